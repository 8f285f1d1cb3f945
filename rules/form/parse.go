package form

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// limits of what is taken as a date when a number has lost its date format:
// 1990-01-01 to 2099-12-31.
var (
	firstSerial = decimal.New(32874)
	lastSerial  = decimal.New(73050)
)

// rateDecimals is how many decimals of a fraction a rate shows at least: two
// of a percent.
const rateDecimals = 4

// parse reads the value of a field from the cell at an address and tells what
// is wrong with it.
func (s *session) parse(f *Field, id string, ref finding.Ref) Value {
	cell, _ := s.page.at(ref)
	v := Value{State: Empty, Cell: ref, Stored: cell.Text, Format: cell.Format, Formula: cell.Formula}
	if cell.Kind == Error {
		return s.refuse(v, f, id, "V09", "", finding.Text{})
	}
	s.noteHidden(cell)
	text := value.Clean(cell.Text)
	numeric := f.Type.Numeric()
	switch {
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
		s.tell("V01", "", f, id, v, "", nil)
	}
	return v
}

func (s *session) refuse(v Value, f *Field, id string, code finding.Code, expected string, words finding.Text) Value {
	v.State = Invalid
	var args finding.Args
	if !words.IsZero() {
		expected, args = words.ZH, finding.Args{"expected": words}
	}
	s.tell(code, "", f, id, v, expected, args)
	return v
}

func (s *session) unsaved(v Value, f *Field, id string) Value {
	v.State = Invalid
	s.tell("V01", "unsaved", f, id, v, "", nil)
	return v
}

// parseFormula takes the recalculated result where there is one, else the
// stored one. Where both agree the recalculated one is free of the noise that
// binary numbers leave behind (8205.5-8205.4 is stored as 0.100000000000364).
func (s *session) parseFormula(f *Field, id string, cell Cell, v Value) Value {
	result, err := s.recalculate(cell.Formula)
	if err != nil {
		if !cell.HasResult() {
			return s.unsaved(v, f, id)
		}
		return s.parseNumber(f, id, cell, v)
	}
	v.Number = result.Significant()
	if !cell.HasResult() {
		s.tell("V10", "unstored", f, id, v, v.Number.String(), nil)
		v.Recomputed = true
	} else if !agrees(cell, result) {
		s.tell("V10", "", f, id, v, v.Number.String(), nil)
		v.Recomputed = true
	}
	return s.accept(f, id, v)
}

// agrees reports whether the stored result of a formula is the recalculated one.
func agrees(c Cell, result decimal.Decimal) bool {
	stored, err := value.ParseStored(c.Text)
	return c.Kind == Number && err == nil && formula.Agrees(stored, result)
}

func (s *session) parseNumber(f *Field, id string, cell Cell, v Value) Value {
	switch cell.Kind {
	case Number:
		d, err := value.ParseStored(cell.Text)
		if err != nil {
			return s.refuse(v, f, id, "V02", "", finding.Text{})
		}
		v.Number = d
		return s.accept(f, id, v)
	case Text:
		return s.parseTyped(f, id, cell, v)
	}
	return s.refuse(v, f, id, "V02", "", finding.Text{})
}

// parseTyped reads a number that was kept as text.
func (s *session) parseTyped(f *Field, id string, cell Cell, v Value) Value {
	n, err := value.ParseNumber(cell.Text)
	if err != nil || n.Percent && f.Type != TypeRate {
		return s.refuse(v, f, id, "V02", "", finding.Text{})
	}
	v.AsText = true
	v.Number = n.Value
	v.Shown = n.Decimals
	v.Format = ""
	if n.Percent {
		v.Format = "%"
	}
	v = s.accept(f, id, v)
	if v.State == Valid {
		s.tell("V03", "", f, id, v, v.Text, nil)
	}
	return v
}

// accept checks a number that could be read: its range, its decimals, and
// whether a rate was meant as percent.
func (s *session) accept(f *Field, id string, v Value) Value {
	v.State = Valid
	decimals, percent, fixed := value.FormatDecimals(v.Format)
	percent = percent || v.Format == "%"
	switch {
	case v.AsText:
	case fixed && percent:
		v.Shown = decimals + 2
	case fixed:
		v.Shown = decimals
	default:
		v.Shown = v.Number.Decimals()
	}
	if f.Type == TypeRate {
		v = s.acceptRate(f, id, v, percent)
	}
	v.Text = v.Number.String()
	if tag := f.constraint(); !s.reader.constraints.holds(v.Text, tag) {
		return s.refuse(v, f, id, "V04", "", rangeText(tag))
	}
	if most, ok := typeDecimals[f.Type]; ok && v.Number.Decimals() > most {
		s.tell("V05", "", f, id, v, "2", nil)
	}
	return v
}

var two = decimal.New(2)

func (s *session) acceptRate(f *Field, id string, v Value, percent bool) Value {
	if !percent && two.Less(v.Number) {
		v.ByHundred = true
		v.Number = v.Number.Div(decimal.Hundred, v.Number.Decimals()+2)
		v.Shown += 2
		s.tell("V11", "", f, id, v, v.Number.Mul(decimal.Hundred).String()+"%", nil)
	}
	v.Shown = max(v.Shown, rateDecimals)
	return v
}

func (s *session) parseDate(f *Field, id string, cell Cell, v Value) Value {
	switch cell.Kind {
	case Number:
		return s.parseSerial(f, id, cell, v)
	case Text:
		d, err := value.ParseDate(cell.Text)
		if err != nil {
			return s.refuse(v, f, id, "V06", "", finding.Text{})
		}
		return s.dated(f, id, v, d, "V03")
	}
	return s.refuse(v, f, id, "V06", "", finding.Text{})
}

// parseSerial reads a real date, a date typed as 20231015, and a date that
// lost its format when it was copied.
func (s *session) parseSerial(f *Field, id string, cell Cell, v Value) Value {
	n, err := value.ParseStored(cell.Text)
	if err != nil {
		return s.refuse(v, f, id, "V06", "", finding.Text{})
	}
	formatted := value.IsDateFormat(cell.Format)
	if !formatted && len(cell.Text) == len("20231015") {
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
		s.tell(code, "", f, id, v, v.Text, nil)
	}
	return v
}

func (s *session) parseText(f *Field, id, text string, v Value) Value {
	v.State, v.Text = Valid, text
	switch f.Type {
	case TypeChoice:
		is, ok := f.choose(text)
		if !ok {
			return s.refuse(v, f, id, "V07", strings.Join(f.choiceNames(), "、"), finding.Text{})
		}
		v.Text = is
	case TypeCode:
		code, ok := value.ParseCode(text)
		if v.Text = code; !ok {
			return s.refuse(v, f, id, "V08", "A-01", finding.Text{})
		}
	case TypeUnit:
		code, name, ok := value.ParseUnit(text)
		if !ok {
			return s.refuse(v, f, id, "V08", "[213001]单位名称", finding.Same("[213001]单位名称"))
		}
		v.Text = "[" + code + "]" + name
	case TypePhone:
		if !value.ParsePhone(text) {
			return s.refuse(v, f, id, "V08", "0531-12345678", finding.Text{})
		}
	}
	if !s.reader.constraints.holds(v.Text, f.Check) {
		return s.refuse(v, f, id, "V08", f.Check, finding.Text{})
	}
	return v
}

// choose finds the list entry that a text means.
func (f *Field) choose(text string) (string, bool) {
	key := value.Fold(text)
	for _, c := range f.Choices {
		if value.Fold(c.Is) == key {
			return c.Is, true
		}
		for _, or := range c.Or {
			if value.Fold(or) == key {
				return c.Is, true
			}
		}
	}
	return "", false
}

func (f *Field) choiceNames() []string {
	names := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		names[i] = c.Is
	}
	return names
}
