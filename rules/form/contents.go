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
	var of *Field
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
		case c.Kind == Text && (value.IsNone(c.Text) || notApplicable(c.Text)):
			nothing++
		default:
			filled, sole, of = filled+1, c, column
		}
	}
	switch {
	case filled == 0 && (said || 2*nothing >= s.region.matched) && len(s.layout.words.nothing) > 0:
		return nilLine
	case filled == 0:
		return blankLine
	case filled == 1 && nothing == 0 && s.layout.words.declaresNothing(sole.Text):
		return nilLine
	case filled == 1 && nothing == 0 && s.remark(i, sole, of):
		return noteLine
	}
	return dataLine
}

// notApplicable reports whether a text says that there is no such thing here.
func notApplicable(text string) bool {
	return slices.Contains([]string{"不涉及", "不适用", "无此项", "无此指标"}, value.Fold(text))
}

// typed reports whether somebody put something into a cell: not a formula that
// was filled down in advance and has come to nothing yet.
func typed(c Cell) bool {
	if value.Clean(c.Text) == "" {
		return false
	}
	return c.Formula == "" || c.Text != "#N/A" && c.Text != "0"
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
