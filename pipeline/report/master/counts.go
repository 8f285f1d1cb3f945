package master

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// counting is a sheet of counts in the making.
type counting struct {
	*view.Table
	of          *sheet
	spec        *form.Count
	counts      map[words]int
	row, column int // columns that are counted by, from 1
	kinds       []string
	states      []string
}

// counts writes the sheets that count another one (问题类别统计), by formulas in
// it.
func (m *master) counts(t *sheet) {
	for i := range t.merged.Output.Counts {
		o := &t.merged.Output.Counts[i]
		row, _ := t.merged.Column(o.Rows)
		column, _ := t.merged.Column(o.Columns)
		c := &counting{of: t, spec: o, counts: t.counted[i], row: row + 1, column: column + 1}
		c.kinds = c.choices(row, func(w words) string { return w.row })
		c.states = c.choices(column, func(w words) string { return w.column })
		m.countSheet(c)
	}
}

func (m *master) countSheet(c *counting) {
	o := c.spec
	columns := []view.Column{view.Words(c.of.merged.At(c.row-1).Label, 24)}
	for _, s := range c.states {
		columns = append(columns, view.Number(s, 14))
	}
	columns = append(columns, view.Number(total(o), 14))
	if o.Share != "" {
		columns = append(columns, view.Number(o.Share, 14))
	}
	c.Table = m.table(o.Sheet, 1, columns)
	title := o.Title
	if title == "" {
		title = o.Sheet
	}
	begin(c.Table, m.filled(title), m.filled(o.Note))
	for _, kind := range c.kinds {
		c.kind(kind)
	}
	last := c.Next() - 1
	c.End()
	c.close(last)
}

func total(o *form.Count) string {
	if o.Total == "" {
		return "合计"
	}
	return o.Total
}

func (c *counting) kind(kind string) {
	row, end := c.Next(), len(c.states)+1
	cells := []write.Cell{write.Text(kind)}
	for i, s := range c.states {
		as := "COUNTIFS(%s,$A%d,%s,%s$%d)"
		if exactly(kind) || exactly(s) {
			as = "SUMPRODUCT(--EXACT(%s,$A%d),--EXACT(%s,%s$%d))"
		}
		expr := fmt.Sprintf(as, c.of.Data(c.row, c.of.last), row, c.of.Data(c.column, c.of.last), finding.ColumnName(i+2), c.First-1)
		cells = append(cells, write.Formula(expr, write.Count(c.sum(kind, s))))
	}
	all := write.Formula(fmt.Sprintf("SUM(B%d:%s)", row, finding.Ref{Row: row, Col: end}), write.Count(c.sum(kind)))
	c.Row(append(cells, append([]write.Cell{all}, c.share(kind)...)...)...)
}

func (c *counting) close(last int) {
	cells := []write.Cell{write.Text(total(c.spec))}
	for _, s := range c.states {
		cells = append(cells, c.Over("SUM", len(cells)+1, last, write.Count(c.sum("", s))))
	}
	cells = append(cells, c.Over("SUM", len(cells)+1, last, write.Count(c.sum(""))))
	cells = append(cells, c.share("")...)
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	c.Row(cells...)
}

// share is the part of the row that is written next that some states have; of
// nothing there is none.
func (c *counting) share(kind string) []write.Cell {
	if c.spec.Share == "" {
		return nil
	}
	var parts, known []string
	for _, s := range c.spec.Of {
		if i := slices.Index(c.states, s); i >= 0 {
			parts, known = append(parts, finding.Ref{Row: c.Next(), Col: i + 2}.String()), append(known, s)
		}
	}
	if len(parts) == 0 {
		return []write.Cell{{}}
	}
	part := strings.Join(parts, "+")
	if len(parts) > 1 {
		part = "(" + part + ")"
	}
	whole := finding.Ref{Row: c.Next(), Col: len(c.states) + 2}
	return []write.Cell{share(part, whole.String(), c.sum(kind, known...), c.sum(kind))}
}

// sum counts the rows of a kind in some states; "" is any kind, and no state any.
func (c *counting) sum(kind string, states ...string) int {
	n := 0
	for w, count := range c.counts {
		if (kind == "" || kind == w.row) && (len(states) == 0 || slices.Contains(states, w.column)) {
			n += count
		}
	}
	return n
}

// choices are the words of a column's list by its definition, and those found
// besides, in that order.
func (c *counting) choices(column int, word func(words) string) []string {
	known := c.of.merged.At(column).Words()
	var others []string
	for w := range c.counts {
		if s := word(w); !slices.Contains(known, s) && !slices.Contains(others, s) && s != "" {
			others = append(others, s)
		}
	}
	slices.Sort(others)
	return append(known, others...)
}
