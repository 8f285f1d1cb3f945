package write

import (
	"fmt"

	"jixiao/rules/finding"
)

// What a page of A4 holds between its margins, in digits of the usual font, and
// how far a sheet is made smaller. Letters of ten points can be read at five and a
// half; a sheet that would need smaller ones is printed on several pages side by
// side, each with its first columns, and of a size that reads well.
const (
	landscapeRoom = 130
	portraitRoom  = 89
	smallest      = 55 // percent, of a sheet that is made one page wide
	sideBySide    = 75 // percent, of one that is not
	legible       = 90 // percent, of one that people are to read: nine points
)

func (l Layout) room(percent int) int {
	if l.Upright {
		return portraitRoom * 100 / percent
	}
	return landscapeRoom * 100 / percent
}

// broad reports whether the sheet is printed on several pages side by side.
func (l Layout) broad() bool {
	least := smallest
	if l.Legible {
		least = legible
	}
	return l.width(len(l.Columns)) > l.room(least)
}

// scale is how large one of several pages side by side is printed, in percent.
func (l Layout) scale() int {
	if l.Legible {
		return legible
	}
	return sideBySide
}

// width is that of the first n columns, as far as they are printed.
func (l Layout) width(n int) int {
	sum := 0
	for _, c := range l.Columns[:min(n, len(l.Columns))] {
		if !c.Hidden && !c.Unprinted {
			sum += c.Width
		}
	}
	return sum
}

// printed is how many columns there are without the unprinted ones at the end.
func (l Layout) printed() int {
	n := len(l.Columns)
	for n > 1 && l.Columns[n-1].Unprinted {
		n--
	}
	return n
}

// FirstPage is how many columns the first page shows: what stands over all of
// them should not reach onto the second. An office without the usual font takes
// another one, whose digits are up to a quarter wider.
func (s *Sheet) FirstPage() int { return s.layout.firstPage() }

func (l Layout) firstPage() int {
	if !l.broad() {
		return l.printed()
	}
	n, room := 1, l.room(l.scale())*4/5
	for n < len(l.Columns) && l.width(n+1) <= room {
		n++
	}
	return n
}

// repeated is how many columns every page shows: those that stay in view, at
// least the first, unless they would fill most of it.
func (l Layout) repeated() int {
	n := max(l.Frozen, 1)
	if !l.broad() || 2*l.width(n) > l.room(l.scale()) {
		return 0
	}
	return n
}

// titles names the columns and rows that every page repeats, "" for none.
func (s frame) titles() string {
	columns, rows := "", ""
	if n := s.layout.repeated(); n > 0 {
		columns = fmt.Sprintf("%s!$A:$%s", quoted(s.name), finding.ColumnName(n))
	}
	if head := max(s.heads[0], s.repeat[0]); head > 0 {
		rows = fmt.Sprintf("%s!$%d:$%d", quoted(s.name), head, max(s.heads[1], s.repeat[1]))
	}
	if columns != "" && rows != "" {
		return columns + "," + rows
	}
	return columns + rows
}
