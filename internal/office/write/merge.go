package write

import (
	"slices"

	"jixiao/rules/finding"
)

// span is a merged area of cells.
type span struct{ from, to finding.Ref }

func (a span) touches(b span) bool {
	return a.from.Row <= b.to.Row && b.from.Row <= a.to.Row && a.from.Col <= b.to.Col && b.from.Col <= a.to.Col
}

// with is the smallest area that holds both.
func (a span) with(b span) span {
	return span{
		finding.Ref{Row: min(a.from.Row, b.from.Row), Col: min(a.from.Col, b.from.Col)},
		finding.Ref{Row: max(a.to.Row, b.to.Row), Col: max(a.to.Col, b.to.Col)},
	}
}

// Merge joins a rectangle of cells that were already written. What it touches
// of areas that are merged already becomes part of it: Excel refuses areas that
// have a cell in common.
func (s *Sheet) Merge(from, to finding.Ref) {
	whole := span{from, to}
	if s.free(from, to) {
		s.add(whole)
		return
	}
	for grows := true; grows; {
		grows = false
		s.merges = slices.DeleteFunc(s.merges, func(m span) bool {
			if !m.touches(whole) {
				return false
			}
			whole, grows = whole.with(m), true
			return true
		})
	}
	s.add(whole)
}

func (s *Sheet) add(a span) {
	if a.from != a.to {
		s.merges = append(s.merges, a)
		s.covers(a.from.Col, a.to.Col, a.to.Row)
	}
}

// covers notes down to which row merged areas of some columns reach.
func (s *Sheet) covers(first, last, row int) {
	for n := first; n <= last; n++ {
		at := s.column(n)
		at.merged = max(at.merged, row)
	}
}

// free reports whether an area lies below all that are merged in its columns,
// as those of a long list do: then none has to be looked at.
func (s *Sheet) free(from, to finding.Ref) bool {
	for n := from.Col; n <= to.Col; n++ {
		if s.column(n).merged >= from.Row {
			return false
		}
	}
	return true
}

func (s *Sheet) merged(m *markup) {
	if len(s.merges) == 0 {
		return
	}
	m.put(`<mergeCells count="`).int(len(s.merges)).put(`">`)
	for _, r := range s.merges {
		m.put(`<mergeCell ref="`, area(r.from, r.to), `"/>`)
	}
	m.put("</mergeCells>")
}
