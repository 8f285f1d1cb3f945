package form

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

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
