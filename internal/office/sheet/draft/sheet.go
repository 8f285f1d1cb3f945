package draft

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sheet is a sheet being read.
type Sheet struct {
	Name   string
	Hidden bool

	book    *Book
	rows    []form.Row
	cells   []form.Cell // the block that the last row is in
	first   int         // of the last row in it
	merges  []form.Range
	hidRows spans
	hidCols spans
	mixed   bool // the file does not name its rows in order
	astray  bool // nor the cells of some row
}

// Put adds a cell; one without value and formula costs nothing and is left
// out. Files may name cells in any order, and of two at one place the later
// counts.
func (s *Sheet) Put(c form.Cell) error {
	if c.Text == "" && c.Formula == "" || c.Ref.Row < 1 || c.Ref.Col < 1 {
		return nil
	}
	if err := s.book.countCell(c.Ref); err != nil {
		return err
	}
	n := len(s.rows)
	if n > 0 && s.rows[n-1].Index == c.Ref.Row {
		s.astray = s.astray || s.cells[len(s.cells)-1].Ref.Col >= c.Ref.Col
		s.keep(&c)
		s.rows[n-1].Cells = s.cells[s.first:len(s.cells):len(s.cells)]
		return nil
	}
	s.mixed = s.mixed || n > 0 && c.Ref.Row < s.rows[n-1].Index
	s.first = len(s.cells)
	s.keep(&c)
	s.rows = append(s.rows, form.Row{Index: c.Ref.Row, Cells: s.cells[s.first:len(s.cells):len(s.cells)]})
	if s.mixed {
		return nil // a row may be counted twice: the end will tell
	}
	return s.book.countRows(len(s.rows))
}

// keep adds a cell to the last row. Rows share blocks of cells; a row is in one
// block as a whole.
func (s *Sheet) keep(c *form.Cell) {
	if len(s.cells) == cap(s.cells) {
		const least, most = 64, 4096
		row := s.cells[s.first:]
		size := max(least, min(2*cap(s.cells), most), 2*len(row))
		s.cells = append(make([]form.Cell, 0, size), row...)
		s.first = 0
	}
	s.cells = append(s.cells, *c)
}

// ExpectMerges makes room for merged ranges that are about to come.
func (s *Sheet) ExpectMerges(n int) { s.merges = slices.Grow(s.merges, n) }

// Merge adds a merged range; a single cell is none.
func (s *Sheet) Merge(r form.Range) error {
	r.To.Row, r.To.Col = min(r.To.Row, finding.MaxRow), min(r.To.Col, finding.MaxCol)
	if r.From.Row < 1 || r.From.Col < 1 || r.To.Row < r.From.Row || r.To.Col < r.From.Col || r.From == r.To {
		return nil
	}
	s.merges = append(s.merges, r)
	return s.book.countMerge()
}

// HideRows hides rows, both ends included.
func (s *Sheet) HideRows(first, last int) { s.hidRows = s.hidRows.add(first, last) }

// HideColumns hides columns, both ends included.
func (s *Sheet) HideColumns(first, last int) { s.hidCols = s.hidCols.add(first, last) }

func (s *Sheet) finish() (form.Sheet, error) {
	s.order()
	if err := s.book.countRows(len(s.rows)); err != nil {
		return form.Sheet{}, err
	}
	s.hidRows, s.hidCols = s.hidRows.joined(), s.hidCols.joined()
	for i := range s.rows {
		row := &s.rows[i]
		row.Hidden = s.hidRows.contain(row.Index)
		if s.hidCols == nil {
			continue
		}
		for j := range row.Cells {
			row.Cells[j].Hidden = s.hidCols.contain(row.Cells[j].Ref.Col)
		}
	}
	return form.Sheet{Name: s.Name, Hidden: s.Hidden, Rows: s.rows, Merges: s.merges}, nil
}

// order sorts rows and cells where the file has them in disorder.
func (s *Sheet) order() {
	byIndex := func(a, b form.Row) int { return cmp.Compare(a.Index, b.Index) }
	if s.mixed {
		slices.SortStableFunc(s.rows, byIndex)
		s.rows = joinRows(s.rows)
	}
	if !s.mixed && !s.astray {
		return
	}
	for i := range s.rows {
		s.rows[i].Cells = orderCells(s.rows[i].Cells)
	}
}

func orderCells(cells []form.Cell) []form.Cell {
	byCol := func(a, b form.Cell) int { return cmp.Compare(a.Ref.Col, b.Ref.Col) }
	// Two cells at one place are no order either.
	ascending := func(a, b form.Cell) int { return cmp.Or(byCol(a, b), -1) }
	if slices.IsSortedFunc(cells, ascending) {
		return cells
	}
	slices.SortStableFunc(cells, byCol)
	kept := cells[:0]
	for i, c := range cells {
		if i+1 < len(cells) && cells[i+1].Ref == c.Ref {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// joinRows makes one row of those with the same index.
func joinRows(rows []form.Row) []form.Row {
	joined := rows[:0]
	for _, r := range rows {
		if n := len(joined); n > 0 && joined[n-1].Index == r.Index {
			joined[n-1].Cells = append(joined[n-1].Cells, r.Cells...)
			continue
		}
		joined = append(joined, r)
	}
	return joined
}
