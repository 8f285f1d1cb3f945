package report

import (
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// dimensionNames are the first-level indicators of a finance evaluation.
var dimensionNames = []string{"决策", "过程", "产出", "效益", "满意度"}

// dimensions writes 一级指标得分: weight and score of five dimensions a project.
func (m *master) dimensions() {
	columns := []column{short("序号", 8), text("实施单位", 28), text("项目名称", 36)}
	for _, name := range slices.Concat(dimensionNames, []string{"合计"}) {
		columns = append(columns, number(name, 9), number("", 9))
	}
	t := m.table("一级指标得分", 3, columns)
	m.dimensionHead(t)
	for _, p := range m.c.Facts.Projects {
		cells := []book.Cell{book.Text(p.Code), book.Text(m.unit(p.Unit)), book.Text(p.Name)}
		n := m.merged[merge{scoreSheet, p.Code}]
		var weights, scores []figure
		for _, name := range dimensionNames {
			weight, score := dimension(n, name)
			weights, scores = append(weights, weight), append(scores, score)
			cells = append(cells, m.place(t, len(cells)+1, p.Code, weight), m.place(t, len(cells)+2, p.Code, score))
		}
		t.Row(append(cells, rowTotal(t, 4, weights), rowTotal(t, 5, scores))...)
	}
	t.end()
}

// dimensionHead writes a header of two rows: dimensions, and 分值/得分 below.
func (m *master) dimensionHead(t *table) {
	n := len(t.columns)
	t.Row(book.Text("一级指标得分").As(book.Title).Aligned(book.Center).Over(n))
	t.Row(book.Text(m.state()).As(book.Note).Aligned(book.Right).Over(n))
	var top, below []book.Cell
	for i, c := range t.columns {
		switch {
		case i < 3:
			top, below = append(top, book.Text(c.head).As(book.Head)), append(below, book.Cell{}.As(book.Head))
		case c.head != "":
			top = append(top, book.Text(c.head).As(book.Head).Over(2))
			below = append(below, book.Text("分值").As(book.Head), book.Text("得分").As(book.Head))
		}
	}
	first := t.Row(top...)
	second := t.Row(below...)
	for col := 1; col <= 3; col++ {
		t.Merge(finding.Ref{Row: first, Col: col}, finding.Ref{Row: second, Col: col})
	}
	t.Heads(first, second)
	t.first = t.Next()
}

// dimension is a sheet's sub-total for a dimension, or the sum of its
// indicators where the sheet has no sub-total row.
func dimension(n *record.Version, name string) (weight, score figure) {
	if n == nil {
		return figure{}, figure{}
	}
	t := n.Submission.Tables["indicators"]
	for _, row := range t.Subtotals {
		if row.Group == name && row.Value("subtotal_score").OK() && row.Value("subtotal_weight").OK() {
			return valueFigure(n, row.Value("subtotal_weight"), name+"分值", form.TypeWeight),
				valueFigure(n, row.Value("subtotal_score"), name+"得分", form.TypeScore)
		}
	}
	var weights, scores []form.Value
	for _, row := range t.Rows {
		if row.Group == name {
			weights, scores = append(weights, row.Value("weight")), append(scores, row.Value("score"))
		}
	}
	return sum(n, name+"分值", form.TypeWeight, weights), sum(n, name+"得分", form.TypeScore, scores)
}

// rowTotal adds up every second cell of the row that is written next, beginning
// at column col; a row without figures has no total.
func rowTotal(t *table, col int, figures []figure) book.Cell {
	var total decimal.Decimal
	var parts []string
	found := false
	for i, f := range figures {
		total, found = total.Add(f.number), found || f.ok
		parts = append(parts, finding.Ref{Row: t.Next(), Col: col + 2*i}.String())
	}
	if !found {
		return book.Cell{}
	}
	return book.Formula(strings.Join(parts, "+"), book.Number(total, book.ScoreFormat(total)))
}
