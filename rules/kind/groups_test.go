package kind

import (
	"testing"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// TestLeastShareNamesGroupsOfTheForm: a bureau that calls its dimensions
// otherwise is told to say so in the check, which would pass all sheets else.
func TestLeastShareNamesGroupsOfTheForm(t *testing.T) {
	def := &form.Definition{ID: "sheet", Fields: []form.Field{{ID: "total", Label: "合计", Type: form.TypeWeight}},
		Tables: []form.Block{{ID: "rows", Columns: []form.Field{
			{ID: "dimension", Label: "一级指标", Type: form.TypeText, Groups: []form.Choice{{Is: "过程"}, {Is: "产出", Or: []string{"结果"}}}},
			{ID: "weight", Label: "分值", Type: form.TypeWeight}}}}}
	for name, want := range map[string]int{"产出": 0, "结果": 0, "效益": 1} {
		p := LeastShare{Sum: check.Sum{Rows: check.Rows{Table: "rows"}, Field: "total", Column: "weight"}, By: "dimension",
			Of: []string{name}, Mark: decimal.Hundred, Least: decimal.New(60)}
		_, faults := check.Compile(p.compile, check.Setup{Form: def, Wordings: func(string) bool { return true }})
		if len(faults) != want || want > 0 && faults[0].Param != "of[0]" {
			t.Errorf("of %s: %+v, want %d faults", name, faults, want)
		}
	}
}

// TestByPlace: the one name that is missing where a strange one stands.
func TestByPlace(t *testing.T) {
	g := groups{field: &form.Field{Groups: []form.Choice{{Is: "决策"}, {Is: "过程"}, {Is: "产出"}, {Is: "效益"}}}}
	for _, c := range []struct {
		names []string // "" is the strange one
		want  string
	}{
		{[]string{"", "过程", "产出", "效益"}, "决策"},
		{[]string{"决策", "", "产出"}, "过程"},
		{[]string{"决策", "过程", "产出", ""}, "效益"},
		{[]string{"决策", ""}, ""},                   // three may be meant
		{[]string{"决策", "", "过程", "产出"}, ""},       // none is missing there
		{[]string{"过程", "", "产出", "效益"}, ""},       // the missing one belongs elsewhere
		{[]string{"效益", "产出", "", "过程", "决策"}, ""}, // the order is another one
	} {
		var all []stretch
		at := 0
		for i, name := range c.names {
			if name == "" {
				at = i
			}
			all = append(all, stretch{is: name})
		}
		if got := g.byPlace(all, at); got != c.want {
			t.Errorf("%q: %q, want %q", c.names, got, c.want)
		}
	}
}
