package mutation

import (
	"regexp"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// rearrange moves every cell to where to says; false drops it. Merges go with
// their corners.
func (s *Sheet) rearrange(to func(finding.Ref) (finding.Ref, bool)) {
	cells, from := map[finding.Ref]form.Cell{}, map[finding.Ref]finding.Ref{}
	hidden := map[int]bool{}
	for row := 1; row <= s.last()+1; row++ {
		for col := 1; col <= lastColumn; col++ {
			was := finding.Ref{Row: row, Col: col}
			at, stays := to(was)
			if !stays {
				continue
			}
			from[at] = s.origin(was)
			if c, there := s.Cells[was]; there {
				c.Ref, c.Formula = at, follow(c.Formula, to)
				cells[at] = c
			}
			if s.Hidden[row] {
				hidden[at.Row] = true
			}
		}
	}
	s.Merges = moved(s.Merges, to, 2)
	s.Cells, s.from, s.Hidden = cells, from, hidden
}

// lastColumn is as far as the sheets of this package go.
const lastColumn = 20

// moved are areas whose cells went elsewhere: what is left of each that still
// covers so many cells.
func moved(areas []form.Range, to func(finding.Ref) (finding.Ref, bool), least int) []form.Range {
	var all []form.Range
	for _, m := range areas {
		var area form.Range
		for row := m.From.Row; row <= m.To.Row; row++ {
			for col := m.From.Col; col <= m.To.Col; col++ {
				if at, stays := to(finding.Ref{Row: row, Col: col}); stays {
					area = covering(area, at)
				}
			}
		}
		if !area.From.IsZero() && (least == 1 || area.From != area.To) {
			all = append(all, area)
		}
	}
	return all
}

func covering(area form.Range, at finding.Ref) form.Range {
	if area.From.IsZero() {
		return form.Range{From: at, To: at}
	}
	area.From.Row, area.From.Col = min(area.From.Row, at.Row), min(area.From.Col, at.Col)
	area.To.Row, area.To.Col = max(area.To.Row, at.Row), max(area.To.Col, at.Col)
	return area
}

// deleteRows takes rows out; those below move up.
func (s *Sheet) deleteRows(first, last int) {
	s.keepHeads(func(row int) bool { return first <= row && row <= last })
	s.rearrange(func(at finding.Ref) (finding.Ref, bool) {
		switch {
		case at.Row < first:
			return at, true
		case at.Row <= last:
			return at, false
		}
		return finding.Ref{Row: at.Row - (last - first + 1), Col: at.Col}, true
	})
}

// keepHeads hands the value of a cell merged downwards to its next row where
// its own goes, as a workbook does.
func (s *Sheet) keepHeads(goes func(row int) bool) {
	for _, m := range s.Merges {
		c, there := s.Cells[m.From]
		if !there || !goes(m.From.Row) {
			continue
		}
		for row := m.From.Row + 1; row <= m.To.Row; row++ {
			if !goes(row) {
				s.place(finding.Ref{Row: row, Col: m.From.Col}, c, true)
				break
			}
		}
	}
}

// moveRow puts a row behind another one further down.
func (s *Sheet) moveRow(row, behind int) {
	s.keepHeads(func(r int) bool { return r == row })
	s.rearrange(func(at finding.Ref) (finding.Ref, bool) {
		switch {
		case at.Row == row:
			return finding.Ref{Row: behind, Col: at.Col}, true
		case row < at.Row && at.Row <= behind:
			return finding.Ref{Row: at.Row - 1, Col: at.Col}, true
		}
		return at, true
	})
}

// reference is a cell or an area in a formula.
var reference = regexp.MustCompile(`\b([A-Z]{1,2}[1-9][0-9]*)(?::([A-Z]{1,2}[1-9][0-9]*))?\b`)

// follow is a formula whose cells went elsewhere. An area shrinks by what is
// gone; a cell that is gone leaves an error.
func follow(formula string, to func(finding.Ref) (finding.Ref, bool)) string {
	return reference.ReplaceAllStringFunc(formula, func(text string) string {
		from, last, area := strings.Cut(text, ":")
		if !area {
			last = from
		}
		a, errA := finding.ParseRef(from)
		b, errB := finding.ParseRef(last)
		if errA != nil || errB != nil {
			return text
		}
		now := moved([]form.Range{{From: a, To: b}}, to, 1)
		switch {
		case len(now) == 0:
			return "#REF!"
		case !area:
			return now[0].From.String()
		}
		return now[0].From.String() + ":" + now[0].To.String()
	})
}
