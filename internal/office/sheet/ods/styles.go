package ods

import "encoding/xml"

// styles are the number formats of cell styles and which table styles hide
// their sheet.
type styles struct {
	cells   map[string]cellStyle
	codes   map[string]string // by cell style, as far as they were asked for
	formats map[string]*numberStyle
	hides   map[string]bool // by table style

	family  string // family and name of the style that is open
	named   string
	current *numberStyle
}

type cellStyle struct{ format, parent string }

func newStyles() *styles {
	return &styles{cells: map[string]cellStyle{}, codes: map[string]string{}, formats: map[string]*numberStyle{}, hides: map[string]bool{}}
}

// code is the number format of a cell style, by itself or from its parents.
func (s *styles) code(name string) string {
	if code, known := s.codes[name]; known || name == "" {
		return code
	}
	code := s.find(name)
	s.codes[name] = code
	return code
}

func (s *styles) find(name string) string {
	const generations = 20
	for range generations {
		style, known := s.cells[name]
		if !known {
			return ""
		}
		if style.format != "" {
			return s.formatCode(style.format)
		}
		name = style.parent
	}
	return ""
}

func (s *styles) formatCode(name string) string {
	f := s.formats[name]
	if f == nil {
		return ""
	}
	return f.code(s.formats)
}

func (s *styles) open(name string, attrs []xml.Attr) error {
	switch name {
	case "style":
		s.family, s.named = attribute(attrs, "family"), attribute(attrs, "name")
		if s.family == "table-cell" {
			s.cells[s.named] = cellStyle{attribute(attrs, "data-style-name"), attribute(attrs, "parent-style-name")}
		}
	case "table-properties":
		if s.family == "table" && attribute(attrs, "display") == "false" {
			s.hides[s.named] = true
		}
	case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style":
		s.current = &numberStyle{kind: name, elapsed: attribute(attrs, "truncate-on-overflow") == "false"}
		s.formats[attribute(attrs, "name")] = s.current
	default:
		if s.current != nil {
			s.current.open(name, attrs)
		}
	}
	return nil
}

func (s *styles) close(name string) error {
	switch name {
	case "style":
		s.family, s.named = "", ""
	case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style":
		if s.current != nil {
			s.current.finish()
		}
		s.current = nil
	default:
		if s.current != nil {
			s.current.close(name)
		}
	}
	return nil
}

func (s *styles) text(data []byte) error {
	if s.current != nil {
		s.current.text(data)
	}
	return nil
}
