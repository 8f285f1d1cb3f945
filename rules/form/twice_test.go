package form_test

import (
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
		"score sheets stacked":    {scoreSheet + other, "S09 A19"},
		"the same one again":      {scoreSheet + scoreSheet, "S09 A19"},
		"score sheets abreast":    {beside.String(), "S09 K8"},
		"rectifications stacked":  {rectification + rectification, "S09 A9"},
		"without closing rows":    {noClosing + noClosing, "S09 A8"},
		"score sheet, other form": {scoreSheet + rectification, "S09 A19"},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(t, sheetOf(t, "表", strings.ReplaceAll(c.text, "\n\n", "\n")))
			if diff := cmp.Diff([]string{c.want}, found); diff != "" || s == nil {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
