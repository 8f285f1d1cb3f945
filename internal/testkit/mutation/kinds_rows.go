package mutation

import (
	"strings"

	"jixiao/rules/finding"
)

// rowKinds are mistakes in which rows there are, and where.
func rowKinds() []Kind {
	return []Kind{
		{Name: "合计行被删掉", Area: scores, Forms: scored, Codes: codes{"S08"}, Sow: totalGone},
		{Name: "合计两字被删掉", Area: scores, Forms: scored, Codes: codes{"S08"}, Sow: totalUnlabelled},
		{Name: "一行指标重复了一遍", Area: scores, Forms: scored, Codes: codes{"T16", "T02", "T04", "S09"}, Sow: rowTwice},
		{Name: "最后一行在合计下面", Area: scores, Forms: forms{scoreSheet, selfEvaluation, rectification, scoreList}, Codes: codes{"T02", "T03", "T08", "S11"}, Alone: true, Sow: belowTotal},
		{Name: "满意度各行被删掉", Area: scores, Forms: scored, Codes: codes{"S11"}, Sow: groupGone},
		{Name: "一行指标被删掉", Area: scores, Forms: scored, Codes: codes{"T02", "T04", "S11"}, Sow: rowGone},
	}
}

// totalRow is the row that closes the table, 0 for none.
func (c *Copy) totalRow() int {
	for _, id := range []string{"total_score", "problem_count", "stated"} {
		if v := c.field(id); !v.Cell.IsZero() {
			return v.Cell.Row
		}
	}
	return 0
}

func totalGone(c *Copy) (Mistake, bool) {
	row := c.totalRow()
	if row == 0 || c.of.computed {
		return Mistake{}, false
	}
	c.deleteRows(row, row)
	return structural(), true
}

// totalUnlabelled leaves the closing row without its name.
func totalUnlabelled(c *Copy) (Mistake, bool) {
	label := finding.Ref{Row: c.totalRow(), Col: 1}
	if c.text(label) == "" {
		return Mistake{}, false
	}
	c.blank(label)
	return structural(label), true
}

// rowTwice writes a row over the one below it in its dimension: one indicator
// is there twice, and another is gone.
func rowTwice(c *Copy) (Mistake, bool) {
	rows := c.rows()
	for i, r := range rows[:max(len(rows)-1, 0)] {
		next := rows[i+1]
		if r.Group != next.Group || r.Value("weight").Number.Equal(next.Value("weight").Number) {
			continue
		}
		m := Mistake{Whole: true, Words: []string{"重复", "两遍", "两次"}, Most: 2}
		m.Also = c.totalsOf(r.Group)
		for _, column := range []string{"indicator", "weight", "score", "reason"} {
			from, to := r.Value(column).Cell, next.Value(column).Cell
			cell, there := c.Cells[from]
			c.place(to, cell, there)
			m.Cells = append(m.Cells, to)
		}
		return m, true
	}
	return Mistake{}, false
}

// belowTotal puts the last row of the table behind the one that closes it.
func belowTotal(c *Copy) (Mistake, bool) {
	row, rows := c.totalRow(), c.rows()
	if row == 0 || len(rows) < 2 || c.of.computed {
		return Mistake{}, false
	}
	last := rows[len(rows)-1].Line
	m := Mistake{Whole: true, Words: []string{"移", "上面"}}
	for col := 1; col <= lastColumn; col++ {
		m.Cells = append(m.Cells, finding.Ref{Row: last, Col: col})
		for gap := last + 1; gap <= row; gap++ { // where it stood, or the total does
			m.Also = append(m.Also, finding.Ref{Row: gap, Col: col})
		}
	}
	c.moveRow(last, row)
	return m, true
}

// groupGone deletes the last dimension with its sub-total.
func groupGone(c *Copy) (Mistake, bool) {
	rows := c.rows()
	if len(rows) < 3 || c.of.computed {
		return Mistake{}, false
	}
	last := len(rows) - 1
	first := last
	for first > 0 && rows[first-1].Value("dimension").Text == rows[last].Value("dimension").Text {
		first--
	}
	if first < 2 || !strings.HasPrefix(rows[last].Value("dimension").Text, "满意度") {
		return Mistake{}, false
	}
	c.deleteRows(rows[first].Line, c.totalRow()-1)
	return structural(), true
}

// rowGone deletes one indicator that has others of its kind beside it; the sums
// stay.
func rowGone(c *Copy) (Mistake, bool) {
	rows := c.rows()
	if len(rows) < 3 {
		return Mistake{}, false
	}
	row := rows[1]
	m := Mistake{Cells: c.totalsOf(row.Group), Whole: true, Words: []string{"漏", "缺", "补"}}
	c.deleteRows(row.Line, row.Line)
	return m, true
}

// totalsOf are the cells that add up a dimension's rows.
func (c *Copy) totalsOf(group string) []finding.Ref {
	var cells []finding.Ref
	for _, sub := range c.table().Subtotals {
		if sub.Group == group {
			cells = append(cells, sub.Value("subtotal_weight").Cell, sub.Value("subtotal_score").Cell)
		}
	}
	return append(cells, c.field("total_weight").Cell, c.field("total_score").Cell)
}
