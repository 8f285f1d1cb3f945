package check

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// number is a value at a cell of column E.
func number(s string, row int) form.Value {
	d := decimal.Must(s)
	return form.Value{State: form.Valid, Cell: finding.Ref{Row: row, Col: 5}, Stored: s, Number: d, Shown: form.Decimals(d.Decimals())}
}

func item(name string, v form.Value) Addend { return Addend{Value: v, Label: finding.Same(name)} }

func TestCauses(t *testing.T) {
	asText := number("9", 12)
	asText.AsText = true
	recalculated := number("8", 13)
	recalculated.Stored, recalculated.Recomputed = "7", true
	foreign := number("40", 30)
	foreign.Formula = "SUMPRODUCT(E9:E12)"
	ten, six, three := item("甲", number("10", 9)), item("乙", number("6", 10)), item("丙", number("3.5", 11))

	for _, c := range []struct {
		name      string
		stated    form.Value
		addends   []Addend
		subtotals []Addend
		zh, en    string
	}{
		{"one left out", number("13.5", 30), []Addend{ten, six, three}, nil, "漏加了“乙”（E10）", `"乙" (E10) was left out`},
		{"one of many", number("30", 30), []Addend{ten, ten, ten, ten}, nil,
			"漏加了“甲”（E9）或“甲”（E9）或“甲”（E9）或其他同样大小的一项",
			`"甲" (E9) or "甲" (E9) or "甲" (E9) or another one of that size was left out`},
		{"one of two", number("20", 30), []Addend{ten, ten, ten}, nil,
			"漏加了“甲”（E9）或“甲”（E9）或“甲”（E9）", `"甲" (E9) or "甲" (E9) or "甲" (E9) was left out`},
		{"swapped", number("15.9", 30), []Addend{ten, six, three}, nil, "有两位数字写颠倒了", "two digits were swapped"},
		{"swapped over the point", number("61", 30), []Addend{ten, six}, nil, "有两位数字写颠倒了", "two digits were swapped"},
		{"a sub-total twice", number("35.5", 30), []Addend{ten, six, three}, []Addend{item("决策", number("16", 15))},
			"“决策”的小计重复计入", `the sub-total of "决策" was counted twice`},
		{"all sub-totals", number("39", 30), []Addend{ten, six, three},
			[]Addend{item("决策", number("16", 15)), item("过程", number("3.5", 16))},
			"各小计也加进了合计", "the sub-totals were added as well"},
		{"kept as text", number("16", 30), []Addend{ten, six, item("丁", asText)}, nil,
			"漏加了“丁”（E12）；E12 的数字是文本格式，SUM 求和时会跳过",
			`"丁" (E12) was left out; the number in E12 is kept as text, which SUM skips`},
		{"stale item", number("17", 30), []Addend{ten, item("戊", recalculated)}, nil,
			"E13 的公式没有重新计算，这里用的是旧结果",
			"the formula in E13 was not recalculated, its old result was taken here"},
		{"unknown function", foreign, []Addend{ten, six}, nil, "", ""},
		{"no idea", number("17", 30), []Addend{ten, six}, nil, "", ""},
	} {
		f := finding.Finding{Args: finding.Args{}}
		Missed{Stated: c.stated, Addends: c.addends, Subtotals: c.subtotals}.Explain(&f)
		if got := f.Args["causes"]; got.ZH != c.zh || got.EN != c.en {
			t.Errorf("%s: got %q %q", c.name, got.ZH, got.EN)
		}
	}
}

func TestSwap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"93.16", "91.36", true}, {"91.63", "91.36", true}, {"19.36", "91.36", true},
		{"91.36", "91.36", false}, {"92.36", "91.36", false}, {"96.31", "91.36", true}, {"63.91", "91.36", false}, {"9.1", "91", false}, {"1", "2", false},
	} {
		if got := swapOf(c.a, c.b); got != c.want {
			t.Errorf("swapOf(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct{ stated, right, zh, en string }{
		{"92.36", "91.36", "多 1", "1 too much"},
		{"90", "91.5", "少 1.5", "1.5 too little"},
	} {
		got := Difference(decimal.Must(c.stated), decimal.Must(c.right))
		if got.ZH != c.zh || got.EN != c.en {
			t.Errorf("Difference(%s, %s) = %v", c.stated, c.right, got)
		}
	}
}

// TestShowRate holds that a rate is written as people read it.
func TestShowRate(t *testing.T) {
	for _, c := range []struct {
		stored, format string
		shown          int16
		want           string
	}{
		{"0.959998705669169", "0.00%", 4, "96.00%"}, {"0.97", "0%", 2, "97%"}, {"0.9653", "0%", 2, "96.53%"}, {"0.955", "0.00%", 4, "95.50%"},
		{"0.955", "", 3, "0.955"}, {"0.9599987", "0.000%", 5, "96.000%"},
	} {
		n := decimal.Must(c.stored)
		if got := ShowRate(n, form.Value{Number: n, Format: c.format, Shown: c.shown}); got != c.want {
			t.Errorf("%s in %q is %s, want %s", c.stored, c.format, got, c.want)
		}
	}
}
