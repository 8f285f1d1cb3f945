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
	columns []onColumn // those that were written into
	last    int        // last row written
	omitted int        // rows for which there was no room
	ended   bool       // its data: the last rows are for what closes them
	width   int        // last column written
	filter  [2]int
	merges  []span
	heights []uint16
	links   []link
	varied  []varied // rows that are other in each workbook of a series
}

// Name is the sheet's name.
func (s *Sheet) Name() string { return s.name }

// Next is the number of the row that Row writes next.
func (s *Sheet) Next() int { return s.last + 1 }

// Row writes the next row and returns its number. Cells without an alignment
// or wrapping of their own take their column's. Rows for which Excel has no room
// are counted (Omitted).
func (s *Sheet) Row(cells ...Cell) int { return s.write(cells, fixedRow) }

// What is said of a row's height.
const (
	fixedRow = `" customHeight="1">`
	looseRow = `">`
)

func (s *Sheet) write(cells []Cell, behind string) int {
	if s.Full() {
		s.omitted++
		return s.last
	}
	s.last++
	row, height := s.prepare(s.book.row, cells)
	s.book.row = row
	s.heights = append(s.heights, uint16(height))
	s.book.keep(s.rows.begin(s.last, height, behind))
	col := 1
	for i := range row {
		c := &row[i]
		at := s.column(col)
		style := s.styleOf(at, c.appearance)
		s.rows.cell(at.name, c, style)
		if c.target != "" && len(s.links) < mostLinks {
			s.links = append(s.links, link{finding.Ref{Row: s.last, Col: col}, c.target})
		}
		for n := 1; n < c.span; n++ {
			s.rows.cell(s.column(col+n).name, &laid{}, style)
		}
		if c.span > 1 {
			s.merges = append(s.merges, span{finding.Ref{Row: s.last, Col: col}, finding.Ref{Row: s.last, Col: col + c.span - 1}})
			s.covers(col, col+c.span-1, s.last)
		}
		col += max(c.span, 1)
	}
	s.rows.end()
	s.width = max(s.width, col-1)
	return s.last
}

// laid is a cell as it stands in its row.
type laid struct {
	Cell
	// common texts are written as they are, but for signs that mean something.
	common, signs bool
	wide          int // how wide a common text is
}

// prepare gives the cells what their columns say, in some room, and finds the
// row's height.
func (s *Sheet) prepare(room []laid, cells []Cell) ([]laid, int) {
	row, height, col := room[:0], lineHeight+rowPadding, 0
	for i := range cells {
		row = append(row, laid{Cell: cells[i]})
		c := &row[i]
		if c.kind == textCell {
			c.fit()
		}
		s.inherit(&c.Cell, col)
		height = max(height, c.height(s.columnsWidth(col, c.span)))
		col += max(c.span, 1)
	}
	return row, height
}

// fit makes the text of a cell fit to stand there.
func (c *laid) fit() {
	if c.wide, c.signs, c.common = celltext.Common(c.text); !c.common {
		c.text = celltext.Plain(c.text)
	}
	if celltext.Tempting(c.text) {
		c.appearance.Format = asTextFormat
	}
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
	for range min(n, MostRows-s.last) {
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
