package form

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// addTwice reports labels that stand again with another value (S09). Where a
// table's header is gone its rows look like labels, and nothing is told.
func (s *session) addTwice(chosen []occurrence) {
	if slices.ContainsFunc(s.layout.blocks, func(r region) bool { return !r.found() }) {
		return
	}
	for i, o := range chosen {
		f := &s.def.Fields[i]
		if f.Type == TypePhone && f.Presence == Optional {
			continue // the project's and the clerk's: nothing is judged by it
		}
		if second, ok := s.again(f, s.layout.labels[i], o); ok {
			s.differing(f, o, second)
		}
	}
}

// again is another occurrence of a label, by the same wording, with another value.
func (s *session) again(f *Field, found []occurrence, chosen occurrence) (occurrence, bool) {
	for _, o := range found {
		if o == chosen || o.alias != chosen.alias {
			continue
		}
		a, b := s.valueCell(f, chosen.cell), s.valueCell(f, o.cell)
		if a != b && s.page.filled(b) && !s.isLabel(b) && !s.same(f, a, b) {
			return o, true
		}
	}
	return occurrence{}, false
}

// same reports whether two cells say the same to a field, however written.
func (s *session) same(f *Field, a, b finding.Ref) bool {
	v, w := s.quietly(f, a), s.quietly(f, b)
	if v.OK() && w.OK() {
		return v.Text == w.Text
	}
	return value.Clean(v.Stored) == value.Clean(w.Stored)
}

// differing makes a field's value unusable and tells why.
func (s *session) differing(f *Field, chosen, second occurrence) {
	v := s.sub.Fields[f.ID]
	v.State = Invalid
	s.sub.Fields[f.ID] = v
	here := s.plain(f, s.valueCell(f, second.cell))
	first := s.plain(f, s.valueCell(f, chosen.cell))
	s.at("S09", "", second.cell, finding.Finding{Field: f.ID, Value: here, Expected: first, Args: finding.Args{
		"field": f.LabelText(), "other": finding.Same(first), "first": finding.Same(chosen.cell.String())}})
}

// plain is a value as messages show it: a date as a date, not as its serial.
func (s *session) plain(f *Field, ref finding.Ref) string {
	v := s.quietly(f, ref)
	if v.OK() {
		return v.Text
	}
	return value.Clean(v.Stored)
}

// quietly reads a value without telling anything.
func (s *session) quietly(f *Field, ref finding.Ref) Value {
	told, hidden := len(s.findings), s.hidden
	v := s.parse(f, f.ID, ref)
	s.findings, s.hidden = s.findings[:told], hidden
	return v
}

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
		next := s.page.headerRow(&s.layout.words.blocks[i].headers, bounds{after: r.last})
		if s.layout.begins(next.header) {
			continue // another block of the form with the same headers
		}
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
