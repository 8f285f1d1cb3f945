package report

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
)

// column is one column of a table: its header and how wide it is.
type column struct {
	head string
	write.Column
	sheetOnly bool // to filter and sort by: a page leaves it out
}

func text(head string, width int) column {
	return column{head: head, Column: write.Column{Width: width, Align: write.Left, Wrap: true}}
}

// short is a column of short words, in the middle of the cell.
func short(head string, width int) column {
	return column{head: head, Column: write.Column{Width: width, Align: write.Center, Wrap: true}}
}

func number(head string, width int) column {
	return column{head: head, Column: write.Column{Width: width, Align: write.Right}}
}

func layout(header string, frozen int, columns []column) write.Layout {
	l := write.Layout{Header: header, Frozen: frozen}
	for _, c := range columns {
		l.Columns = append(l.Columns, c.Column)
	}
	return l
}

// table is a sheet that holds one table, as a clerk would filter it: title,
// note, one header row, data.
type table struct {
	*write.Sheet
	columns []column
	first   int // first data row
}

// begin writes title, note and header.
func (t *table) begin(title, note string) {
	n := len(t.columns)
	t.Row(write.Text(title).As(write.Title).Aligned(write.Center).Over(n))
	t.Row(write.Text(note).As(write.Note).Aligned(write.Right).Over(n))
	t.head()
}

// head writes the header row and lets the data begin.
func (t *table) head() {
	var cells []write.Cell
	for _, c := range t.columns {
		cells = append(cells, write.Text(c.head).As(write.Head))
	}
	row := t.Row(cells...)
	t.Heads(row, row)
	t.first = t.Next()
}

// end puts the filter on the data, before any closing row is written.
func (t *table) end() { t.Filter(t.first-1, max(t.Next()-1, t.first-1)) }

// over is a function of a column's data, such as SUM, with its result. A table
// without data has the plain result: the function would see the closing row.
func (t *table) over(function string, col, last int, result write.Cell) write.Cell {
	if last < t.first {
		return result
	}
	return write.Formula(function+"("+t.data(col, last)+")", result)
}

// onSheet leaves a column out of pages.
func (c column) onSheet() column {
	c.sheetOnly = true
	return c
}

// data is the range of a column's data; an empty table has one blank row.
func (t *table) data(col, last int) string {
	return t.Range(finding.Ref{Row: t.first, Col: col}, finding.Ref{Row: max(last, t.first), Col: col})
}

// unseen hides a column in sheets.
func (c column) unseen() column {
	c.Hidden = true
	return c
}
