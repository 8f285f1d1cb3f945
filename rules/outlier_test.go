package rules

import (
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// TestOutliers: the register has 1125.4 for the score sheet's project and 500
// for the self-evaluation's.
func TestOutliers(t *testing.T) {
	off := true
	forms := loadForms(t)
	shipped, silent := newTestEngine(t, forms), newTestEngine(t, forms, Override{Code: "C05", Off: &off}, Override{Code: "C08", Off: &off})
	for _, tt := range []struct {
		name, form string
		engine     *Engine
		set        map[string]string
		want       string
	}{
		{"as in the register", "score-sheet", shipped, nil, ""},
		{"ten times", "score-sheet", shipped, map[string]string{"budget": "11254"}, "budget general_budget funds_in_place spent"},
		{"hardly less than ten times", "score-sheet", shipped, map[string]string{"budget": "11253.99"}, ""},
		{"a tenth", "score-sheet", shipped, map[string]string{"budget": "112.54"}, "budget general_budget funds_in_place spent"},
		{"hardly more than a tenth", "score-sheet", shipped, map[string]string{"budget": "112.55"}, ""},
		{"nothing", "score-sheet", shipped, map[string]string{"budget": "0", "spent": "0"}, "budget general_budget funds_in_place"},
		{"not known", "score-sheet", shipped, map[string]string{"budget": "!", "spent": "-"}, ""},
		{"one amount alone", "score-sheet", shipped, map[string]string{"spent": "10747600"}, "spent"},
		{"a small part", "score-sheet", shipped, map[string]string{"gov_fund": "0.01", "spent": "1"}, ""},
		{"in 元", "score-sheet", shipped, map[string]string{"budget": "11254000", "general_budget": "11253000", "gov_fund": "1000", "funds_in_place": "0"},
			"budget general_budget gov_fund spent"},
		{"rules that are off", "score-sheet", silent, map[string]string{"budget": "112.54", "spent": "0"}, "budget general_budget funds_in_place"},
		{"the start of the year", "self-evaluation", shipped, map[string]string{"total.initial_budget": "6000", "current.initial_budget": "6000"},
			"total.initial_budget total.year_budget total.executed current.initial_budget current.year_budget current.executed"},
		{"another amount of a grid", "self-evaluation", shipped, map[string]string{"other.executed": "5000"}, "other.executed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := outliersOf(t, tt.engine, forms, tt.form, tt.set, nil); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	zero := decimal.New(0)
	if got := outliersOf(t, shipped, forms, "score-sheet", map[string]string{"budget": "11254000"}, &zero); got != "" {
		t.Errorf("held against a register without a budget: %s", got)
	}
}

// outliersOf are the outliers of a base sheet with other values, beside the
// register's budget or another one.
func outliersOf(t *testing.T, e *Engine, forms []*form.Definition, base string, set map[string]string, budget *decimal.Decimal) string {
	t.Helper()
	c := loadFixture(t, "testdata/forms/ok_"+base+".yaml", forms)
	b := builder{t: t, def: c.submission.Def}
	for id, text := range set {
		b.set(c.submission, id, valueText{Is: text})
	}
	p, ok := c.input.Facts.Project(c.submission.Fields[form.ProjectField].Text)
	if !ok {
		t.Fatal("its project is not in the register")
	}
	if budget != nil {
		p.Budget = *budget
	}
	var ids []string
	for _, o := range e.Outliers(c.submission, p) {
		if o.Label.ZH == "" || !o.Value.OK() {
			t.Errorf("%+v", o)
		}
		ids = append(ids, o.Field)
	}
	return strings.Join(ids, " ")
}
