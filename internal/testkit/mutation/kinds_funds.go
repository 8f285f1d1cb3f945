package mutation

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// sources are the parts of a score sheet's budget.
var sources = []string{"general_budget", "gov_fund", "state_capital", "transfers", "other_funds"}

// amounts are all amounts of a form, the budget first.
func amounts(form string) []string {
	if form == scoreSheet {
		return append([]string{"budget", "funds_in_place", "spent"}, sources...)
	}
	var all []string
	for _, row := range []string{"total", "current", "carried", "other"} {
		for _, column := range []string{"initial_budget", "year_budget", "executed"} {
			all = append(all, row+"."+column)
		}
	}
	return all
}

// fundKinds are mistakes in amounts.
func fundKinds() []Kind {
	sheets, self := forms{scoreSheet}, forms{selfEvaluation}
	return []Kind{
		{Name: "预算金额两位数字颠倒", Area: funds, Forms: sheets, Codes: codes{"C05"}, Sow: change("budget", swapDigits)},
		{Name: "预算金额少一位", Area: funds, Forms: sheets, Codes: codes{"C05"}, Sow: change("budget", times("0.1"))},
		{Name: "预算金额按元填", Area: funds, Forms: sheets, Codes: codes{"C08"}, Sow: change("budget", times("10000"))},
		{Name: "所有金额按元填", Area: funds, Forms: scored, Codes: codes{"C08"}, Sow: allTimes("10000", "")},
		{Name: "所有金额按千元填", Area: funds, Forms: scored, Codes: codes{"C08", "C05"}, Sow: allTimes("10", "")},
		{Name: "所有金额按亿元填", Area: funds, Forms: scored, Codes: codes{"C08", "C05"}, Sow: allTimes("0.0001", "")},
		{Name: "只有预算金额对，其余按元填", Area: funds, Forms: sheets, Codes: codes{"C08"}, Sow: allTimes("10000", "budget")},
		{Name: "资金来源按元填", Area: funds, Forms: sheets, Codes: codes{"C08", "T06"}, Sow: part(times("10000"))},
		{Name: "资金来源填错", Area: funds, Forms: sheets, Codes: codes{"T06"}, Sow: part(swapDigits)},
		{Name: "资金来源多填一百万", Area: funds, Forms: sheets, Codes: codes{"T06"}, Sow: change("gov_fund", plus("100"))},
		{Name: "资金来源没有填", Area: funds, Forms: sheets, Codes: codes{"T06"}, Sow: part(clear)},
		{Name: "到位资金两位数字颠倒", Area: funds, Forms: sheets, Codes: codes{"T07", "T11"}, Sow: typedRate("funds_in_place", "in_place_rate", swapDigits)},
		{Name: "到位资金按元填", Area: funds, Forms: sheets, Codes: codes{"C08", "T07", "T11"}, Sow: change("funds_in_place", times("10000"))},
		{Name: "实际支出两位数字颠倒", Area: funds, Forms: sheets, Codes: codes{"T07", "T11"}, Sow: typedRate("spent", "execution_rate", swapDigits)},
		{Name: "实际支出按元填", Area: funds, Forms: sheets, Codes: codes{"C08", "T07", "T11"}, Sow: change("spent", times("10000"))},
		{Name: "实际支出大于到位资金", Area: funds, Forms: sheets, Codes: codes{"T11"}, Sow: above("spent", "funds_in_place")},
		{Name: "到位资金大于预算", Area: funds, Forms: sheets, Codes: codes{"T11"}, Sow: above("funds_in_place", "budget")},
		{Name: "预算金额与到位资金填反", Area: funds, Forms: sheets, Codes: codes{"T13"}, Sow: swapFields("budget", "funds_in_place")},
		{Name: "到位资金与实际支出填反", Area: funds, Forms: sheets, Codes: codes{"T13"}, Sow: swapFields("funds_in_place", "spent")},
		{Name: "全年预算数与执行数填反", Area: funds, Forms: self, Codes: codes{"T13"}, Sow: swapGrid("year_budget", "executed")},
		{Name: "金额没有填", Area: funds, Forms: sheets, Codes: codes{"V01"}, Sow: change("spent", clear)},
		{Name: "金额写成文字", Area: funds, Forms: sheets, Codes: codes{"V02"}, Sow: change("spent", fixed("约五百万"))},
		{Name: "金额是负数", Area: funds, Forms: sheets, Codes: codes{"V04"}, Sow: change("spent", times("-1"))},
		{Name: "金额是公式错误", Area: funds, Forms: sheets, Codes: codes{"V09"}, Sow: change("funds_in_place", fixed("#REF!"))},
		{Name: "年初预算数两位数字颠倒", Area: funds, Forms: self, Codes: codes{"T06", "C05"}, Sow: change("total.initial_budget", swapDigits)},
		{Name: "年度资金总额与各部分不符", Area: funds, Forms: self, Codes: codes{"T06"}, Sow: change("total.executed", plus("10"))},
		{Name: "财政拨款填错", Area: funds, Forms: self, Codes: codes{"T06"}, Sow: typedRate("current.year_budget", "total.year_budget", swapDigits)},
		{Name: "上年结转填错", Area: funds, Forms: self, Codes: codes{"T06"}, Sow: typedRate("carried.executed", "total.executed", plus("3"))},
		{Name: "全年执行数按元填", Area: funds, Forms: self, Codes: codes{"C08", "T06", "T07"}, Sow: columnTimes("10000", "executed")},
		{Name: "年度资金总额没有填", Area: funds, Forms: self, Codes: codes{"V01"}, Sow: change("total.executed", clear)},
	}
}

// allTimes multiplies every amount of the sheet but one.
func allTimes(factor, but string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		var m Mistake
		for _, id := range amounts(c.of.Said.Form) {
			v := c.field(id)
			if id == but || !v.OK() || v.Number.IsZero() {
				continue
			}
			if c.typed(v) {
				c.putNumber(v.Cell, v.Number.Mul(decimal.Must(factor)))
			}
			m.Cells = append(m.Cells, v.Cell)
		}
		return m, len(m.Cells) > 1
	}
}

// columnTimes multiplies one column of the block of funds.
func columnTimes(factor, column string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		var m Mistake
		for _, row := range []string{"total", "current", "carried", "other"} {
			v := c.field(row + "." + column)
			if !v.OK() || v.Number.IsZero() {
				continue
			}
			if c.typed(v) {
				c.putNumber(v.Cell, v.Number.Mul(decimal.Must(factor)))
			}
			m.Cells = append(m.Cells, v.Cell)
		}
		return m, len(m.Cells) > 1
	}
}

// part changes the largest source; the budget bears out that it is wrong.
func part(to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		var largest form.Value
		for _, id := range sources {
			if v := c.field(id); v.OK() && largest.Number.Less(v.Number) {
				largest = v
			}
		}
		return c.become(largest, to)
	}
}

// typedRate changes an amount where what follows from it does not follow by
// itself: nothing else would show the mistake.
func typedRate(id, follower string, to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		if !c.typed(c.field(follower)) {
			return Mistake{}, false
		}
		m, ok := c.become(c.field(id), to)
		m.Also = []finding.Ref{c.field(follower).Cell}
		return m, ok
	}
}

// above makes an amount higher than the one that it cannot exceed, with the
// rate by which it goes.
func above(id, limit string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		rate := map[string]string{"spent": "execution_rate", "funds_in_place": "in_place_rate"}[id]
		v, most := c.field(id), c.field(limit)
		if !v.OK() || !most.OK() || !v.Number.Less(most.Number) && !v.Number.Equal(most.Number) {
			return Mistake{}, false
		}
		m, ok := c.become(v, func(*Copy, form.Value) (string, bool) {
			return most.Number.Mul(decimal.Must("1.12")).Round(2).String(), true
		})
		m.Also = []finding.Ref{c.field(rate).Cell}
		return m, ok
	}
}

// swapFields exchanges two fields that differ.
func swapFields(a, b string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		x, y := c.field(a), c.field(b)
		if !x.OK() || !y.OK() || x.Number.Equal(y.Number) || !c.typed(x) || !c.typed(y) {
			return Mistake{}, false
		}
		c.putNumber(x.Cell, y.Number)
		c.putNumber(y.Cell, x.Number)
		return Mistake{Cells: []finding.Ref{x.Cell, y.Cell}}, true
	}
}

// swapGrid exchanges two columns of the block of funds.
func swapGrid(a, b string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		m, different := Mistake{Whole: true}, false
		for _, row := range []string{"total", "current", "carried", "other"} {
			x, y := c.field(row+"."+a), c.field(row+"."+b)
			if x.Cell.IsZero() || y.Cell.IsZero() {
				continue
			}
			different = different || !x.Number.Equal(y.Number)
			if c.typed(x) {
				c.swap(x.Cell, y.Cell)
			}
			m.Cells = append(m.Cells, x.Cell, y.Cell)
			m.Also = append(m.Also, finding.Ref{Row: c.field("total."+a).Cell.Row - 1, Col: x.Cell.Col},
				finding.Ref{Row: c.field("total."+a).Cell.Row - 1, Col: y.Cell.Col})
		}
		return m, different
	}
}
