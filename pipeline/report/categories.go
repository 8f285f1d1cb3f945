package report

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// categories writes 问题类别统计: problems by category and status, counted by
// formulas in 整改台账.
func (m *master) categories(problems *problemTable) {
	kinds := m.choices("category", problems, func(k problemKind) string { return k.category })
	states := m.choices("status", problems, func(k problemKind) string { return k.status })
	columns := []column{text("问题类别", 24)}
	for _, s := range states {
		columns = append(columns, number(s, 14))
	}
	columns = append(columns, number("合计", 14), number("整改完成率", 14))
	t := m.table("问题类别统计", 1, columns)
	t.begin(fmt.Sprintf("%d年度评价发现问题分类统计", m.c.Facts.Year), "单位：个    "+m.state())
	for _, kind := range kinds {
		m.category(t, problems, kind, states)
	}
	last := t.Next() - 1
	t.end()
	t.closeCategories(problems, states, last)
}

func (m *master) category(t *table, problems *problemTable, kind string, states []string) {
	row, end := t.Next(), len(states)+1
	cells := []write.Cell{write.Text(kind)}
	for i, s := range states {
		expr := fmt.Sprintf("COUNTIFS(%s,$A%d,%s,%s$%d)", problems.data(categoryColumn, problems.last), row,
			problems.data(statusColumn, problems.last), finding.ColumnName(i+2), t.first-1)
		cells = append(cells, write.Formula(expr, write.Count(problems.total(kind, s))))
	}
	all := write.Formula(fmt.Sprintf("SUM(B%d:%s)", row, finding.Ref{Row: row, Col: end}), write.Count(problems.total(kind, "")))
	t.Row(append(cells, all, t.finishedRate(problems, kind, states))...)
}

// finishedRate is finished ÷ all of the row that is written next; no problems,
// no rate.
func (t *table) finishedRate(problems *problemTable, kind string, states []string) write.Cell {
	done := finding.Ref{Row: t.Next(), Col: slices.Index(states, finished) + 2}
	all := finding.Ref{Row: t.Next(), Col: len(states) + 2}
	if !slices.Contains(states, finished) {
		return write.Cell{}
	}
	return share(done.String(), all.String(), problems.total(kind, finished), problems.total(kind, ""))
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

func (t *table) closeCategories(problems *problemTable, states []string, last int) {
	cells := []write.Cell{write.Text("合计")}
	for _, s := range append(slices.Clone(states), "") {
		cells = append(cells, t.over("SUM", len(cells)+1, last, write.Count(problems.total("", s))))
	}
	cells = append(cells, t.finishedRate(problems, "", states))
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	t.Row(cells...)
}

// choices are the words of a column's list by its definition, and those found
// besides, in that order.
func (m *master) choices(id string, problems *problemTable, word func(problemKind) string) []string {
	var words, others []string
	if d := m.forms[rectification]; d != nil {
		for _, b := range d.Tables {
			words = append(words, columnChoices(b, id)...)
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

func columnChoices(b form.Block, id string) []string {
	var words []string
	for _, c := range b.Columns {
		if c.ID != id {
			continue
		}
		for _, choice := range c.Choices {
			words = append(words, choice.Is)
		}
	}
	return words
}
