package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/rules/value"
)

// contents tells a data row from a blank one, a remark, and "nothing to report".
func (s *scanner) contents(i int) lineKind {
	filled, nothing, said := 0, 0, false
	var sole Cell
	for f := range s.region.columns {
		head, there := s.region.column(f)
		if !there {
			continue
		}
		c, ok := s.page.cellIn(i, head.cell.Col)
		if !ok || !typed(c) {
			continue
		}
		column := &s.def.Columns[f]
		switch {
		case c.Kind == Text && s.layout.words.saysNothing(c.Text):
			said = true
			nothing++
		case column.Carry || column.Ordinal && !s.layout.words.declaresNothing(c.Text):
		case c.Kind == Text && value.IsNone(c.Text):
			nothing++
		default:
			filled, sole = filled+1, c
		}
	}
	switch {
	case filled == 0 && (said || 2*nothing >= s.region.matched) && len(s.layout.words.nothing) > 0:
		return nilLine
	case filled == 0:
		return blankLine
	case filled == 1 && nothing == 0 && s.layout.words.declaresNothing(sole.Text):
		return nilLine
	case filled == 1 && nothing == 0 && s.remark(sole):
		return noteLine
	}
	return dataLine
}

// typed reports whether somebody put something into a cell: not a formula that
// was filled down in advance and has come to nothing yet.
func typed(c Cell) bool {
	if value.Clean(c.Text) == "" {
		return false
	}
	return c.Formula == "" || c.Text != "#N/A" && c.Text != "0"
}

// remark reports whether the only text of a row is no data: it is merged over
// columns as data never are, or it is a date, the title or the unit line
// once more, or a sentence in the first column.
func (s *scanner) remark(c Cell) bool {
	if s.spansColumns(c) {
		return true
	}
	if c.Kind == Number {
		return value.IsDateFormat(c.Format)
	}
	if _, err := value.ParseDate(c.Text); err == nil {
		return true
	}
	key := value.Fold(c.Text)
	if _, title := s.layout.words.titleIn(key); title || strings.HasPrefix(key, "单位:") || strings.HasPrefix(key, "金额单位:") {
		return true
	}
	return c.Ref.Col == s.region.leftmost && sentence(c.Text)
}

// spansColumns reports whether a cell is merged over three or more columns, as
// remarks are and data never.
func (s *scanner) spansColumns(c Cell) bool {
	a := s.page.area(c.Ref)
	wide := a.To.Col - a.From.Col + 1
	return wide >= 3 && wide >= s.region.matched/2
}

// saysNothing reports whether a text is one of the words for "nothing to report".
func (w *words) saysNothing(text string) bool {
	return len(w.nothing) > 0 && len(text) <= longestLabel && w.nothing[value.Label(text)]
}

// longestNil is how many characters a sentence may have that says that there
// is nothing to report.
const longestNil = 60

// declaresNothing reports whether a text is such a word, or a sentence that
// ends in one: 经自查，本单位无整改问题，零报告。
func (w *words) declaresNothing(text string) bool {
	if w.saysNothing(text) {
		return true
	}
	if len(w.nothing) == 0 || utf8.RuneCountInString(text) > longestNil || strings.ContainsAny(text, "请应须如") {
		return false
	}
	return slices.ContainsFunc(w.def.Nil, func(word string) bool {
		return utf8.RuneCountInString(word) >= 3 && strings.HasSuffix(strings.TrimRight(value.Fold(text), ".!;,"), value.Fold(word))
	})
}

// sentence reports whether a text is a remark rather than a code or a name.
func sentence(text string) bool {
	key := value.Fold(text)
	return strings.ContainsAny(key, ",;!") || strings.HasSuffix(key, ".")
}
