package mutation

import "jixiao/rules/decimal"

// rateKinds are mistakes in rates, and in what follows from them.
func rateKinds() []Kind {
	sheets, self := forms{scoreSheet}, forms{selfEvaluation}
	return []Kind{
		{Name: "预算执行率算错", Area: funds, Forms: sheets, Codes: codes{"T07"}, Sow: change("execution_rate", plus("-0.05"))},
		{Name: "资金到位率算错", Area: funds, Forms: sheets, Codes: codes{"T07"}, Sow: change("in_place_rate", plus("-0.05"))},
		{Name: "执行率漏了百分号", Area: funds, Forms: sheets, Codes: codes{"V11"}, Note: true, Sow: noPercent("execution_rate")},
		{Name: "执行率写成 9768%", Area: funds, Forms: sheets, Codes: codes{"T07"}, Sow: change("execution_rate", times("100"))},
		{Name: "两个比率填反", Area: funds, Forms: sheets, Codes: codes{"T13", "T07"}, Sow: swapFields("in_place_rate", "execution_rate")},
		{Name: "比率没有填", Area: funds, Forms: sheets, Codes: codes{"V01"}, Sow: change("execution_rate", clear)},
		{Name: "比率是除零错误", Area: funds, Forms: sheets, Codes: codes{"V09"}, Sow: change("in_place_rate", fixed("#DIV/0!"))},
		{Name: "比率写成文字", Area: funds, Forms: sheets, Codes: codes{"V02"}, Sow: change("execution_rate", fixed("约九成五"))},
		{Name: "比率是负数", Area: funds, Forms: sheets, Codes: codes{"V04"}, Sow: change("execution_rate", times("-1"))},
		{Name: "自评表执行率算错", Area: funds, Forms: self, Codes: codes{"T07"}, Sow: change("total.rate", plus("-0.05"))},
		{Name: "预算执行得分算错", Area: scores, Forms: self, Codes: codes{"T10"}, Sow: change("total.score", plus("-0.6"))},
		{Name: "预算执行得分高于分值", Area: scores, Forms: self, Codes: codes{"T10", "T01"}, Sow: change("total.score", fixed("12"))},
	}
}

// noPercent writes 97.5 where 97.5% is meant.
func noPercent(id string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		v := c.field(id)
		if !v.OK() || !decimal.Must("0.1").Less(v.Number) {
			return Mistake{}, false
		}
		c.putNumber(v.Cell, v.Number.Mul(decimal.Hundred).Round(2))
		cell := c.Cells[v.Cell]
		cell.Format = ""
		c.Cells[v.Cell] = cell
		return at(v.Cell), true
	}
}
