package judge

import (
	"testing"

	"jixiao/rules/finding"
)

// TestTooManyFindings: the gravest are kept, and what is told is counted, not
// what follows from it.
func TestTooManyFindings(t *testing.T) {
	j, _ := judgeWith(t, nil)
	for name, tc := range map[string]struct {
		errors, notes, waived, followers int
		want                             map[finding.Code]int
		said                             string
	}{
		"few":              {3, 3, 3, 3, map[finding.Code]int{"T01": 3, "V03": 3, "T09": 3, "G01": 3}, ""},
		"many":             {600, 600, 0, 0, map[finding.Code]int{"T01": 600, "V03": 400, "F04": 1}, "1200"},
		"many followers":   {500, 0, 10, 2000, map[finding.Code]int{"T01": 500, "T09": 10, "G01": 490}, ""},
		"many, and theirs": {900, 90, 20, 2000, map[finding.Code]int{"T01": 900, "V03": 90, "T09": 10, "F04": 1}, "1010"},
	} {
		var found []finding.Finding
		add := func(n int, f finding.Finding) {
			for row := range n {
				f.Place = finding.Place{Sheet: "表", Cell: finding.Ref{Row: row + 1, Col: 1}}
				found = append(found, f)
			}
		}
		add(tc.followers, finding.Finding{Code: "G01", Severity: finding.Error, Because: "T01-0123456789-012345"})
		add(tc.notes, finding.Finding{Code: "V03", Severity: finding.Info})
		add(tc.waived, finding.Finding{Code: "T09", Severity: finding.Warning, Waived: &finding.Waiver{}})
		add(tc.errors, finding.Finding{Code: "T01", Severity: finding.Error})
		got, said := map[finding.Code]int{}, ""
		for _, f := range j.foremost(found, Received{Name: "表.xlsx"}) {
			got[f.Code]++
			if f.Code == "F04" {
				said = f.Value
			}
		}
		for _, code := range []finding.Code{"T01", "V03", "T09", "G01", "F04"} {
			if got[code] != tc.want[code] {
				t.Errorf("%s: %d %s are kept, want %d", name, got[code], code, tc.want[code])
			}
		}
		if said != tc.said {
			t.Errorf("%s: it says %q, want %q", name, said, tc.said)
		}
	}
}
