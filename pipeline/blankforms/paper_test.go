package blankforms_test

import (
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/blankforms"
)

// TestBlanksCanBeReadOnPaper: nothing that people fill in is printed below nine
// points, and a sheet is one page wide.
func TestBlanksCanBeReadOnPaper(t *testing.T) {
	c := mustCampaign(t)
	for i := range c.Forms {
		f := mustOpen(t, mustDraw(t, c, blankforms.Order{Form: c.Forms[i], Unit: "213001", Project: "A-01"}))
		for _, sheet := range f.GetSheetList()[:2] {
			props, err := f.GetSheetProps(sheet)
			if points := reporttest.SmallestType(t, f, sheet); points < 9 || err != nil || !*props.FitToPage {
				t.Errorf("%s: %s is printed at %.1f points", c.Forms[i].ID, sheet, points)
			}
		}
	}
}

// TestRoomToSignAndToGiveReasons: who signs has room below the form, and a reason
// has as many lines as reasons take.
func TestRoomToSignAndToGiveReasons(t *testing.T) {
	c := mustCampaign(t)
	for id, want := range map[string]struct {
		reason int     // a row with a reason
		lines  float64 // it has room for so many
		signs  string
	}{
		"score-sheet":   {12, 2, "单位负责人（签字） 单位（盖章）"},
		"rectification": {5, 3, "填报人（签字） 单位负责人（签字） 单位（盖章）"},
	} {
		f := mustOpen(t, mustDraw(t, c, blankforms.Order{Form: c.Form(id), Unit: "213001", Project: "A-01"}))
		sheet := f.GetSheetName(0)
		if high, err := f.GetRowHeight(sheet, want.reason); err != nil || high < want.lines*13 {
			t.Errorf("%s: row %d is %.0f points high (%v)", id, want.reason, high, err)
		}
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		var signs []string
		for n, row := range rows {
			for _, text := range row {
				if !strings.HasSuffix(text, "（签字）") && !strings.HasSuffix(text, "（盖章）") {
					continue
				}
				signs = append(signs, text)
				if high, err := f.GetRowHeight(sheet, n+1); err != nil || high < 40 {
					t.Errorf("%s: there is no room for %s (%v)", id, text, err)
				}
			}
		}
		if got := strings.Join(signs, " "); got != want.signs {
			t.Errorf("%s: signed by %q, want %q", id, got, want.signs)
		}
	}
}
