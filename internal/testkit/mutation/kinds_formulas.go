package mutation

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// formulaKinds are formulas that compute something else than they should, and
// sums that were added up by hand in the same ways.
func formulaKinds() []Kind {
	sheets, self := forms{scoreSheet}, forms{selfEvaluation}
	return []Kind{
		{Name: "合计公式少选了一行", Area: scores, Forms: scored, Codes: codes{"T03"}, Sow: reckoned("total_score", shorter)},
		{Name: "合计公式把小计也加了", Area: scores, Forms: sheets, Codes: codes{"T03", "V04"}, Sow: reckoned("total_score", withSubtotals)},
		{Name: "分值合计公式少选了一行", Area: scores, Forms: scored, Codes: codes{"T02"}, Sow: reckoned("total_weight", shorter)},
		{Name: "小计公式少选了一行", Area: scores, Forms: sheets, Codes: codes{"T04"}, Sow: shortSubtotal},
		{Name: "执行率公式除错了数", Area: funds, Forms: sheets, Codes: codes{"T07"}, Sow: reckoned("execution_rate", overBudget)},
		{Name: "综合评分取了整", Area: scores, Forms: sheets, Codes: codes{"T05"}, Sow: change("final_score", whole)},
		{Name: "总分漏加预算执行得分", Area: scores, Forms: self, Codes: codes{"T03"}, Sow: without("total_score", "total.score")},
		{Name: "总分漏加预算执行分值", Area: scores, Forms: self, Codes: codes{"T02"}, Sow: without("total_weight", "total.weight")},
	}
}

// reckoned changes a field's formula.
func reckoned(id string, to func(c *Copy, formula string) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) { return c.reckon(c.field(id), to) }
}

func (c *Copy) reckon(v form.Value, to func(c *Copy, formula string) (string, bool)) (Mistake, bool) {
	cell := c.Cells[v.Cell]
	text, ok := to(c, cell.Formula)
	if cell.Formula == "" || !ok || text == cell.Formula {
		return Mistake{}, false
	}
	cell.Formula = text
	c.Cells[v.Cell] = cell
	return at(v.Cell), true
}

// shorter leaves the last row of a sum out.
func shorter(_ *Copy, formula string) (string, bool) {
	body, ok := strings.CutSuffix(formula, ")")
	i := strings.LastIndexAny(body, "(,")
	if !ok || !strings.HasPrefix(formula, "SUM(") {
		return "", false
	}
	from, to, _ := strings.Cut(body[i+1:], ":")
	first, errFirst := finding.ParseRef(from)
	last, errLast := finding.ParseRef(to)
	switch {
	case errFirst != nil || errLast != nil:
		return "", false
	case first != last:
		last.Row--
		return body[:i+1] + first.String() + ":" + last.String() + ")", true
	}
	return body[:max(i, 0)] + ")", body[i] == ','
}

// withSubtotals sums everything from the first row to the last sub-total.
func withSubtotals(c *Copy, _ string) (string, bool) {
	rows, subs := c.rows(), c.table().Subtotals
	if len(rows) == 0 || len(subs) == 0 {
		return "", false
	}
	return "SUM(" + rows[0].Value("score").Cell.String() + ":" + subs[len(subs)-1].Value("subtotal_score").Cell.String() + ")", true
}

func shortSubtotal(c *Copy) (Mistake, bool) {
	subs := c.table().Subtotals
	if len(subs) == 0 {
		return Mistake{}, false
	}
	return c.reckon(subs[0].Value("subtotal_score"), shorter)
}

// overBudget divides by the budget instead of what came in.
func overBudget(c *Copy, _ string) (string, bool) {
	spent, inPlace, budget := c.field("spent"), c.field("funds_in_place"), c.field("budget")
	return quotient(spent, budget), !inPlace.Number.Equal(budget.Number)
}

// whole rounds down to a full point.
func whole(_ *Copy, v form.Value) (string, bool) {
	full, _, _ := strings.Cut(v.Number.String(), ".")
	return full, v.OK()
}

// without is a sum that leaves one part out.
func without(id, part string) func(*Copy) (Mistake, bool) {
	return change(id, func(c *Copy, v form.Value) (string, bool) {
		return v.Number.Sub(c.field(part).Number).String(), v.OK() && c.field(part).OK()
	})
}
