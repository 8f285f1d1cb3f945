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
// the very place, or the only one that it can mean. Where its key is lost, it is
// the only one of which the row says all there is to say.
func (b About) among(found []candidate, lost bool) []*Issue {
	if lost {
		return b.described(found)
	}
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

// isOf reports whether a finding has the answer's key, wherever it stands.
func (b About) isOf(c candidate) bool {
	key, keyed := finding.ParseKey(b.Key)
	return keyed && c.key.Stake == key.Stake
}

// described finds the finding that the other columns of a row with a key
// describe: all of them, and it alone. An upgrade may give an unchanged mistake
// another key; what says less than that may be about another one, and what names
// one cell of several is about no more than that.
func (b About) described(found []candidate) []*Issue {
	if !b.isFull() {
		return nil
	}
	var described []*Issue
	for _, i := range found {
		_, exact := b.means(i.Finding)
		if whole := len(i.Cells) < 2 || !strings.EqualFold(b.Cell, i.Place.Cell.String()); exact && whole && i.Place.Sheet != "" {
			described = append(described, i.Issue)
		}
	}
	if len(described) != 1 {
		return nil
	}
	return described
}

// isFull reports whether a row with a key says in its other columns all that can
// be said of a finding.
func (b About) isFull() bool {
	key, _ := finding.ParseKey(b.Key)
	project, _, _ := strings.Cut(value.Clean(b.Project), " ")
	return strings.EqualFold(b.Code, string(key.Code)) && project != "" && b.Sheet != "" && b.Cell != "" && b.Value != nil
}

// means reports whether an answer without a key can be about a finding, and
// whether it says so exactly.
func (b About) means(f finding.Finding) (alike, exact bool) {
	if !b.names() || b.Code != "" && !strings.EqualFold(b.Code, string(f.Code)) {
		return false, false
	}
	project, _, _ := strings.Cut(value.Clean(b.Project), " ")
	if project != "" && !namesSubject(project, f.About()) || b.Value != nil && !same(*b.Value, f.Value) {
		return false, false
	}
	if b.Sheet != "" && f.Place.Sheet != "" && !same(b.Sheet, f.Place.Sheet) {
		return false, false
	}
	return b.Code != "", f.IsAt(b.Cell)
}

// names reports whether a row without a key says enough to be about anything.
func (b About) names() bool { return b.Code != "" || b.Cell != "" }

// bound reports whether the answer holds for other contents too than those that
// were there when it was written: it says itself what it explains. By its other
// columns one with a lost key says so only where something stood there.
func (b About) bound(lost bool) bool {
	if _, keyed := finding.ParseKey(b.Key); keyed {
		return !lost || b.Value != nil && *b.Value != ""
	}
	return b.Value != nil
}

func same(a, b string) bool { return value.Fold(a) == value.Fold(b) }

// namesSubject reports whether the first word of a label is the subject's: its
// code, or that of a unit in brackets.
func namesSubject(word string, s finding.Subject) bool {
	return same(word, s.ID()) || s.Kind() == finding.AboutUnit && strings.HasPrefix(word, "["+s.ID()+"]")
}
