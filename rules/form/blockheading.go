package form

import (
	"strings"

	"jixiao/rules/value"
)

// findHeadings are the rows of the headings of blocks, each under the one before;
// 0 where there is none.
func (l *layout) findHeadings(sides []side) []int {
	found := make([]int, len(sides))
	after := 0
	for k := range sides {
		if sides[k].heading == "" {
			continue
		}
		if found[k] = l.page.headingRow(value.Fold(sides[k].heading), after); found[k] > 0 {
			after = found[k]
		}
	}
	return found
}

// headingRow is the first row under another one with a text in it.
func (p *page) headingRow(text string, after int) int {
	for i := p.after(after); i < p.len() && !p.stopped(); i++ {
		for _, c := range p.cells(i) {
			if c.Kind == Text && len(c.Text) <= longestTitle && strings.Contains(value.Fold(c.Text), text) {
				return p.index(i)
			}
		}
	}
	return 0
}

// boundsOf are the rows in which the header of the k-th block may stand: under its
// heading and above the next one's.
func boundsOf(sides []side, headings []int, k, after int) bounds {
	b := bounds{after: max(after, headings[k])}
	if sides[k].heading == "" {
		return b
	}
	for other, row := range headings {
		if other != k && row > b.after && (b.before == 0 || row < b.before) {
			b.before = row
		}
	}
	return b
}
