package rules

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestNoFormIsLeftOut: totals and names of a form that no rule speaks of are held
// against its definition; where a rule speaks of them they are not looked at twice.
func TestNoFormIsLeftOut(t *testing.T) {
	own := &form.Definition{ID: "ledger", Tables: []form.Block{{ID: "rows",
		Columns: []form.Field{
			{ID: "what", Label: "事项", English: "what", Type: form.TypeText, Presence: form.Required},
			{ID: "area", Label: "片区", English: "area", Type: form.TypeText, Groups: []form.Choice{{Is: "东片"}, {Is: "西片"}}},
			{ID: "amount", Label: "金额", English: "amount", Type: form.TypeAmount}},
		Closing: &form.Closing{Labels: []string{"合计"}, Totals: []form.Field{{ID: "sum", Label: "合计", English: "total", Type: form.TypeAmount, Of: "amount"}}}}}}
	forms := append(loadForms(t), own)
	e := newTestEngine(t, forms)
	for _, c := range []struct {
		form string
		code finding.Code
		want int
	}{
		{"ledger", "T08", 1}, {"ledger", "S12", 1}, {"score-list", "T08", 1}, {"rectification", "T08", 2},
		{"score-sheet", "T08", 0}, {"self-evaluation", "T08", 0}, {"problem-list", "T08", 0}, {"score-sheet", "S12", 1}, {"self-evaluation", "S12", 1},
	} {
		n := 0
		for _, a := range e.Applied(c.form) {
			if a.Code == c.code {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d checks of %s, want %d", c.form, n, c.code, c.want)
		}
	}
	amount := func(text string, row int) form.Value {
		v := form.Value{State: form.Valid, Cell: finding.Ref{Row: row, Col: 3}, Text: text, Stored: text, Number: decimal.Must(text)}
		if text == "0" {
			v.State = form.Empty
		}
		return v
	}
	for total, want := range map[string]int{"15.5": 0, "999": 1} {
		s := &form.Submission{Form: own.ID, Sheet: "表", Def: own, Fields: map[string]form.Value{"sum": amount(total, 5)}, Tables: map[string]form.Table{}}
		var rows []form.TableRow
		for i, text := range []string{"10", "0", "5.5"} {
			row := form.TableRow{Line: i + 2}
			row.Values.Set("what", form.Value{State: form.Valid, Cell: finding.Ref{Row: i + 2, Col: 1}, Text: "甲", Stored: "甲"})
			row.Values.Set("amount", amount(text, i+2))
			rows = append(rows, row)
		}
		s.Tables["rows"] = form.Table{Rows: rows}
		fs := e.Check(s, Input{Facts: testFacts()})
		if len(fs) != want || want > 0 && (fs[0].Code != "T08" || fs[0].Expected != "15.5") {
			t.Errorf("a total of %s: %v", total, fs)
		}
	}
}
