package mutation

import (
	"maps"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sheet is one worksheet that can be changed.
type Sheet struct {
	Name   string
	Cells  map[finding.Ref]form.Cell
	Merges []form.Range
	Hidden map[int]bool // rows
	// from is where a cell stood before rows and columns were moved; a cell
	// that it does not name has not moved.
	from map[finding.Ref]finding.Ref
}

// sheetOf takes over what a reader read.
func sheetOf(s form.Sheet) *Sheet {
	sheet := &Sheet{Name: s.Name, Cells: map[finding.Ref]form.Cell{}, Merges: slices.Clone(s.Merges), Hidden: map[int]bool{}}
	for _, row := range s.Rows {
		if row.Hidden {
			sheet.Hidden[row.Index] = true
		}
		for _, c := range row.Cells {
			sheet.Cells[c.Ref] = c
		}
	}
	return sheet
}

func (s *Sheet) clone() *Sheet {
	return &Sheet{Name: s.Name, Cells: maps.Clone(s.Cells), Merges: slices.Clone(s.Merges),
		Hidden: maps.Clone(s.Hidden), from: maps.Clone(s.from)}
}

// text is what a cell stores, "" for a blank one.
func (s *Sheet) text(at finding.Ref) string { return s.Cells[at].Text }

// number is what a cell stores as a number.
func (s *Sheet) number(at finding.Ref) (decimal.Decimal, bool) {
	c, ok := s.Cells[at]
	if !ok || c.Kind != form.Number {
		return decimal.Zero, false
	}
	d, err := decimal.Parse(c.Text)
	return d, err == nil
}

// put types a value over whatever stood in a cell; the cell's format stays.
func (s *Sheet) put(at finding.Ref, kind form.CellKind, text string) {
	c := s.Cells[at]
	s.Cells[at] = form.Cell{Ref: at, Kind: kind, Text: text, Format: c.Format}
}

func (s *Sheet) putNumber(at finding.Ref, d decimal.Decimal) { s.put(at, form.Number, d.String()) }
func (s *Sheet) putText(at finding.Ref, text string)         { s.put(at, form.Text, text) }
func (s *Sheet) blank(at finding.Ref)                        { delete(s.Cells, at) }

// swap exchanges what two cells hold.
func (s *Sheet) swap(a, b finding.Ref) {
	x, there := s.Cells[a]
	y, too := s.Cells[b]
	s.place(b, x, there)
	s.place(a, y, too)
}

// place is a cell of another place; a formula comes as its result.
func (s *Sheet) place(at finding.Ref, c form.Cell, there bool) {
	if !there {
		delete(s.Cells, at)
		return
	}
	c.Ref, c.Formula = at, ""
	s.Cells[at] = c
}

// merge joins cells of which the first keeps its value.
func (s *Sheet) merge(from, to finding.Ref) {
	area := form.Range{From: from, To: to}
	for at := range s.Cells {
		if at != from && area.Contains(at) {
			delete(s.Cells, at)
		}
	}
	s.Merges = append(slices.DeleteFunc(s.Merges, func(m form.Range) bool { return area.Contains(m.From) }), area)
}

// origin is where a cell stood in the clean sheet.
func (s *Sheet) origin(at finding.Ref) finding.Ref {
	if was, moved := s.from[at]; moved {
		return was
	}
	return at
}

// now is where a cell of the clean sheet stands; false where it is gone.
func (s *Sheet) now(was finding.Ref) (finding.Ref, bool) {
	if s.from == nil {
		return was, true
	}
	for at, from := range s.from {
		if from == was {
			return at, true
		}
	}
	return finding.Ref{}, false
}

// last is the last row that holds anything.
func (s *Sheet) last() int {
	row := 0
	for at := range s.Cells {
		row = max(row, at.Row)
	}
	return row
}
