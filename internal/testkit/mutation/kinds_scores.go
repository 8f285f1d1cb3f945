package mutation

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scoreKinds are mistakes in one row's points.
func scoreKinds() []Kind {
	return []Kind{
		{Name: "得分高于分值", Area: scores, Forms: scored, Codes: codes{"T01"}, Sow: overWeight},
		{Name: "得分两位数字颠倒", Area: scores, Forms: forms{scoreSheet}, Codes: codes{"T03", "T04"}, Sow: lower(swapDigits)},
		{Name: "得分打错一个数字", Area: scores, Forms: scored, Codes: codes{"T03", "T04"}, Sow: lower(plus("-1"))},
		{Name: "得分小数点错位", Area: scores, Forms: scored, Codes: codes{"T01", "V04"}, Sow: changeIn("score", nil, times("10"))},
		{Name: "得分没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: changeIn("score", nil, clear)},
		{Name: "得分写成文字", Area: scores, Forms: scored, Codes: codes{"V02"}, Sow: changeIn("score", nil, fixed("满分"))},
		{Name: "得分是负数", Area: scores, Forms: scored, Codes: codes{"V04"}, Sow: changeIn("score", positive("score"), times("-1"))},
		{Name: "得分是公式错误", Area: scores, Forms: scored, Codes: codes{"V09"}, Sow: changeIn("score", nil, fixed("#REF!"))},
		{Name: "得分是文本格式", Area: scores, Forms: scored, Codes: codes{"V03"}, Note: true, Sow: asText("score")},
		{Name: "分值打错一项", Area: scores, Forms: scored, Codes: codes{"T02", "T04"}, Sow: weightTypo},
		{Name: "分值填成零", Area: scores, Forms: scored, Codes: codes{"V04"}, Sow: changeIn("weight", nil, fixed("0"))},
		{Name: "分值没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: changeIn("weight", nil, clear)},
		{Name: "扣分没有写原因", Area: scores, Forms: scored, Codes: codes{"T09"}, Sow: changeIn("reason", lost, clear)},
		{Name: "扣分原因写“无”", Area: scores, Forms: scored, Codes: codes{"T09"}, Sow: changeIn("reason", lost, fixed("无"))},
		{Name: "扣分原因写“/”", Area: scores, Forms: scored, Codes: codes{"T09"}, Sow: changeIn("reason", lost, fixed("/"))},
		{Name: "扣分原因写“略”", Area: scores, Forms: scored, Codes: codes{"T09"}, Sow: changeIn("reason", lost, fixed("略"))},
		{Name: "扣分原因只写指标名", Area: scores, Forms: scored, Codes: codes{"T09"}, Sow: reasonIsName},
		{Name: "三级指标没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: changeIn("indicator", nil, clear)},
		{Name: "一级指标没有填", Area: scores, Forms: forms{scoreSheet}, Codes: codes{"V01"}, Sow: dimensionBlank},
		{Name: "两项得分互换", Area: scores, Forms: scored, Codes: codes{"T13", "T01", "T04", "T09"}, Sow: swapScores},
	}
}

// overWeight gives half a point too much.
func overWeight(c *Copy) (Mistake, bool) {
	row, ok := c.row(nil)
	if !ok || !row.Value("score").OK() {
		return Mistake{}, false
	}
	score := row.Value("score").Cell
	c.putNumber(score, row.Value("weight").Number.Add(decimal.Must("0.5")))
	return at(score), true
}

func positive(column string) func(form.TableRow) bool {
	return func(r form.TableRow) bool { return r.Value(column).Number.Sign() > 0 }
}

// lost is a row with points off and a reason for it.
func lost(r form.TableRow) bool {
	return r.Value("score").Number.Less(r.Value("weight").Number) && r.Value("reason").OK()
}

// lower mistypes a score that stays below its weight: only the sums show it, so
// that they must not follow.
func lower(to func(*Copy, form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		row, ok := c.row(lost)
		if !ok || !c.typed(c.field("total_score")) {
			return Mistake{}, false
		}
		v := row.Value("score")
		text, ok := to(c, v)
		d, err := decimal.Parse(text)
		if !ok || err != nil || d.Sign() < 0 || !d.Less(row.Value("weight").Number) || d.Equal(v.Number) {
			return Mistake{}, false
		}
		c.putNumber(v.Cell, d)
		m := at(v.Cell)
		if len(c.table().Subtotals) == 0 { // nothing tells it from the other scores
			m.Also = []finding.Ref{c.field("total_score").Cell}
		}
		return m, true
	}
}

// weightTypo makes one weight another one, above what was scored.
func weightTypo(c *Copy) (Mistake, bool) {
	return changeIn("weight", nil, plus("2"))(c)
}

// asText keeps a number as text.
func asText(column string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		row, ok := c.row(nil)
		if v := row.Value(column); ok && v.OK() {
			c.putText(v.Cell, v.Number.String())
			return at(v.Cell), c.typed(c.field("total_score"))
		}
		return Mistake{}, false
	}
}

func reasonIsName(c *Copy) (Mistake, bool) {
	row, ok := c.row(lost)
	if !ok {
		return Mistake{}, false
	}
	reason := row.Value("reason").Cell
	c.putText(reason, row.Value("indicator").Text)
	return at(reason), true
}

// dimensionBlank clears the name of a dimension, which all its rows share.
func dimensionBlank(c *Copy) (Mistake, bool) {
	row, ok := c.row(nil)
	v := row.Value("dimension")
	// Without sub-totals the rows pass for those of the dimension above.
	if !ok || !v.OK() || len(c.table().Subtotals) == 0 {
		return Mistake{}, false
	}
	m := Mistake{}
	for _, r := range c.rows() {
		if r.Group == row.Group {
			c.blank(r.Value("dimension").Cell)
			m.Cells = append(m.Cells, r.Value("dimension").Cell)
		}
	}
	return m, true
}

// swapScores exchanges two scores of a dimension, the first of which is higher
// than the second one's weight.
func swapScores(c *Copy) (Mistake, bool) {
	rows := c.rows()
	for i, a := range rows {
		for _, b := range rows[i+1:] {
			x, y := a.Value("score"), b.Value("score")
			if a.Group == b.Group && !x.Number.Equal(y.Number) && b.Value("weight").Number.Less(x.Number) {
				c.swap(x.Cell, y.Cell)
				return Mistake{Cells: []finding.Ref{x.Cell, y.Cell}, Most: 2}, true
			}
		}
	}
	return Mistake{}, false
}
