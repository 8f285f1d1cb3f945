package rules

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestListTotal holds that a list's total is checked, and that an average in
// its place is not taken for one.
func TestListTotal(t *testing.T) {
	forms := loadForms(t)
	c := loadFixture(t, "testdata/forms/ok_score-list.yaml", forms) // 96.5, 82 and 91.5
	list := *definition(t, forms, "score-list")
	closing := *list.Tables[0].Closing
	closing.Totals = []form.Field{{ID: "stated", Label: "合计", Type: form.TypeNumber, Of: "final_score"}}
	list.Tables = []form.Block{list.Tables[0]}
	list.Tables[0].Closing = &closing
	s := spec(t, "T90", "kind: list_total, form: score-list, table: scores, item: project_name, field: stated, column: final_score")
	s.Args = []string{"difference", "causes"}
	e, problems := NewEngine([]Spec{s}, []*form.Definition{&list}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, x := range []struct{ stated, want string }{
		{"270", ""}, {"90", ""}, {"82", ""}, {"81.99", "270"}, {"207", "270"},
	} {
		c.submission.Fields["stated"] = statedAt(x.stated)
		fs := e.Check(c.submission, c.input)
		if x.want == "" && len(fs) == 0 {
			continue
		}
		if len(fs) != 1 || fs[0].Expected != x.want || fs[0].Place.Cell != (finding.Ref{Row: 30, Col: 5}) {
			t.Errorf("stated %s: got %+v", x.stated, fs)
		}
	}
	c.submission.Fields["stated"] = form.Value{State: form.Empty}
	if fs := e.Check(c.submission, c.input); len(fs) > 0 {
		t.Errorf("blank: got %+v", fs)
	}
}

// statedAt is a number at E30.
func statedAt(s string) form.Value {
	d := decimal.Must(s)
	return form.Value{State: form.Valid, Cell: finding.Ref{Row: 30, Col: 5}, Stored: s, Number: d, Shown: form.Decimals(d.Decimals())}
}
