package mutation

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// groupKinds are mistakes in how dimensions are called and what they weigh.
func groupKinds() []Kind {
	sheets := forms{scoreSheet}
	return []Kind{
		{Name: "一级指标改名（决策→投入）", Area: scores, Forms: sheets, Codes: codes{"S12"}, Sow: dimensionCalled("决策", "投入")},
		{Name: "一级指标写错字", Area: scores, Forms: sheets, Codes: codes{"S12"}, Sow: dimensionMisspelt},
		{Name: "两个一级指标写反", Area: scores, Forms: sheets, Codes: codes{"S12"}, Sow: dimensionsExchanged},
		{Name: "产出效益权重不足", Area: scores, Forms: sheets, Codes: codes{"T12"}, Note: true, Sow: lightResults},
	}
}

// dimensionCalled calls a dimension something else wherever its rows name it.
func dimensionCalled(from, to string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		var m Mistake
		for _, r := range c.rows() {
			cell := r.Value("dimension").Cell
			if text := c.text(cell); r.Value("dimension").Text == from && strings.Contains(text, from) {
				c.putText(cell, strings.Replace(text, from, to, 1))
				m.Cells = append(m.Cells, cell)
			}
		}
		return m, len(m.Cells) > 0
	}
}

// misspelt are names as they come out of an input method.
var misspelt = map[string]string{"决策": "决测", "过程": "过成", "产出": "产岀", "效益": "效溢", "满意度": "满意渡"}

func dimensionMisspelt(c *Copy) (Mistake, bool) {
	row, ok := c.row(func(r form.TableRow) bool { return misspelt[r.Value("dimension").Text] != "" })
	if !ok {
		return Mistake{}, false
	}
	name := row.Value("dimension").Text
	return dimensionCalled(name, misspelt[name])(c)
}

// dimensionsExchanged gives two dimensions each other's names, above sub-totals
// that keep theirs.
func dimensionsExchanged(c *Copy) (Mistake, bool) {
	to := map[string]string{"决策": "过程", "过程": "决策"}
	var m Mistake
	for _, r := range c.rows() {
		v := r.Value("dimension")
		if other := to[v.Text]; other != "" && strings.Contains(v.Stored, v.Text) {
			c.putText(v.Cell, strings.Replace(v.Stored, v.Text, other, 1))
			m.Cells = append(m.Cells, v.Cell)
		}
	}
	return m, len(m.Cells) > 0
}

// lightResults moves a point that was not earned from what came of a project to
// how it was decided; all sums follow.
func lightResults(c *Copy) (Mistake, bool) {
	from, ok := c.row(func(r form.TableRow) bool { return r.Value("dimension").Text == "产出" && lost(r) && hasPointTo(r) })
	if !ok {
		return Mistake{}, false
	}
	to, ok := c.row(func(r form.TableRow) bool { return r.Value("dimension").Text == "决策" && lost(r) })
	if !ok {
		return Mistake{}, false
	}
	m := Mistake{Also: []finding.Ref{c.field("total_weight").Cell}}
	c.move(&m, from, decimal.One.Neg())
	c.move(&m, to, decimal.One)
	return m, true
}

// move adds points to a row and to the sub-total of its dimension.
func (c *Copy) move(m *Mistake, row form.TableRow, points decimal.Decimal) {
	values := []form.Value{row.Value("weight")}
	for _, sub := range c.table().Subtotals {
		if sub.Group == row.Group {
			values = append(values, sub.Value("subtotal_weight"))
		}
	}
	for _, v := range values {
		if !c.typed(v) {
			continue
		}
		c.putNumber(v.Cell, v.Number.Add(points))
		m.Cells = append(m.Cells, v.Cell)
	}
}
