package picture

import (
	"jixiao/rules/form"
)

// span is a merged range as it is drawn: positions of rows and columns, the
// last one included.
type span struct {
	merge    form.Range
	row, col int
	toRow    int
	toCol    int
}

// mostClashes is how many merges may lie on others before no further ones are
// looked at: Excel opens no such file.
const mostClashes = 100

// join finds the merges among what is drawn and gives their cells to them.
func (t *table) join() {
	clashes := 0
	for _, m := range t.sheet.Merges {
		s := span{merge: m, row: find(t.rows, m.From.Row), col: find(t.cols, m.From.Col),
			toRow: find(t.rows, m.To.Row+1) - 1, toCol: find(t.cols, m.To.Col+1) - 1}
		if s.toRow < s.row || s.toCol < s.col {
			continue
		}
		if t.taken(s) {
			if clashes++; clashes > mostClashes {
				return
			}
			continue
		}
		t.spans = append(t.spans, s)
		t.take(s)
		t.anchor(s)
	}
}

// take gives the cells of a range to it. Those without a style have the borders
// of the first: most programs write only that one.
func (t *table) take(s span) {
	style := t.at(s.row, s.col).style
	for r := s.row; r <= s.toRow; r++ {
		for c := s.col; c <= s.toCol; c++ {
			one := t.at(r, c)
			one.span = int32(len(t.spans))
			if one.style == 0 {
				one.style = style
			}
		}
	}
}

// taken reports whether another merge has a cell of this one.
func (t *table) taken(s span) bool {
	for r := s.row; r <= s.toRow; r++ {
		for c := s.col; c <= s.toCol; c++ {
			if t.at(r, c).span > 0 {
				return true
			}
		}
	}
	return false
}

// anchor gives the first cell that shows what the range says, which stands in its
// first cell, shown or not.
func (t *table) anchor(s span) {
	first := t.at(s.row, s.col)
	if t.rows[s.row].index == s.merge.From.Row && t.cols[s.col].index == s.merge.From.Col {
		return
	}
	row := rowOf(t.sheet, s.merge.From.Row)
	first.value = nil
	for i := range row.Cells {
		if row.Cells[i].Ref == s.merge.From {
			first.value = &row.Cells[i]
		}
	}
}

// area is what is drawn as one cell at a position.
func (t *table) area(r, c int) span {
	if n := t.at(r, c).span; n > 0 {
		return t.spans[n-1]
	}
	return span{row: r, col: c, toRow: r, toCol: c}
}

// edges are the lines right of and below what is drawn as one cell.
func (t *table) edges(s span) (right, bottom edge) {
	for r := s.row; r <= s.toRow; r++ {
		right = right.stronger(t.between(r, s.toCol))
	}
	for c := s.col; c <= s.toCol; c++ {
		bottom = bottom.stronger(t.below(s.toRow, c))
	}
	bare := t.at(s.row, s.col).filled
	right.bare, bottom.bare = bare, bare
	return right, bottom
}

// between is the line right of a cell; of that left of the first column the
// position is -1.
func (t *table) between(r, c int) (e edge) {
	if c >= 0 {
		e = t.book.styles.edge(t.border(r, c).right)
	}
	if c+1 < len(t.cols) {
		e = e.stronger(t.book.styles.edge(t.border(r, c+1).left))
	}
	return e
}

// below is the line under a cell, with -1 that over the first row.
func (t *table) below(r, c int) (e edge) {
	if r >= 0 {
		e = t.book.styles.edge(t.border(r, c).bottom)
	}
	if r+1 < len(t.rows) {
		e = e.stronger(t.book.styles.edge(t.border(r+1, c).top))
	}
	return e
}

func (t *table) border(r, c int) border {
	return entry(t.book.styles.borders, t.book.styles.at(int(t.at(r, c).style)).border)
}
