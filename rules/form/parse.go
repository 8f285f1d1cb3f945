package form

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// parse reads the value of a field from the cell at an address and tells what
// is wrong with it.
func (s *session) parse(f *Field, id string, ref finding.Ref) Value {
	cell, _ := s.page.at(ref)
	return s.parseCell(f, id, s.compute(cell))
}

func (s *session) parseCell(f *Field, id string, cell Cell) Value {
	v := Value{State: Empty, Cell: cell.Ref, Stored: cell.Text, Format: cell.Format, Formula: cell.Formula}
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
	case text == "" || f.meansNone(text):
		return s.blank(v, f, id)
	case numeric:
		return s.parseNumber(f, id, cell, v)
	case f.Type == TypeDate:
		return s.parseDate(f, id, cell, v)
	case f.Type == TypeCode:
		return s.parseCode(f, id, cell, v)
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

// meansNone reports whether a text is a sign for "nothing" in this field, or one
// of its words for it.
func (f *Field) meansNone(text string) bool {
	if len(f.None) > 0 {
		key := value.Fold(text)
		if slices.ContainsFunc(f.None, func(word string) bool { return value.Fold(word) == key }) {
			return true
		}
	}
	return (f.Type.Numeric() || f.Type == TypeDate || f.Type == TypePhone) && value.IsNone(text)
}

func (s *session) blank(v Value, f *Field, id string) Value {
	v.State = Empty
	switch {
	case f.Presence != Required || s.dividesByZero(f, id):
	case v.Formula != "":
		s.add("V01", "computed", f, id, v, "", s.textsUnder(v.Formula))
	default:
		s.add("V01", "", f, id, v, "", nil)
	}
	return v
}

// dividesByZero reports whether a rate has no value because there is nothing to
// divide by. In a grid the divisor stands in the row of the rate.
func (s *session) dividesByZero(f *Field, id string) bool {
	if f.Divisor == "" {
		return false
	}
	divisor := f.Divisor
	if row, _, found := strings.Cut(id, "."); found {
		divisor = row + "." + divisor
	}
	v := s.sub.Fields[divisor]
	return v.OK() && v.Number.IsZero()
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

// misfit refuses a text that does not fit the pattern of its type.
func (s *session) misfit(v Value, f *Field, id string) Value {
	v.State = Invalid
	s.add("V08", string(f.Type), f, id, v, "", nil)
	return v
}

func (s *session) unsaved(v Value, f *Field, id string) Value {
	v.State = Invalid
	s.add("V01", "unsaved", f, id, v, "", nil)
	return v
}

// limits of what is taken as a date when a number has lost its date format:
// 1990-01-01 to 2099-12-31.
var (
	firstSerial = decimal.New(32874)
	lastSerial  = decimal.New(73050)
)

// parseDate reads a real date or one written as text.
func (s *session) parseDate(f *Field, id string, cell Cell, v Value) Value {
	switch cell.Kind {
	case Number:
		return s.parseSerial(f, id, cell, v)
	case Text:
		d, err := value.ParseDate(f.day(cell.Text))
		if err != nil && len(f.Behind) > 0 { // what is planned, not what was done on a day
			d, err = value.ParseDeadline(cell.Text)
		}
		if err != nil {
			return s.refuse(v, f, id, "V06", "", finding.Text{})
		}
		return s.dated(f, id, v, d, "V03")
	}
	return s.refuse(v, f, id, "V06", "", finding.Text{})
}

// day is a text without a word behind it that changes nothing in the field.
func (f *Field) day(text string) string {
	text = strings.TrimSpace(text)
	for _, word := range f.Behind {
		if day, found := strings.CutSuffix(text, word); found {
			return day
		}
	}
	return text
}

// parseSerial reads a real date, a date typed as 20231015, and a date that
// lost its format when it was copied.
func (s *session) parseSerial(f *Field, id string, cell Cell, v Value) Value {
	n, err := value.ParseStored(cell.Text)
	if err != nil {
		return s.refuse(v, f, id, "V06", "", finding.Text{})
	}
	formatted := value.IsDateFormat(cell.Format)
	if len(cell.Text) == len("20231015") { // no serial is that long
		if d, err := value.ParseDate(cell.Text); err == nil {
			return s.dated(f, id, v, d, "V03")
		}
	}
	d, err := value.FromSerial(n, s.date1904)
	switch {
	case err != nil, !formatted && (n.Less(firstSerial) || lastSerial.Less(n)):
		return s.refuse(v, f, id, "V06", "", finding.Text{})
	case !formatted:
		return s.dated(f, id, v, d, "V03")
	}
	return s.dated(f, id, v, d, "")
}

func (s *session) dated(f *Field, id string, v Value, d value.Date, code finding.Code) Value {
	v.State, v.Date, v.Text = Valid, d, d.String()
	if code != "" {
		s.add(code, "", f, id, v, v.Text, nil)
	}
	return v
}

// parseText reads a text, a unit or an entry of a list.
func (s *session) parseText(f *Field, id, text string, v Value) Value {
	v.State, v.Text = Valid, text
	switch f.Type {
	case TypeChoice:
		return s.parseChoice(f, id, text, v)
	case TypeUnit:
		code, name, ok := s.reader.Units.Parse(text)
		if !ok {
			return s.misfit(v, f, id)
		}
		v.Text = "[" + code + "]" + name
	case TypePhone:
		if !value.ParsePhone(text) {
			return s.misfit(v, f, id)
		}
	}
	if len(f.Groups) > 0 {
		v = s.parseGroup(f, id, text, v)
	}
	if !s.reader.constraints.Holds(v.Text, f.Check) {
		return s.refuse(v, f, id, "V08", f.Check, finding.Text{})
	}
	return v
}
