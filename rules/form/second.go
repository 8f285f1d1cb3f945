package form

import (
	"cmp"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// secondForm is how many headers or labels stand twice when a sheet holds a
// second form.
const secondForm = 3

// findSecond looks for another form on the same sheet, beside or below the one
// that is read: one sheet holds one form.
func (s *session) findSecond(chosen []occurrence) finding.Ref {
	for i := range s.layout.blocks {
		r := &s.layout.blocks[i]
		if len(r.twice) >= secondForm {
			return r.twice[0].cell
		}
		if !r.found() {
			return finding.Ref{}
		}
		next := s.page.headerRow(s.layout.words.blocks[i].headers, r.last)
		if next.matched >= secondForm && 2*next.matched > r.matched {
			return s.opening(r.last, &next)
		}
	}
	return s.doubledLabels(chosen)
}

// opening is where the form with a further header row begins: at its title, if
// it has one.
func (s *session) opening(after int, next *region) finding.Ref {
	from, _ := s.page.row(after + 1)
	for i := from; i < s.page.len() && s.page.index(i) < next.header; i++ {
		for _, c := range s.page.cells(i) {
			if _, title := s.layout.words.titleIn(value.Fold(c.Text)); title && c.Kind == Text {
				return c.Ref
			}
		}
	}
	return headerCell(next)
}

// doubledLabels is the first label that stands again with another value, if
// many do.
func (s *session) doubledLabels(chosen []occurrence) finding.Ref {
	var first finding.Ref
	count := 0
	for i, o := range chosen {
		second, ok := s.again(&s.def.Fields[i], s.layout.labels[i], o)
		if !ok {
			continue
		}
		count++
		at := second.cell
		if first.IsZero() || cmp.Or(cmp.Compare(at.Row, first.Row), cmp.Compare(at.Col, first.Col)) < 0 {
			first = at
		}
	}
	if count < secondForm {
		return finding.Ref{}
	}
	return first
}
