package page

import "strings"

// shownCell is a cell in its column.
type shownCell struct {
	Cell
	align Align
}

// In puts the cell into column n; the page's layout calls it.
func (c Cell) In(columns []Column, n int) shownCell {
	if n < len(columns) {
		return shownCell{c, columns[n].Align}
	}
	return shownCell{Cell: c}
}

// Class names how the cell looks.
func (s shownCell) Class() string {
	return strings.TrimSpace(string(s.align) + " " + string(s.Tone))
}

// Bare reports whether there is nothing but a heading.
func (p Part) Bare() bool {
	return p.Empty != "" && len(p.Charts) == 0 && (p.Table == nil || len(p.Table.Rows) == 0)
}
