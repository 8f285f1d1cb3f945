package mutation

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scored are the forms in which scores are added up.
var scored = forms{scoreSheet, selfEvaluation}

// totalKinds are mistakes in sums that the rows bear out.
func totalKinds() []Kind {
	sheets := forms{scoreSheet}
	return []Kind{
		{Name: "合计得分两位数字颠倒", Area: scores, Forms: scored, Codes: codes{"T03", "V04"}, Sow: change("total_score", swapDigits)},
		{Name: "合计得分多一分", Area: scores, Forms: scored, Codes: codes{"T03"}, Sow: change("total_score", plus("1"))},
		{Name: "合计得分少 0.5 分", Area: scores, Forms: scored, Codes: codes{"T03"}, Sow: change("total_score", plus("-0.5"))},
		{Name: "合计得分小数点错位", Area: scores, Forms: scored, Codes: codes{"T03"}, Sow: change("total_score", times("0.1"))},
		{Name: "合计得分没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: change("total_score", clear)},
		{Name: "合计得分写成文字", Area: scores, Forms: scored, Codes: codes{"V02"}, Sow: change("total_score", fixed("约九十分"))},
		{Name: "综合评分两位数字颠倒", Area: scores, Forms: sheets, Codes: codes{"T05"}, Sow: change("final_score", swapDigits)},
		{Name: "综合评分少 0.5 分", Area: scores, Forms: sheets, Codes: codes{"T05"}, Sow: change("final_score", plus("-0.5"))},
		{Name: "综合评分没有填", Area: scores, Forms: sheets, Codes: codes{"V01"}, Sow: change("final_score", clear)},
		{Name: "合计与综合评分都漏加一项", Area: scores, Forms: sheets, Codes: codes{"T03"}, Sow: leftOut},
		{Name: "合计与综合评分错得不一样", Area: scores, Forms: sheets, Codes: codes{"T03", "T05"}, Sow: bothWrong},
		{Name: "小计得分错", Area: scores, Forms: sheets, Codes: codes{"T04"}, Sow: subtotal("subtotal_score", plus("1"))},
		{Name: "小计得分两位数字颠倒", Area: scores, Forms: sheets, Codes: codes{"T04"}, Sow: subtotal("subtotal_score", swapDigits)},
		{Name: "小计分值错", Area: scores, Forms: sheets, Codes: codes{"T04"}, Sow: subtotal("subtotal_weight", plus("-1"))},
		{Name: "小计没有填", Area: scores, Forms: sheets, Codes: codes{"V01"}, Sow: subtotal("subtotal_score", clear)},
		{Name: "小计重复计入合计", Area: scores, Forms: sheets, Codes: codes{"T03", "V04"}, Sow: countedTwice},
		{Name: "分值合计填错", Area: scores, Forms: scored, Codes: codes{"T02"}, Sow: change("total_weight", plus("-2"))},
		{Name: "分值合计没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: change("total_weight", clear)},
		{Name: "合计的公式没有重算", Area: scores, Forms: scored, Codes: codes{"V10"}, Sow: staleTotal},
	}
}

func subtotal(id string, to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		all := c.table().Subtotals
		if len(all) == 0 {
			return Mistake{}, false
		}
		return c.become(all[c.rand.IntN(len(all))].Value(id), to)
	}
}

// leftOut adds up all scores but one, for the total and so for the final score.
func leftOut(c *Copy) (Mistake, bool) {
	row, ok := c.row(func(r form.TableRow) bool { return r.Value("score").Number.Sign() > 0 })
	total, final := c.field("total_score"), c.field("final_score")
	if !ok || !total.OK() || !final.OK() {
		return Mistake{}, false
	}
	wrong := total.Number.Sub(row.Value("score").Number)
	c.putNumber(total.Cell, wrong)
	c.putNumber(final.Cell, wrong)
	return Mistake{Cells: []finding.Ref{total.Cell, final.Cell}}, true
}

// bothWrong mistypes total and final score, each in its own way: both are to be
// told at once.
func bothWrong(c *Copy) (Mistake, bool) {
	total, final := c.field("total_score"), c.field("final_score")
	if !total.OK() || !final.OK() {
		return Mistake{}, false
	}
	c.putNumber(total.Cell, total.Number.Sub(decimal.One))
	c.putNumber(final.Cell, final.Number.Sub(decimal.Must("0.3")))
	return Mistake{Cells: []finding.Ref{total.Cell, final.Cell}, Most: 2}, true
}

// countedTwice adds the smallest sub-total once more.
func countedTwice(c *Copy) (Mistake, bool) {
	total, final := c.field("total_score"), c.field("final_score")
	all := c.table().Subtotals
	if len(all) == 0 || !total.OK() || !final.OK() {
		return Mistake{}, false
	}
	least := all[0].Value("subtotal_score").Number
	for _, s := range all {
		least = decimal.Min(least, s.Value("subtotal_score").Number)
	}
	c.putNumber(total.Cell, total.Number.Add(least))
	c.putNumber(final.Cell, total.Number.Add(least))
	return Mistake{Cells: []finding.Ref{total.Cell, final.Cell}, Most: 2}, true
}

// staleTotal leaves in the total what its formula gave some time ago.
func staleTotal(c *Copy) (Mistake, bool) {
	total := c.field("total_score")
	cell := c.Cells[total.Cell]
	if cell.Formula == "" {
		return Mistake{}, false
	}
	cell.Text = total.Number.Sub(decimal.One).String()
	c.Cells[total.Cell], c.stale = cell, true
	return at(total.Cell), true
}
