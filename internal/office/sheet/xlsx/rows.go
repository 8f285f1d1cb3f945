package xlsx

import (
	"cmp"
	"slices"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// data reads the rows.
func (s *scan) data() error {
	for {
		kind, err := s.t.Next()
		switch {
		case err != nil:
			return err
		case kind == ooxml.CloseTag:
			return nil
		case kind != ooxml.OpenTag:
			continue
		}
		if err := s.readRow(); err != nil {
			return err
		}
	}
}

func (s *scan) readRow() error {
	s.openRow()
	tags := s.advance()
	for {
		if err := s.plainCells(); err != nil {
			return err
		}
		kind, err := s.t.Next()
		switch {
		case err != nil:
			return err
		case kind == ooxml.CloseTag:
			return s.closeRow(tags + s.advance())
		case kind != ooxml.OpenTag:
			continue
		case string(s.t.Name) == "c":
			err = s.readCell()
		default:
			err = s.t.Skip()
		}
		if err != nil {
			return err
		}
	}
}

func (s *scan) openRow() {
	index, hidden := 0, false
	var digits []byte
	for i := range s.t.Attrs() {
		name, value := s.t.AttrAt(i)
		switch string(name) {
		case "r":
			index = ooxml.Number(value)
			digits = value
		case "hidden":
			hidden = ooxml.IsTrue(string(value))
		}
	}
	s.numbered = index > 0
	s.digits = s.digits[:0]
	if s.numbered && index <= finding.MaxRow {
		s.digits = append(s.digits, digits...)
	}
	if !s.numbered {
		index = s.row.Index + 1
	}
	s.row = form.Row{Index: index, Hidden: hidden}
	s.first, s.filled = len(s.cells), 0
	s.sorted = true
	s.cell.col = 0
}

// closeRow keeps the row, or hands it on, if it has any cell.
func (s *scan) closeRow(tags int64) error {
	if s.filled == 0 {
		return s.ghost(tags)
	}
	s.tidy = s.tidy && s.row.Index > s.last
	s.last = s.row.Index
	s.rows++
	if s.out.Packed != nil {
		return s.packRow()
	}
	if !s.sorted {
		s.cells = s.cells[:s.first+orderCells(s.cells[s.first:])]
	}
	row := s.row
	row.Cells = s.cells[s.first:len(s.cells):len(s.cells)]
	s.out.Rows = append(s.out.Rows, row)
	s.unpacked += len(row.Cells)
	if s.rows == s.kept || s.unpacked > s.most {
		if !s.tidy {
			return ErrDisorder
		}
		s.out.Packed = form.NewPacked(s.strings, s.formats)
	}
	return nil
}

// keep adds a cell to the row and returns it to be filled. Rows share blocks
// of cells; a row is in one block as a whole.
func (s *scan) keep(ref finding.Ref) *form.Cell {
	if len(s.cells) == cap(s.cells) {
		s.nextBlock()
	}
	s.filled++
	n := len(s.cells)
	if n > s.first && s.cells[n-1].Ref.Col >= ref.Col {
		s.sorted = false
	}
	s.cells = s.cells[:n+1]
	c := &s.cells[n]
	c.Ref = ref
	return c
}

func (s *scan) nextBlock() {
	const most = 4096
	row := s.cells[s.first:]
	size := max(min(2*cap(s.cells), most), 2*len(row))
	s.cells = append(make([]form.Cell, 0, size), row...)
	s.first = 0
}

// pack takes in a cell of a long list.
func (s *scan) pack(c *form.Cell) error {
	if s.filled == 0 {
		if s.row.Index <= s.last {
			return ErrDisorder
		}
		s.out.Packed.Begin(s.row.Index, s.row.Hidden)
	} else if c.Ref.Col <= s.lastCol {
		return ErrDisorder
	}
	s.filled++
	s.lastCol = c.Ref.Col
	s.out.Packed.Add(c, s.cell.style, s.cell.shared)
	return nil
}

// packRow ends a row of a long list.
func (s *scan) packRow() error {
	return s.meter.pack(s.out.Packed.End())
}

// order sorts the rows of a file that has them in disorder, and makes one of
// those with the same index.
func order(sheet *form.Sheet) {
	slices.SortStableFunc(sheet.Rows, func(a, b form.Row) int { return cmp.Compare(a.Index, b.Index) })
	joined := sheet.Rows[:0]
	for _, r := range sheet.Rows {
		n := len(joined)
		if n == 0 || joined[n-1].Index != r.Index {
			joined = append(joined, r)
			continue
		}
		into := &joined[n-1]
		into.Cells = slices.Concat(into.Cells, r.Cells)
		into.Cells = into.Cells[:orderCells(into.Cells)]
		into.Hidden = into.Hidden || r.Hidden
	}
	sheet.Rows = joined
}

// orderCells sorts the cells of a row and says how many are left: of two at
// one place the later counts.
func orderCells(cells []form.Cell) int {
	slices.SortStableFunc(cells, func(a, b form.Cell) int { return cmp.Compare(a.Ref.Col, b.Ref.Col) })
	slices.Reverse(cells)
	left := slices.CompactFunc(cells, func(a, b form.Cell) bool { return a.Ref == b.Ref })
	slices.Reverse(left)
	return len(left)
}
