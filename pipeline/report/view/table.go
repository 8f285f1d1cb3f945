package view

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/page"
	"jixiao/rules/finding"
)

// Author is who workbooks say made them.
const Author = "jixiao 绩效评价审核"

// How large charts are, in pixels.
const (
	ChartWidth  = 560
	ChartHeight = 300
)

// Column is one column of a table: its header and how wide it is.
type Column struct {
	Head string
	write.Column
	SheetOnly bool // to filter and sort by: a page leaves it out
}

// Words is a column of sentences, which wrap.
func Words(head string, width int) Column {
	return Column{Head: head, Column: write.Column{Width: width, Align: write.Left, Wrap: true}}
}

// Short is a column of short words, in the middle of the cell.
func Short(head string, width int) Column {
	return Column{Head: head, Column: write.Column{Width: width, Align: write.Center, Wrap: true}}
}

// Number is a column of numbers.
func Number(head string, width int) Column {
	return Column{Head: head, Column: write.Column{Width: width, Align: write.Right}}
}

// OnSheet leaves a column out of pages.
func (c Column) OnSheet() Column {
	c.SheetOnly = true
	return c
}

// Unseen hides a column in sheets.
func (c Column) Unseen() Column {
	c.Hidden = true
	return c
}

// OffPaper keeps one of the last columns off printed pages.
func (c Column) OffPaper() Column {
	c.Unprinted = true
	return c
}

// Layout is how a sheet of such columns is arranged; so many of them stay in
// sight.
func Layout(header string, frozen int, columns []Column) write.Layout {
	l := write.Layout{Header: header, Frozen: frozen}
	for _, c := range columns {
		l.Columns = append(l.Columns, c.Column)
	}
	return l
}

// Table is a sheet that holds one table, as a clerk would filter it: title,
// note, one header row, data.
type Table struct {
	*write.Sheet
	Columns []Column
	First   int // first data row
}

// Begin writes title, note and header.
func (t *Table) Begin(title, note string) {
	n := t.FirstPage()
	t.Row(write.Text(title).As(write.Title).Aligned(write.Center).Over(n))
	t.Dated(write.Text(note).As(write.Note).Aligned(write.Right).Over(n))
	t.Head()
}

// Head writes the header row and lets the data begin.
func (t *Table) Head() {
	var cells []write.Cell
	for _, c := range t.Columns {
		cells = append(cells, write.Text(c.Head).As(write.Head))
	}
	row := t.Row(cells...)
	t.Heads(row, row)
	t.First = t.Next()
}

// End puts the filter on the data, before any closing row is written.
func (t *Table) End() {
	t.Filter(t.First-1, max(t.Next()-1, t.First-1))
	if n := t.EndData(); n > 0 {
		t.Row(write.Text(fmt.Sprintf("Excel 一张工作表最多 %d 行，后面还有 %d 行放不下，没有列出；合计仍按全部计算", write.MostRows, n)).
			As(write.Lead).Toned(write.Red).Over(t.FirstPage()))
	}
}

// Over is a function of a column's data, such as SUM, with its result. A table
// without data has the plain result: the function would see the closing row. So has one that
// does not hold all data.
func (t *Table) Over(function string, col, last int, result write.Cell) write.Cell {
	if last < t.First || t.Omitted() > 0 {
		return result
	}
	return write.Formula(function+"("+t.Data(col, last)+")", result)
}

// Data is the range of a column's data; an empty table has one blank row.
func (t *Table) Data(col, last int) string {
	return t.Range(finding.Ref{Row: t.First, Col: col}, finding.Ref{Row: max(last, t.First), Col: col})
}

// PageCell is a cell of a workbook as a page shows it.
func PageCell(c write.Cell) page.Cell {
	tone := map[write.Tone]page.Tone{write.Red: page.Red, write.Amber: page.Amber, write.Blue: page.Blue, write.Grey: page.Grey}
	return page.Cell{Text: c.Shown(), Tone: tone[c.Tone()]}
}
