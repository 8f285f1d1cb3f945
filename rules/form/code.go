package form

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// parseCode reads a project code: a text, or a number that was typed as one.
func (s *session) parseCode(f *Field, id string, cell Cell, v Value) Value {
	text := cell.Text
	if cell.Kind == Number {
		if value.IsDateFormat(cell.Format) {
			return s.codeAsDate(f, id, cell, v)
		}
		text = value.NumberCode(cell.Text, cell.Format)
	}
	code, ok := s.reader.Codes.Parse(text)
	v.State, v.Text = Valid, code
	switch {
	case !ok:
		return s.misfit(v, f, id)
	case !s.reader.constraints.Holds(v.Text, f.Check):
		return s.refuse(v, f, id, "V08", f.Check, finding.Text{})
	}
	return v
}

// codeAsDate refuses a code that Excel has made a date of: what was typed is
// gone. The register may tell what it was; the value keeps the day for it.
func (s *session) codeAsDate(f *Field, id string, cell Cell, v Value) Value {
	v.State = Invalid
	if n, err := value.ParseStored(cell.Text); err == nil {
		if d, err := value.FromSerial(n, s.date1904); err == nil {
			v.Date, v.Text, v.Stored = d, d.String(), d.String()
		}
	}
	s.add("V08", CodeAsDate, f, id, v, "", nil)
	return v
}

// CodeAsDate is the wording of what is said of a code that became a date.
const CodeAsDate = "code_date"
