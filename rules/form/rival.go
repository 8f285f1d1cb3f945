package form

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// codeRows is how many rows are looked at to tell where the codes stand.
const codeRows = 50

// longestCode is how many bytes what may be a code has at most.
const longestCode = 16

// preferCodes decides between two wordings of a code's header in one row, such as
// 序号 and 项目编号: the column counts in which codes stand.
func (l *layout) preferCodes(r *region, columns []Field) {
	for _, rival := range r.rivals {
		known, there := r.column(rival.field)
		if !there || columns[rival.field].Type != TypeCode || slices.ContainsFunc(r.twice, func(h headerCol) bool { return h.field == rival.field }) {
			continue
		}
		if l.codes(r, known.cell.Col) == 0 && l.codes(r, rival.cell.Col) > 0 {
			r.columns[rival.field] = rival
		}
	}
}

// codes counts what may be codes, however written, in a column under the header.
func (l *layout) codes(r *region, col int) int {
	from, _ := l.page.row(r.first)
	n := 0
	for i := from; i < min(from+codeRows, l.page.len()); i++ {
		c, _ := l.page.at(l.page.anchor(finding.Ref{Row: l.page.index(i), Col: col}))
		key := value.Fold(c.Text)
		if c.Kind == Text && len(key) <= longestCode && strings.ContainsFunc(key, isCapital) && strings.ContainsAny(key, "0123456789") {
			n++
		}
	}
	return n
}

func isCapital(r rune) bool { return 'A' <= r && r <= 'Z' }
