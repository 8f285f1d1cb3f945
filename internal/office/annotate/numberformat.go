package annotate

import (
	"fmt"

	"jixiao/rules/correct"
)

// numberFormats are the number formats of a workbook by their codes.
type numberFormats struct {
	ids  map[string]int
	last int
	made map[formatKey]int // styles, by what they were made of
}

type formatKey struct {
	style  int
	format string
}

// firstOwnFormat is the number of the first format that a workbook defines.
const firstOwnFormat = 164

// newNumberFormats are those that every workbook has, as far as they are used
// here.
func newNumberFormats() numberFormats {
	return numberFormats{last: firstOwnFormat - 1, made: map[formatKey]int{},
		ids: map[string]int{correct.General: 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}}
}

func (n *numberFormats) keep(code string, id int) {
	n.last = max(n.last, id)
	if _, known := n.ids[code]; !known && id >= firstOwnFormat {
		n.ids[code] = id
	}
}

// format is the number of a number format, which is added where there is none.
func (s *styles) format(code string) int {
	if id, ok := s.formats.ids[code]; ok {
		return id
	}
	if s.sections["numFmts"] == nil {
		s.sections["numFmts"] = &section{name: "numFmts"}
	}
	id := s.formats.last + 1
	s.add("numFmts", fmt.Sprintf(`<%snumFmt numFmtId="%d" formatCode="%s"/>`, s.root.prefix, id, escaped(code)))
	s.formats.keep(code, id)
	return id
}

// formatted is the style that is like another one but for its number format, and
// whatever is typed into it is what it looks like.
func (s *styles) formatted(style int, code string) int {
	key := formatKey{style, code}
	if made, ok := s.formats.made[key]; ok {
		return made
	}
	made := style
	if s.sections["cellXfs"].n < maxStyles {
		made = s.add("cellXfs", s.withFormat(style, fmt.Sprint(s.format(code))))
	}
	s.formats.made[key] = made
	return made
}

func (s *styles) withFormat(style int, id string) string {
	if style < 0 || style >= len(s.xfs) {
		return fmt.Sprintf(`<%sxf numFmtId="%s" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`, s.root.prefix, id)
	}
	x := s.xfs[style]
	attrs := []xfAttr{{x.formatAt, "numFmtId", id}, {x.formattedAt, "applyNumberFormat", "1"}}
	if x.fillAt.End > 0 { // an earlier copy may have coloured it
		attrs = append(attrs, xfAttr{x.fillAt, "fillId", fmt.Sprint(x.fill)})
	}
	if x.quotedAt.End > 0 {
		attrs = append(attrs, xfAttr{x.quotedAt, "quotePrefix", "0"})
	}
	return s.changed(x, attrs...)
}
