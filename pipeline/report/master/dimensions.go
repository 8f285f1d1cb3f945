package master

import (
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// dimensionNames are the first-level indicators of a finance evaluation.
var dimensionNames = []string{"决策", "过程", "产出", "效益", "满意度"}

// dimensions writes 一级指标得分: weight and score of five dimensions a project.
func (m *master) dimensions() {
	columns := []view.Column{view.Short("序号", 8), view.Words("实施单位", 28), view.Words("项目名称", 36)}
	for _, name := range slices.Concat(dimensionNames, []string{"合计"}) {
		columns = append(columns, view.Number(name, 9), view.Number("", 9))
	}
	t := m.table("一级指标得分", 3, columns)
	m.dimensionHead(t)
	for _, p := range m.Campaign.Facts.Projects {
		cells := []write.Cell{write.Text(p.Code), write.Text(m.Unit(p.Unit)), write.Text(p.Name)}
		n := m.Merged(view.ScoreSheet, p.Code)
		var weights, scores []view.Figure
		for _, name := range dimensionNames {
			weight, score := dimension(n, name)
			weights, scores = append(weights, weight), append(scores, score)
			cells = append(cells, m.place(t, len(cells)+1, p.Code, weight), m.place(t, len(cells)+2, p.Code, score))
		}
		t.Row(append(cells, rowTotal(t, 4, weights), rowTotal(t, 5, scores))...)
	}
	t.End()
}

// dimensionHead writes a header of two rows: dimensions, and 分值/得分 below.
func (m *master) dimensionHead(t *view.Table) {
	n := len(t.Columns)
	t.Row(write.Text("一级指标得分").As(write.Title).Aligned(write.Center).Over(n))
	t.Row(write.Text(m.AsOfText()).As(write.Note).Aligned(write.Right).Over(n))
	var top, below []write.Cell
	for i, c := range t.Columns {
		switch {
		case i < 3:
			top, below = append(top, write.Text(c.Head).As(write.Head)), append(below, write.Cell{}.As(write.Head))
		case c.Head != "":
			top = append(top, write.Text(c.Head).As(write.Head).Over(2))
			below = append(below, write.Text("分值").As(write.Head), write.Text("得分").As(write.Head))
		}
	}
	first := t.Row(top...)
	second := t.Row(below...)
	for col := 1; col <= 3; col++ {
		t.Merge(finding.Ref{Row: first, Col: col}, finding.Ref{Row: second, Col: col})
	}
	t.Heads(first, second)
	t.First = t.Next()
}

// dimension is a sheet's sub-total for a dimension, or the sum of its
// indicators where the sheet has no sub-total row.
func dimension(n *record.Version, name string) (weight, score view.Figure) {
	if n == nil {
		return view.Figure{}, view.Figure{}
	}
	t := n.Submission.Tables["indicators"]
	for _, row := range t.Subtotals {
		if row.Group == name && row.Value("subtotal_score").OK() && row.Value("subtotal_weight").OK() {
			return view.ValueFigure(n, row.Value("subtotal_weight"), name+"分值", form.TypeWeight),
				view.ValueFigure(n, row.Value("subtotal_score"), name+"得分", form.TypeScore)
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
func rowTotal(t *view.Table, col int, figures []view.Figure) write.Cell {
	var total decimal.Decimal
	var parts []string
	found := false
	for i, f := range figures {
		total, found = total.Add(f.Number), found || f.OK
		parts = append(parts, finding.Ref{Row: t.Next(), Col: col + 2*i}.String())
	}
	if !found {
		return write.Cell{}
	}
	return write.Formula(strings.Join(parts, "+"), write.Number(total, write.ScoreFormat(total)))
}
