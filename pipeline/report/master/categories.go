package master

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// categories writes 问题类别统计: problems by category and status, counted by
// formulas in 整改台账.
func (m *master) categories(problems *problemTable) {
	kinds := m.choices("category", problems, func(k problemKind) string { return k.category })
	states := m.choices("status", problems, func(k problemKind) string { return k.status })
	columns := []view.Column{view.Words("问题类别", 24)}
	for _, s := range states {
		columns = append(columns, view.Number(s, 14))
	}
	columns = append(columns, view.Number("合计", 14), view.Number("整改完成率", 14))
	t := m.table("问题类别统计", 1, columns)
	t.Begin(fmt.Sprintf("%d年度评价发现问题分类统计", m.Campaign.Facts.Year), "单位：个    "+m.AsOfText())
	for _, kind := range kinds {
		m.category(t, problems, kind, states)
	}
	last := t.Next() - 1
	t.End()
	closeCategories(t, problems, states, last)
}

func (m *master) category(t *view.Table, problems *problemTable, kind string, states []string) {
	row, end := t.Next(), len(states)+1
	cells := []write.Cell{write.Text(kind)}
	for i, s := range states {
		expr := fmt.Sprintf("COUNTIFS(%s,$A%d,%s,%s$%d)", problems.Data(categoryColumn, problems.last), row,
			problems.Data(statusColumn, problems.last), finding.ColumnName(i+2), t.First-1)
		cells = append(cells, write.Formula(expr, write.Count(problems.total(kind, s))))
	}
	all := write.Formula(fmt.Sprintf("SUM(B%d:%s)", row, finding.Ref{Row: row, Col: end}), write.Count(problems.total(kind, "")))
	t.Row(append(cells, all, finishedRate(t, problems, kind, states))...)
}

// finishedRate is finished ÷ all of the row that is written next; no problems,
// no rate.
func finishedRate(t *view.Table, problems *problemTable, kind string, states []string) write.Cell {
	done := finding.Ref{Row: t.Next(), Col: slices.Index(states, view.Finished) + 2}
	all := finding.Ref{Row: t.Next(), Col: len(states) + 2}
	if !slices.Contains(states, view.Finished) {
		return write.Cell{}
	}
	return share(done.String(), all.String(), problems.total(kind, view.Finished), problems.total(kind, ""))
}

// share is a formula for part ÷ whole with its result; "" where whole is 0.
func share(part, whole string, a, b int) write.Cell {
	return ratio(part, whole, decimal.New(int64(a)), decimal.New(int64(b)))
}

func ratio(part, whole string, a, b decimal.Decimal) write.Cell {
	expr := fmt.Sprintf(`IF(%s=0,"",ROUND(%s/%s,4))`, whole, part, whole)
	if b.IsZero() {
		return write.Formula(expr, write.NoText())
	}
	return write.Formula(expr, write.Number(a.Div(b, 4), write.RateFormat))
}

func closeCategories(t *view.Table, problems *problemTable, states []string, last int) {
	cells := []write.Cell{write.Text("合计")}
	for _, s := range append(slices.Clone(states), "") {
		cells = append(cells, t.Over("SUM", len(cells)+1, last, write.Count(problems.total("", s))))
	}
	cells = append(cells, finishedRate(t, problems, "", states))
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	t.Row(cells...)
}

// choices are the words of a column's list by its definition, and those found
// besides, in that order.
func (m *master) choices(id string, problems *problemTable, word func(problemKind) string) []string {
	var words, others []string
	if d := m.Forms[view.Rectification]; d != nil {
		for _, b := range d.Tables {
			words = append(words, view.ColumnChoices(b, id)...)
		}
	}
	for k := range problems.counts {
		if w := word(k); !slices.Contains(words, w) && !slices.Contains(others, w) && w != "" {
			others = append(others, w)
		}
	}
	slices.Sort(others)
	return append(words, others...)
}
