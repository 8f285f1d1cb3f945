package ods

import "jixiao/internal/office/ooxml"

// styles are the number formats of cell styles and which table styles hide
// their sheet.
type styles struct {
	cells   map[string]cellStyle
	codes   map[string]string // by cell style, as far as they were asked for
	formats map[string]*numberStyle
	hides   map[string]bool // by table style

	sheet   string // the style of sheets that is open
	current *numberStyle
	// What a style is put together in serves the next one.
	codesRoom, literalRoom []byte
}

type cellStyle struct{ format, parent string }

func newStyles() *styles {
	const usual = 40 // styles of one kind
	return &styles{
		cells: make(map[string]cellStyle, usual), formats: make(map[string]*numberStyle, usual),
		codes: map[string]string{}, hides: map[string]bool{},
	}
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

// codeOf is code for a name as it stands in the markup.
func (s *styles) codeOf(raw []byte) string {
	if code, known := s.codes[string(raw)]; known {
		return code
	}
	return s.code(valid(raw))
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

func (s *styles) open(t *ooxml.Tokenizer) error {
	switch string(t.Name) {
	case "style":
		return s.style(t)
	case "table-properties":
		if s.sheet != "" && string(rawAttribute(t, "display")) == "false" {
			s.hides[s.sheet] = true
		}
	case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style":
		s.current = &numberStyle{kind: string(t.Name), elapsed: string(rawAttribute(t, "truncate-on-overflow")) == "false",
			codes: s.codesRoom[:0], literal: s.literalRoom[:0]}
		s.formats[attribute(t, "name")] = s.current
	case "styles", "automatic-styles", "body":
	default:
		const root = 1
		if s.current == nil && t.Depth > root {
			return t.SkipUnread()
		}
		if s.current != nil {
			s.current.open(t)
		}
	}
	return nil
}

// style reads what a style is for. Of one for cells its tag says all.
func (s *styles) style(t *ooxml.Tokenizer) error {
	switch string(rawAttribute(t, "family")) {
	case "table":
		s.sheet = attribute(t, "name")
	case "table-cell":
		s.cells[attribute(t, "name")] = cellStyle{attribute(t, "data-style-name"), attribute(t, "parent-style-name")}
		return t.SkipUnread()
	default:
		return t.SkipUnread()
	}
	return nil
}

func (s *styles) close(name []byte) error {
	switch string(name) {
	case "style":
		s.sheet = ""
	case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style":
		if s.current != nil {
			s.current.finish()
			s.codesRoom, s.literalRoom = s.current.codes, s.current.literal
			s.current.codes, s.current.literal = nil, nil
		}
		s.current = nil
	default:
		if s.current != nil {
			s.current.close(string(name))
		}
	}
	return nil
}

func (s *styles) text(t *ooxml.Tokenizer) error {
	if s.current != nil {
		s.current.text(t)
	}
	return nil
}
