package record

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// KeyColumn is the header of the column that carries a finding's key, in reports
// that come back.
const KeyColumn = "意见编号"

// About is which finding an answer is about, as its row says. In a report of
// ours that is a key. Where the key is lost, or where there never was one, it
// is what can be read of the rule, the place and what stands there.
type About struct {
	Key     string `json:"key,omitempty"`
	Code    string `json:"code,omitempty"`
	Project string `json:"project,omitempty"`
	Sheet   string `json:"sheet,omitempty"`
	Cell    string `json:"cell,omitempty"`
	// Value is what stood there; nil where the table has no such column.
	Value *string `json:"value,omitempty"`
}

// candidate is a finding with its key, which takes a hash to make.
type candidate struct {
	*Issue
	key finding.Key
}

// among finds the findings of one file that the answer is about: the one at
// the very place, or the only one that it can mean.
func (b About) among(found []candidate) []*Issue {
	key, keyed := finding.ParseKey(b.Key)
	var same, here []*Issue
	for _, i := range found {
		alike, exact := i.key.Stake == key.Stake, i.key == key
		if !keyed {
			alike, exact = b.means(i.Finding)
		}
		if alike {
			same = append(same, i.Issue)
		}
		if exact {
			here = append(here, i.Issue)
		}
	}
	switch {
	case len(here) > 0:
		return here
	case len(same) == 1:
		return same
	}
	return nil
}

// means reports whether an answer without a key can be about a finding, and
// whether it says so exactly.
func (b About) means(f finding.Finding) (alike, exact bool) {
	if !b.names() || b.Code != "" && !strings.EqualFold(b.Code, string(f.Code)) {
		return false, false
	}
	project, _, _ := strings.Cut(value.Clean(b.Project), " ")
	if project != "" && !same(project, f.Project) || b.Value != nil && !same(*b.Value, f.Value) {
		return false, false
	}
	if b.Sheet != "" && f.Place.Sheet != "" && !same(b.Sheet, f.Place.Sheet) {
		return false, false
	}
	return b.Code != "", strings.EqualFold(b.Cell, f.Place.Cell.String())
}

// names reports whether a row without a key says enough to be about anything.
func (b About) names() bool { return b.Code != "" || b.Cell != "" }

// bound reports whether the answer holds for other contents too than those that
// were there when it was written: it says itself what it explains.
func (b About) bound() bool {
	_, keyed := finding.ParseKey(b.Key)
	return keyed || b.Value != nil
}

func same(a, b string) bool { return value.Fold(a) == value.Fold(b) }
