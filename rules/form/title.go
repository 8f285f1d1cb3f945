package form

import (
	"slices"
	"strings"

	"jixiao/rules/value"
)

// titleRows is how many rows with values above the header are searched for a title.
const titleRows = 60

// longestTitle is how many bytes a title cell may have.
const longestTitle = 600

// findTitle looks above the first header row for the cell that is most purely
// the form's title, and for the year that it or a stamp under it names.
func (l *layout) findTitle() {
	least := longestTitle
	var titled, stamped Cell
	for i := range min(titleRows, l.page.len()) {
		if top := l.firstHeader(); top > 0 && l.page.index(i) >= top {
			break
		}
		for j, key := range l.page.folded(i) {
			c := l.page.cells(i)[j]
			if key == "" {
				continue
			}
			if extra, ok := l.words.titleIn(key); ok && extra < least && !footer(key) {
				titled, least = c, extra
			} else if stamped.Ref.IsZero() && isStamp(key) && l.page.begins(i, j) {
				stamped = c // behind another text a year is that text's
			}
		}
	}
	l.title = titled.Ref
	for _, c := range []Cell{titled, stamped} {
		if years := value.Years(c.Text); len(years) > 0 {
			l.years, l.stamp = years, c.Ref
			return
		}
	}
}

// firstHeader is the topmost header row of the form's tables, 0 if none.
func (l *layout) firstHeader() int {
	top := 0
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			if r := &list[i]; r.found() && (top == 0 || r.header < top) {
				top = r.header
			}
		}
	}
	return top
}

// titleIn reports whether a text has one of the titles in it, and how many
// bytes it has besides.
func (w *words) titleIn(key string) (extra int, ok bool) {
	for _, t := range w.titles {
		if !strings.Contains(key, t) {
			continue
		}
		if rest := len(key) - len(t); !ok || rest < extra {
			extra, ok = rest, true
		}
	}
	return extra, ok
}

// isStamp reports whether a text is a year alone: (2023年度).
func isStamp(key string) bool {
	if !strings.Contains(key, "年") {
		return false
	}
	t := strings.TrimSuffix(strings.Trim(key, "()[]"), "度")
	return strings.HasSuffix(t, "年") && len([]rune(t)) == len("2023")+1 && len(value.Years(t)) == 1
}

// titleCells is how many cells a row with a title may have.
const titleCells = 3

// anotherYears reports whether the title stands in the i-th row with another year
// than over the form: what follows is no further page, and none of its rows count.
func (s *scanner) anotherYears(i int) bool {
	cells := s.page.cells(i)
	if len(s.layout.years) == 0 || len(cells) > titleCells || !s.layout.titledRow(i) {
		return false
	}
	for _, c := range cells {
		if years := value.Years(c.Text); len(years) > 0 {
			return !slices.Equal(years, s.layout.years)
		}
	}
	return false
}
