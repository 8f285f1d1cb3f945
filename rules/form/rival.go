package form

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// codeRows is how many rows are looked at to tell where the codes stand.
const codeRows = 50

// longestCode is how many bytes what may be a code has at most, where nothing is
// known of how codes look.
const longestCode = 16

// preferCodes decides between two wordings of a code's header in one row, such as
// 序号 and 项目编号: the column counts in which codes stand, and of two such not
// the one that merely counts its rows.
func (l *layout) preferCodes(r *region, columns []Field) {
	for _, rival := range r.rivals {
		known, there := r.column(rival.field)
		if !there || columns[rival.field].Type != TypeCode || slices.ContainsFunc(r.twice, func(h headerCol) bool { return h.field == rival.field }) {
			continue
		}
		here, other := l.codes(r, known.cell.Col), l.codes(r, rival.cell.Col)
		if other.found > 0 && (here.found == 0 || here.counts && !other.counts) {
			r.columns[rival.field] = rival
		}
	}
}

// coded is what stands in a column: how many codes, and whether they are but the
// numbers 1, 2, 3 … of the rows.
type coded struct {
	found  int
	counts bool
}

// codes counts what may be codes, however written, in a column under the header.
func (l *layout) codes(r *region, col int) coded {
	from, _ := l.page.row(r.first)
	out := coded{counts: true}
	for i := from; i < min(from+codeRows, l.page.len()); i++ {
		c, _ := l.page.at(l.page.anchor(finding.Ref{Row: l.page.index(i), Col: col}))
		if !l.page.isCode(c) {
			continue
		}
		out.found++
		n, ok := value.ParseOrdinal(c.Text)
		out.counts = out.counts && ok && n == out.found
	}
	return out
}

// isCode reports whether a cell may hold a project code: one that looks as the
// campaign's do, or however written what has a letter and a digit.
func (p *page) isCode(c Cell) bool {
	key := value.Fold(c.Text)
	return p.looksCoded(c) || c.Kind == Text && len(key) <= longestCode && strings.ContainsFunc(key, isCapital) && strings.ContainsAny(key, "0123456789")
}

// looksCoded reports whether a cell holds what looks as the campaign's codes do.
func (p *page) looksCoded(c Cell) bool {
	text := c.Text
	if c.Kind == Number {
		text = value.NumberCode(c.Text, c.Format)
	}
	_, ok := p.codes.Parse(text)
	return ok && p.codes.Told()
}

func isCapital(r rune) bool { return 'A' <= r && r <= 'Z' }
