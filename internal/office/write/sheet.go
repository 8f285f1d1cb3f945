package write

import (
	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// Sheet is a sheet that is being made, row by row.
type Sheet struct {
	frame
	book    *Book
	header  string
	rows    rowData
	last    int // last row written
	width   int // last column written
	filter  [2]int
	merges  []span
	heights []int
	links   []link
	varied  []varied // rows that are other in each workbook of a series
}

// Name is the sheet's name.
func (s *Sheet) Name() string { return s.name }

// Next is the number of the row that Row writes next.
func (s *Sheet) Next() int { return s.last + 1 }

// Row writes the next row and returns its number. Cells without an alignment
// or wrapping of their own take their column's.
func (s *Sheet) Row(cells ...Cell) int { return s.write(cells, fixedRow) }

// What is said of a row's height.
const (
	fixedRow = `" customHeight="1">`
	looseRow = `">`
)

func (s *Sheet) write(cells []Cell, behind string) int {
	s.last++
	cells = append(s.book.row[:0], cells...)
	s.book.row = cells
	height := s.prepare(cells)
	s.heights = append(s.heights, height)
	s.book.keep(s.rows.begin(s.last, height, behind))
	col := 1
	for _, c := range cells {
		style := s.book.style(c.appearance)
		s.rows.cell(s.last, col, c, style)
		if c.target != "" && len(s.links) < mostLinks {
			s.links = append(s.links, link{finding.Ref{Row: s.last, Col: col}, c.target})
		}
		for i := 1; i < c.span; i++ {
			s.rows.cell(s.last, col+i, Cell{}, style)
		}
		if c.span > 1 {
			s.merges = append(s.merges, span{finding.Ref{Row: s.last, Col: col}, finding.Ref{Row: s.last, Col: col + c.span - 1}})
		}
		col += max(c.span, 1)
	}
	s.rows.end()
	s.width = max(s.width, col-1)
	return s.last
}

// prepare gives the cells what their columns say and finds the row's height.
func (s *Sheet) prepare(cells []Cell) int {
	height, col := lineHeight+rowPadding, 0
	for i := range cells {
		c := &cells[i]
		if c.kind == textCell {
			c.text = celltext.Plain(c.text)
		}
		if c.kind == textCell && celltext.Tempting(c.text) {
			c.appearance.Format = asTextFormat
		}
		s.inherit(c, col)
		height = max(height, c.height(s.columnsWidth(col, c.span)))
		col += max(c.span, 1)
	}
	return height
}

// inherit gives a cell of a table its column's alignment and wrapping.
func (s *Sheet) inherit(c *Cell, col int) {
	switch {
	case c.appearance.Role == Head:
		c.appearance.Wrap = true
		if c.appearance.Align == Auto {
			c.appearance.Align = Center
		}
	case c.appearance.boxed() && col < len(s.layout.Columns):
		column := s.layout.Columns[col]
		c.appearance.Wrap = c.appearance.Wrap || column.Wrap
		if c.appearance.Align == Auto {
			c.appearance.Align = column.Align
		}
	}
}

// columnsWidth is the width of a cell that covers n columns.
func (s *Sheet) columnsWidth(col, n int) int {
	w := 0
	for i := col; i < min(col+max(n, 1), len(s.layout.Columns)); i++ {
		w += s.layout.Columns[i].Width
	}
	return w
}

// Skip leaves n rows empty.
func (s *Sheet) Skip(n int) {
	for range n {
		s.last++
		s.heights = append(s.heights, defaultHeight)
	}
}

// Heads says which rows are the table's header: they stay in view and are
// printed on every page.
func (s *Sheet) Heads(first, last int) { s.heads = [2]int{first, last} }

// Repeat says which rows are printed on every page, where they do not stay in
// view.
func (s *Sheet) Repeat(first, last int) { s.repeat = [2]int{first, last} }

// Filter puts filter buttons on row head for the data down to row last.
func (s *Sheet) Filter(head, last int) { s.filter = [2]int{head, last} }

// Add puts a chart on the sheet.
func (s *Sheet) Add(c Chart) { s.charts = append(s.charts, c) }
