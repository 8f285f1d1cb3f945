package rules

import (
	"testing"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestMergedOnce holds that a merged cell, which is read for every row that it
// covers, is found wrong once.
func TestMergedOnce(t *testing.T) {
	forms := loadForms(t)
	c := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	at := finding.Ref{Row: 9, Col: 6}
	for i := range 2 { // rows 9 and 10, both of which lost points
		c.submission.Tables["indicators"].Rows[i].Values.Set("reason", form.Value{State: form.Empty, Cell: at})
	}
	if got := lines(newTestEngine(t, forms).Check(c.submission, c.input)); got != "T09 F9 reason\n" {
		t.Errorf("got:\n%s", got)
	}
}

// TestTryingLeavesSheet holds that trying what puts a mistake right does not change the sheet.
func TestTryingLeavesSheet(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, name := range []string{"C05/bad_alone", "T05/bad_band", "C06/bad_code", "C02/bad_list_code"} {
		c := loadFixture(t, "testdata/"+name+".yaml", forms)
		first := lines(e.Check(c.submission, c.input))
		if again := lines(e.Check(c.submission, c.input)); again != first {
			t.Errorf("%s: first\n%sthen\n%s", name, first, again)
		}
	}
}
