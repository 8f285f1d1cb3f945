package form

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// parse reads the value of a field from the cell at an address and tells what
// is wrong with it.
func (s *session) parse(f *Field, id string, ref finding.Ref) Value {
	cell, _ := s.page.at(ref)
	cell = s.compute(cell)
	v := Value{State: Empty, Cell: ref, Stored: cell.Text, Format: cell.Format, Formula: cell.Formula}
	if cell.Kind == Error {
		return s.refuse(v, f, id, "V09", "", finding.Text{})
	}
	s.noteHidden(cell)
	text := value.Clean(cell.Text)
	numeric := f.Type.Numeric()
	switch {
	case cell.Formula != "" && cell.HasResult() && text == "":
		return s.blank(v, f, id) // such as =IF(A5="","",…)
	case numeric && cell.Formula != "":
		return s.parseFormula(f, id, cell, v)
	case cell.Formula != "" && !cell.HasResult():
		return s.unsaved(v, f, id)
	case text == "" || s.meansNone(f, text):
		return s.blank(v, f, id)
	case numeric:
		return s.parseNumber(f, id, cell, v)
	case f.Type == TypeDate:
		return s.parseDate(f, id, cell, v)
	}
	return s.parseText(f, id, text, v)
}

// labelled reads the value of a label from the cell at an address. Where the
// label reaches to the edge of the sheet there is none, and nothing in it.
func (s *session) labelled(f *Field, id string, label, at finding.Ref) Value {
	if !at.IsZero() {
		return s.parse(f, id, at)
	}
	v := Value{State: Empty, Cell: label}
	if f.Presence == Required {
		s.add("V01", "edge", f, id, v, "", nil)
	}
	return v
}

// meansNone reports whether a text is a sign for "nothing" in this field.
func (s *session) meansNone(f *Field, text string) bool {
	switch {
	case f.Type.Numeric(), f.Type == TypeDate, f.Type == TypePhone:
		return value.IsNone(text)
	}
	return false
}

func (s *session) blank(v Value, f *Field, id string) Value {
	v.State = Empty
	if f.Presence == Required {
		s.add("V01", "", f, id, v, "", nil)
	}
	return v
}

func (s *session) refuse(v Value, f *Field, id string, code finding.Code, expected string, words finding.Text) Value {
	v.State = Invalid
	var args finding.Args
	if !words.IsZero() {
		expected, args = words.ZH, finding.Args{"expected": words}
	}
	s.add(code, "", f, id, v, expected, args)
	return v
}

func (s *session) unsaved(v Value, f *Field, id string) Value {
	v.State = Invalid
	s.add("V01", "unsaved", f, id, v, "", nil)
	return v
}
