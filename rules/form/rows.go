package form

import (
	"context"
	"fmt"
	"sort"
)

// rows are the rows of a sheet, or of a part of it, by position. Those that are packed come out as
// they are asked for; the last few are kept, since whoever reads one cell reads
// its neighbours.
type rows struct {
	sheet  *Sheet
	from   int // position in the sheet of the first one
	to     int // and behind the last one; 0 is the sheet's end
	left   int // the first column, where not all of them count
	right  int // and the last one; 0 is that of the sheet
	recent *[recentRows]unpacked
	ctx    context.Context
	most   int // values that tables may hold; 0 is no limit
	values int
	halted error
}

// unpacked is a packed row and the label keys of its cells.
type unpacked struct {
	at   int // its position; 0 is never packed
	row  Row
	keys []string
}

const recentRows = 64

// TooManyError says that a table holds more values than a submission may have.
type TooManyError struct{ Limit int }

// Error is for logs; people read the finding.
func (e *TooManyError) Error() string { return fmt.Sprintf("more than %d values", e.Limit) }

// stopped reports whether reading is over before its end: what was read is
// worth nothing then. Every loop over all rows asks.
func (r *rows) stopped() bool {
	if r.halted == nil {
		r.halted = r.ctx.Err()
	}
	return r.halted != nil
}

// count counts values of the submission.
func (r *rows) count(values int) {
	if r.values += values; r.most > 0 && r.values > r.most && r.halted == nil {
		r.halted = &TooManyError{Limit: r.most}
	}
}

// len is how many rows have a value.
func (r *rows) len() int {
	switch {
	case r.to > 0:
		return r.to - r.from
	case r.sheet.Packed == nil:
		return len(r.sheet.Rows) - r.from
	}
	return len(r.sheet.Rows) + r.sheet.Packed.Len() - r.from
}

// index is the number of the i-th row.
func (r *rows) index(i int) int {
	i += r.from
	if n := len(r.sheet.Rows); i >= n {
		return r.sheet.Packed.Index(i - n)
	}
	return r.sheet.Rows[i].Index
}

// cells are those of the i-th row.
func (r *rows) cells(i int) []Cell {
	i += r.from
	if i < len(r.sheet.Rows) && r.left|r.right == 0 {
		return r.sheet.Rows[i].Cells
	}
	return r.fewer(i)
}

// fewer are the cells of a row that is packed, or of which not all columns count.
func (r *rows) fewer(i int) []Cell {
	var cells []Cell
	if i < len(r.sheet.Rows) {
		cells = r.sheet.Rows[i].Cells
	} else {
		cells = r.unpack(i).row.Cells
	}
	if r.left|r.right == 0 {
		return cells
	}
	from := sort.Search(len(cells), func(j int) bool { return cells[j].Ref.Col >= r.left })
	to := sort.Search(len(cells), func(j int) bool { return r.right > 0 && cells[j].Ref.Col > r.right })
	return cells[from:max(from, to)]
}

// hides reports whether the i-th row is hidden.
func (r *rows) hides(i int) bool {
	i += r.from
	if i < len(r.sheet.Rows) {
		return r.sheet.Rows[i].Hidden
	}
	return r.unpack(i).row.Hidden
}

// unpack takes a packed row out, by its position in the sheet.
func (r *rows) unpack(i int) *unpacked {
	if r.recent == nil {
		r.recent = new([recentRows]unpacked)
	}
	u := &r.recent[i%recentRows]
	if u.at != i {
		*u = unpacked{at: i, row: r.sheet.Packed.Row(i - len(r.sheet.Rows))}
	}
	return u
}
