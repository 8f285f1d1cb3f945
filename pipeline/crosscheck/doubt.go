package crosscheck

import (
	"cmp"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Doubt is a rule that so many sheets of a form fail that register or rule may
// be wrong rather than the sheets (疑似登记表或规则有误).
type Doubt struct {
	Code    finding.Code
	Form    string
	Failing int // sheets
	Sheets  int // of the form, all that count
}

// Doubts are those that the section has not yet released.
func Doubts(c *campaign.Campaign, s *record.Snapshot) []Doubt {
	t := c.Settings.Notify
	if t.HoldPercent == 0 {
		return nil
	}
	sheets := countingSheets(s)
	var out []Doubt
	for what, failing := range failingSheets(s, sheets) {
		d := Doubt{Code: what.code, Form: what.form, Failing: len(failing), Sheets: len(sheets[what.form])}
		if d.Failing >= t.HoldSheets && d.Failing*100 >= d.Sheets*t.HoldPercent && !s.Released(d.Code, d.Form) {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Doubt) int { return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Code, b.Code)) })
	return out
}

// countingSheets are, by form, the sheets whose versions count now.
func countingSheets(s *record.Snapshot) map[string]map[record.Part]bool {
	sheets := map[string]map[record.Part]bool{}
	for _, v := range s.Versions {
		if v.Verdict == record.Superseded || v.Verdict == record.Duplicate || v.State == record.Withdrawn {
			continue
		}
		if sheets[v.Duty.Form] == nil {
			sheets[v.Duty.Form] = map[record.Part]bool{}
		}
		sheets[v.Duty.Form][v.Part()] = true
	}
	return sheets
}

type failed struct {
	code finding.Code
	form string
}

// failingSheets are, by rule and form, the sheets of which departments are told
// that they fail it.
func failingSheets(s *record.Snapshot, sheets map[string]map[record.Part]bool) map[failed]map[record.Part]bool {
	failing := map[failed]map[record.Part]bool{}
	parts := record.PartsOf(s.Versions)
	for _, i := range s.Issues {
		if i.Weight() < finding.Warning || i.Audience == finding.Section {
			continue
		}
		what := failed{i.Code, i.Form}
		for _, at := range parts.Of(i) {
			if !sheets[i.Form][at] {
				continue
			}
			if failing[what] == nil {
				failing[what] = map[record.Part]bool{}
			}
			failing[what][at] = true
		}
	}
	return failing
}
