package form_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two forms on one sheet are one mistake, told where the second one begins.
func TestSecondFormOnOneSheet(t *testing.T) {
	other := strings.NewReplacer("A-04", "A-02", "农村公厕建设", "莱钢道路", "1074.76", "1000").Replace(scoreSheet)
	var beside strings.Builder
	for line := range strings.Lines(strings.Trim(scoreSheet, "\n")) {
		line = strings.TrimRight(line, "\n")
		beside.WriteString(line + strings.Repeat("|", 10-strings.Count(line, "|")) + line + "\n")
	}
	noClosing := strings.Replace(rectification, rectificationEnd, "", 1)
	for name, c := range map[string]struct{ text, want string }{
		"score sheets stacked":   {scoreSheet + other, "S09 A19"},
		"the same one again":     {scoreSheet + scoreSheet, "S09 A19"},
		"score sheets abreast":   {beside.String(), "S09 K8"},
		"rectifications stacked": {rectification + rectification, "S09 A9"},
		"without closing rows":   {noClosing + noClosing, "S09 A8"},
		"with another between":   {scoreSheet + rectification + scoreSheet, "S09 A27"},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(t, sheetOf(t, "表", strings.ReplaceAll(c.text, "\n\n", "\n")))
			if diff := cmp.Diff([]string{c.want}, found); diff != "" || s == nil {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// Forms that differ may stand on one sheet: each is read by itself, and its
// mistakes are its own.
func TestTwoFormsOnOneSheet(t *testing.T) {
	late := strings.Replace(rectification, "| 王五 |", "||", 1)
	for name, c := range map[string]struct {
		text  string
		forms []string
		want  []string
	}{
		"below a score sheet": {scoreSheet + rectification, []string{"score-sheet 1-18", "rectification 19-26"}, nil},
		"above one":           {rectification + scoreSheet, []string{"rectification 1-8", "score-sheet 9-26"}, nil},
		"three":               {rectification + scoreSheet + scoreList, []string{"rectification 1-8", "score-sheet 9-26", "score-list 27-30"}, nil},
		"a mistake in one":    {scoreSheet + late, []string{"score-sheet 1-18", "rectification 19-26"}, []string{"V01 G22 owner"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := readAll(t, sheetOf(t, "表", strings.ReplaceAll(c.text, "\n\n", "\n")))
			var forms, found []string
			for _, s := range got.Submissions {
				forms = append(forms, fmt.Sprintf("%s %d-%d", s.Form, s.FirstRow, s.LastRow))
			}
			for _, f := range got.Findings {
				found = append(found, strings.Join([]string{string(f.Code), f.Place.Cell.String(), f.Field}, " "))
			}
			if diff := cmp.Diff(c.forms, forms); diff != "" {
				t.Errorf("submissions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
