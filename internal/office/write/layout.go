package write

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// Layout is how a sheet is cut into columns and what its pages say.
type Layout struct {
	Columns []Column
	Frozen  int    // how many columns stay in view
	Header  string // printed above every page, at the left
	Bare    bool   // no grid lines: a page to read, not a table to work in
	Upright bool   // printed in portrait
	Legible bool   // printed with no letter below nine points, on pages side by side where that takes them
}

// Column is one column of a sheet. A width is in digits; a Chinese character
// takes two.
type Column struct {
	Width int
	Align Align
	Wrap  bool
	// Hidden columns are there for programs.
	Hidden bool
	// Unprinted columns, the last ones of a sheet, stay off its pages.
	Unprinted bool
}

// Rows and columns of which nothing is said, in points and digits.
const (
	defaultHeight = 15
	defaultWidth  = 9
)

// headerText is a text for a page header, where & begins a code and a digit
// after a code would join it.
func headerText(t string) string {
	const most = 100
	r := []rune(strings.ReplaceAll(celltext.Plain(t), "\n", " "))
	return " " + strings.ReplaceAll(string(r[:min(len(r), most)]), "&", "&&")
}

// onPages is on how many pages the sheet is to be printed, 0 for any. One with
// charts that nearly fits on one page is made to: a page that ends in a chart
// cuts it in two.
func (s *Sheet) onPages() int {
	const nearly = 2 // pages
	if len(s.printedCharts()) > 0 && s.height() <= nearly*s.pageHeight() {
		return 1
	}
	return 0
}

// pageHeight is how much of an A4 page lies between its margins, in points.
func (s *Sheet) pageHeight() int {
	if s.layout.Upright {
		return 740
	}
	return 490
}

// height is how much of the sheet is printed, in points.
func (s *Sheet) height() int {
	sum := 0
	for row := range s.corner().Row {
		h := defaultHeight
		if row < len(s.heights) {
			h = int(s.heights[row])
		}
		sum += h
	}
	return sum
}

// corner is the last cell that is printed: of the rows, or under a chart.
func (s *Sheet) corner() finding.Ref {
	at := finding.Ref{Row: max(s.last, 1), Col: max(s.width, len(s.layout.Columns), 1)}
	if n := s.layout.printed(); n < len(s.layout.Columns) {
		at.Col = n
	}
	for _, c := range s.printedCharts() {
		at.Row, at.Col = max(at.Row, s.rowBelow(c)-1), max(at.Col, s.columnBeside(c)-1)
	}
	return at
}

// printedCharts are those that do not stand in unprinted columns.
func (s *Sheet) printedCharts() []Chart {
	n := s.layout.printed()
	if n == len(s.layout.Columns) {
		return s.charts
	}
	return slices.DeleteFunc(slices.Clone(s.charts), func(c Chart) bool { return c.At.Col > n })
}

func (s *Sheet) dimension(m *markup) {
	m.put(`<dimension ref="`, area(finding.Ref{Row: 1, Col: 1}, finding.Ref{Row: max(s.last, 1), Col: max(s.width, 1)}), `"/>`)
}

// sifted is what the sheet's filter covers.
func (s *Sheet) sifted() (from, to finding.Ref) {
	return finding.Ref{Row: s.filter[0], Col: 1}, finding.Ref{Row: s.filter[1], Col: s.width}
}

// Range is a reference to cells of this sheet for formulas and charts of any
// sheet.
func (s *Sheet) Range(from, to finding.Ref) string { return quoted(s.name) + "!" + absolute(from, to) }

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

func absolute(from, to finding.Ref) string {
	return fmt.Sprintf("$%s$%d:$%s$%d", finding.ColumnName(from.Col), from.Row, finding.ColumnName(to.Col), to.Row)
}
