package rules

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// allotment is a form whose amounts may stand in one cell for several rows, with
// sub-totals, a total, and how many units there are.
func allotment() *form.Definition {
	amount := func(id, label, of string) form.Field {
		return form.Field{ID: id, Label: label, English: id, Type: form.TypeAmount, Of: of, Presence: form.Optional}
	}
	text := func(id, label string) form.Field {
		return form.Field{ID: id, Label: label, English: id, Type: form.TypeText, Presence: form.Required}
	}
	return &form.Definition{ID: "allotment", Name: finding.Same("分配表"),
		Fields: []form.Field{{ID: "units", Label: "单位数", English: "units", Type: form.TypeCount, Presence: form.Optional},
			amount("paid", "已付", ""), amount("all", "全部", "")},
		Tables: []form.Block{{ID: "rows", Columns: []form.Field{text("fund", "资金"), text("unit_name", "单位"), amount("amount", "金额", "")},
			Subtotal: &form.Subtotal{Suffix: "小计", Group: "fund", Totals: []form.Field{amount("sum", "金额", "amount")}},
			Closing:  &form.Closing{Labels: []string{"合计"}, Totals: []form.Field{amount("total", "金额", "amount")}}}}}
}

// amountAt is an amount at a cell of column C; the second row shares the first's.
func amountAt(s string, row int) form.Value {
	d := decimal.Must(s)
	return form.Value{State: form.Valid, Cell: finding.Ref{Row: row, Col: 3}, Stored: s, Text: s, Number: d, Shown: form.Decimals(d.Decimals())}
}

// allotted is a sheet on which 环卫 has 30 for 甲局 and 乙局 together, and 7 for
// 丙局; 绿化 has 5 for 甲局.
func allotted(def *form.Definition, sub, total, all, units string) *form.Submission {
	row := func(line int, fund, unit string, amount form.Value) form.TableRow {
		text := func(s string, col int) form.Value {
			return form.Value{State: form.Valid, Cell: finding.Ref{Row: line, Col: col}, Stored: s, Text: s}
		}
		return form.TableRow{Line: line, Group: fund, Values: form.ValuesOf(map[string]form.Value{
			"fund": text(fund, 1), "unit_name": text(unit, 2), "amount": amount})}
	}
	again := amountAt("30", 3)
	again.Again = true
	return &form.Submission{Form: def.ID, Sheet: "表", Def: def,
		Fields: map[string]form.Value{"total": amountAt(total, 8), "units": amountAt(units, 10), "paid": amountAt("1", 11), "all": amountAt(all, 12)},
		Tables: map[string]form.Table{"rows": {
			Rows: []form.TableRow{row(3, "环卫", "甲局", amountAt("30", 3)), row(4, "环卫", "乙局", again), row(5, "环卫", "丙局", amountAt("7", 5)),
				row(7, "绿化", "甲局", amountAt("5", 7))},
			Subtotals: []form.TableRow{{Line: 6, Group: "环卫", Values: form.ValuesOf(map[string]form.Value{"sum": amountAt(sub, 6)})}}}}}
}

// TestSharedAmountsCountOnce: in every sum; rows are counted each.
func TestSharedAmountsCountOnce(t *testing.T) {
	def := allotment()
	checks := map[finding.Code]string{
		"T90": "kind: subtotal, form: allotment, table: rows, item: unit_name, field: sum, column: amount",
		"T91": "kind: total, form: allotment, table: rows, item: unit_name, field: total, column: amount",
		"T92": "kind: total, form: allotment, table: rows, item: unit_name, field: all, column: amount, parts: [paid]",
		"T93": "kind: row_count, form: allotment, table: rows, field: units",
		"T94": "kind: list_total, form: allotment, table: rows, item: unit_name, field: total, column: amount",
	}
	engines := map[finding.Code]*Engine{} // of one check each: together they tell the cause
	for code, text := range checks {
		s := spec(t, code, text)
		s.Args = []string{"difference", "causes", "item", "column"}
		e, problems := NewEngine([]Spec{s}, []*form.Definition{def}, nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		engines[code] = e
	}
	for _, c := range []struct {
		name, sub, total, all, units string
		want                         map[finding.Code]string
	}{
		{"each once", "37", "42", "43", "4", nil},
		{"each row once more", "67", "72", "73", "4", map[finding.Code]string{"T90": "多 30", "T91": "多 30", "T92": "多 30", "T94": "多 30"}},
		{"the shared one left out", "7", "12", "13", "4", map[finding.Code]string{"T90": "少 30", "T91": "少 30", "T92": "少 30"}}, // 12 may be an average
		{"rows by their amounts", "37", "42", "43", "3", map[finding.Code]string{"T93": "少 1"}},
	} {
		for code, e := range engines {
			got := ""
			for _, f := range e.Check(allotted(def, c.sub, c.total, c.all, c.units), Input{Facts: register.New(register.Facts{})}) {
				got = f.Args["difference"].ZH
			}
			if got != c.want[code] {
				t.Errorf("%s: %s tells %q, want %q", c.name, code, got, c.want[code])
			}
		}
	}
}
