package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestOneMeasureForSeveralProblems: it is told once, with the cells of all that
// repeat it; a cell that is merged over several problems repeats nothing.
func TestOneMeasureForSeveralProblems(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	c := loadFixture(t, "testdata/R07/bad_three.yaml", forms)
	found := c.found(e)
	want := []finding.Cell{{At: finding.Ref{Row: 6, Col: 6}}, {At: finding.Ref{Row: 7, Col: 6}}}
	if len(found) != 1 || found[0].Code != "R07" {
		t.Fatalf("found %+v, want R07 once", found)
	}
	if diff := cmp.Diff(want, found[0].Cells); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	rows := c.submission.Tables["problems"].Rows
	for i := range rows {
		v := rows[i].Value("measure")
		v.Cell = finding.Ref{Row: 5, Col: 6}
		rows[i].Values.Set("measure", v)
	}
	if found := c.found(e); len(found) != 0 {
		t.Errorf("a merged cell: found %+v", found)
	}
}
