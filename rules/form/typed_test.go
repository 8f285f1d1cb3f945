package form_test

import (
	"testing"

	"jixiao/rules/form"
)

// TestTypedIsReadLikeACell: a text is read by the type of its field, as departments'
// cells are.
func TestTypedIsReadLikeACell(t *testing.T) {
	r := reader(t)
	defs := definitions(t)
	for _, c := range []struct{ form, field, text, want string }{
		{"score-sheet", "execution_rate", "65%", "0.65"},
		{"score-sheet", "execution_rate", "65", "0.65"},
		{"score-sheet", "execution_rate", "６５％", "0.65"},
		{"score-sheet", "final_score", "92分", "92"},
		{"score-sheet", "final_score", "120", "!"},
		{"score-sheet", "final_score", "九十二", "!"},
		{"score-sheet", "budget", "1,350.93万元", "1350.93"},
		{"score-sheet", "budget", "—", ""},
		{"score-sheet", "grade", "优秀", "优"},
		{"score-sheet", "grade", "特优", "!"},
		{"score-sheet", "filled_on", "2023年10月9日", "2023-10-09"},
		{"score-sheet", "filled_on", "2023-02-30", "!"},
		{"score-sheet", "unit", "[213001]钢城区城市管理局", "[213001]钢城区城市管理局"},
		{"self-evaluation", "total.rate", "65%", "0.65"},
		{"score-sheet", "filled_by", "", ""},
	} {
		var def *form.Definition
		for _, d := range defs {
			if d.ID == c.form {
				def = d
			}
		}
		v := r.Typed(def, def.Field(c.field), c.field, c.text)
		got := v.Text
		if v.State == form.Invalid {
			got = "!"
		}
		if got != c.want {
			t.Errorf("%s %q is read as %q (%s), want %q", c.field, c.text, got, v.State, c.want)
		}
	}
}
