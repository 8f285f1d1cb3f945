package register

import (
	"strings"

	"jixiao/rules/finding"
)

// NameOf is the name of a subject as far as the reader may know it: "" for what
// nobody knows, or another's.
func (f *Facts) NameOf(s finding.Subject) string {
	switch s.Kind() {
	case "":
		return ""
	case finding.AboutProject:
		p, _ := f.Project(s.Project())
		return p.Name
	case finding.AboutUnit:
		u, _ := f.Unit(s.ID())
		return u.Name
	}
	it, _ := f.Item(s.Kind(), s.ID())
	return it.Name
}

// Label is code and name of a subject, as far as the reader may know it; "" for
// the reader itself, which need not be told who it is.
func (f *Facts) Label(s finding.Subject) string {
	if s.Kind() != finding.AboutUnit {
		return strings.TrimSpace(s.ID() + " " + f.NameOf(s))
	}
	if f.limited && s.ID() == f.reader {
		return ""
	}
	return f.UnitText(s.ID())
}

// UnitOf is the unit that owes what is about a subject, "" where nobody in
// particular does.
func (f *Facts) UnitOf(s finding.Subject) string {
	switch s.Kind() {
	case finding.AboutProject:
		p, _ := f.Project(s.Project())
		return p.Unit
	case finding.AboutUnit:
		return s.ID()
	}
	it, _ := f.Item(s.Kind(), s.ID())
	return it.Unit
}
