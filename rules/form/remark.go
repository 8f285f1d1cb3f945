package form

import (
	"slices"
	"strings"
	"unicode"

	"jixiao/rules/value"
)

// remark reports whether the only text of a row is no data: it is merged over
// columns as data never are, or it is a date, the title or the unit line
// once more, or it is written as remarks are.
func (s *scanner) remark(i int, c Cell, of *Field) bool {
	if s.spansColumns(c) {
		return true
	}
	if c.Kind == Number {
		return value.IsDateFormat(c.Format)
	}
	if of.Type == TypeCode && s.page.looksCoded(c) {
		return false
	}
	if _, err := value.ParseDate(c.Text); err == nil {
		return true
	}
	key := value.Fold(c.Text)
	if _, title := s.layout.words.titleIn(key); title || strings.HasPrefix(key, "单位:") || strings.HasPrefix(key, "金额单位:") {
		return true
	}
	if strings.HasSuffix(key, ":") || turnsPage(key) || s.stray(i) || s.headsPage(i) || s.headsBlock(i) {
		return true
	}
	if of.Type == TypeCode && strings.ContainsFunc(key, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return true
	}
	return c.Ref.Col == s.region.leftmost && (sentence(c.Text) || heading(key))
}

// spansColumns reports whether a cell is merged over three or more columns, as
// remarks are and data never.
func (s *scanner) spansColumns(c Cell) bool {
	a := s.page.area(c.Ref)
	wide := a.To.Col - a.From.Col + 1
	return wide >= 3 && wide >= s.region.matched/2
}

// sentence reports whether a text is a remark rather than a code or a name.
func sentence(text string) bool {
	key := value.Fold(text)
	return strings.ContainsAny(key, ",;!") || strings.HasSuffix(key, ".")
}

// pageTurns are what stands where a table goes on over pages, or is over.
var pageTurns = []string{"续表", "续上表", "续下表", "接上表", "接上页", "承上页", "承前页", "续上页", "转下页", "转次页", "接下页", "续下页", "下页续", "以下空白", "以下无正文"}

// turnsPage reports whether a folded text is one of them, or a page's number.
func turnsPage(key string) bool {
	bare := strings.Trim(key, "()-.…")
	return slices.Contains(pageTurns, bare) || strings.HasPrefix(bare, "第") && strings.Contains(bare, "页")
}

// widestPause is how many rows may lie between the rows of a table.
const widestPause = 3

// stray reports whether the i-th row lies far below the table.
func (s *scanner) stray(i int) bool { return s.page.index(i)-s.region.last > widestPause+1 }

// headsPage reports whether the header stands again right under the i-th row, or
// under a further one: then the row is that page's title.
func (s *scanner) headsPage(i int) bool {
	for j := i + 1; j <= min(i+2, s.page.len()-1); j++ {
		if s.repeatsHeader(j) {
			return true
		}
	}
	return false
}

// headsBlock reports whether the next block begins right under the i-th row, or
// under a further one: then the row is its heading.
func (s *scanner) headsBlock(i int) bool {
	if s.region.limit == 0 {
		return false
	}
	for j := i + 1; j <= min(i+2, s.page.len()-1); j++ {
		if s.region.ends(s.page.index(j)) {
			return true
		}
	}
	return false
}

// heading reports whether a folded text begins as headings of a list do: 一、
// or （二）.
func heading(key string) bool {
	rest := strings.TrimLeft(strings.TrimPrefix(key, "("), "一二三四五六七八九十")
	if strings.HasPrefix(key, "(") {
		return len(rest) < len(key)-1 && strings.HasPrefix(rest, ")")
	}
	return len(rest) < len(key) && strings.HasPrefix(rest, "、")
}

// unasked reports whether the row sums up what the form asks no sum of: a
// total, a sub-total or an extreme in front of a row that names nothing else.
func (s *scanner) unasked(i int) bool {
	j, ok := s.page.first(i)
	if !ok {
		return false
	}
	key, col := s.page.rowKeys(i)[j], s.page.cells(i)[j].Ref.Col
	if named := s.names(i); named != 0 && named != col {
		return false
	}
	return slices.Contains([]string{"最高分", "最低分", "最高", "最低", "其中"}, key) ||
		s.def.Closing == nil && slices.Contains([]string{"合计", "总计", "共计"}, key) ||
		s.def.Subtotal == nil && strings.HasSuffix(key, "小计")
}
