package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/form"
)

// value is what the cell stores.
func (s *scan) value() (form.CellKind, string, error) {
	c := &s.cell
	switch c.kind {
	case sharedType:
		return s.sharedString(c.value)
	case formulaText:
		if len(c.value) > 0 || c.hasValue && len(c.formula) > 0 {
			return s.own(form.Text, c.value)
		}
		return form.Blank, "", nil
	case inlineType:
		if len(c.inline) > 0 {
			return s.own(form.Text, c.inline)
		}
		if len(c.value) > 0 {
			return s.own(form.Text, c.value)
		}
		return form.Blank, "", nil
	}
	if c.kind == numberType && draft.IsNumber(c.value) {
		return s.own(form.Number, c.value)
	}
	raw := bytes.TrimSpace(c.value)
	switch {
	case len(raw) == 0:
		return form.Blank, "", nil
	case c.kind == boolType && ooxml.IsTrue(string(raw)):
		return form.Bool, "TRUE", nil
	case c.kind == boolType:
		return form.Bool, "FALSE", nil
	case c.kind == errorType:
		return s.own(form.Error, raw)
	case draft.IsNumber(raw):
		return s.own(form.Number, raw)
	}
	if serial, ok := isoSerial(string(raw), s.date1904); ok {
		return form.Number, serial, nil
	}
	return s.own(form.Text, raw)
}

// sharedString is the text that a cell names.
func (s *scan) sharedString(index []byte) (form.CellKind, string, error) {
	n := ooxml.Number(index)
	if n < 0 {
		if index = bytes.TrimSpace(index); len(index) == 0 {
			return form.Blank, "", nil
		}
		n = ooxml.Number(index)
	}
	if n < 0 || n >= len(s.strings) {
		return form.Blank, "", fmt.Errorf("cell: shared string %q is not there", index)
	}
	s.cell.shared = int32(n)
	return form.Text, s.strings[n], s.name(s.strings[n])
}

// own is a text that stands in the cell itself.
func (s *scan) own(kind form.CellKind, raw []byte) (form.CellKind, string, error) {
	if err := s.meter.text().length(raw); err != nil {
		return kind, "", err
	}
	var text string
	var err error
	if kind == form.Number {
		text = s.texts.add(raw)
	} else {
		text, err = s.texts.text(raw)
	}
	if err == nil {
		err = s.storeText(len(text))
	}
	return kind, text, err
}

// isoSerial makes the serial number of a date that a strict file writes as
// 2023-10-15T08:30:00, or of a time of day alone.
func isoSerial(text string, date1904 bool) (string, bool) {
	if serial, ok := draft.Serial(text, date1904); ok {
		return serial, true
	}
	return draft.TimeOfDay(strings.TrimSuffix(text, "Z"))
}
