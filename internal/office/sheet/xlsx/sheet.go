package xlsx

import (
	"fmt"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// scan goes once over the part of a sheet.
type scan struct {
	*reader
	t        *ooxml.Tokenizer
	out      *form.Sheet
	date1904 bool

	hidden columns
	shared map[int]sharedFormula
	rows   int   // with a value
	last   int   // index of the row before
	tidy   bool  // rows ascend so far
	mark   int64 // where the last row tag or cell ended

	row      form.Row
	numbered bool   // the row says its number itself
	digits   []byte // of that number
	cells    []form.Cell
	filled   int // cells of the row that hold anything
	lastCol  int // of them, where rows are packed
	first    int // of the row, in cells
	sorted   bool
	cell     cell
}

// sharedFormula is a formula that other cells repeat relative to their place.
type sharedFormula struct {
	text string
	at   finding.Ref
}

// sheet reads the part of a sheet into out.
func (r *reader) sheet(part sheetPart, date1904 bool, out *form.Sheet) error {
	*out = form.Sheet{Name: part.name, Hidden: part.hidden}
	t, err := r.pkg.Tokens(part.part)
	if err != nil {
		return err
	}
	defer t.Close()
	s := &scan{reader: r, t: t, out: out, date1904: date1904, tidy: true}
	s.makeRoom(r.pkg.Size(part.part))
	if err := s.sections(); err != nil {
		return fmt.Errorf("part %q: %w", part.part, err)
	}
	if out.Packed != nil {
		out.Packed.Seal()
	} else if !s.tidy {
		order(out)
	}
	out.Comments, err = r.comments(part.part)
	return err
}

// makeRoom prepares for the cells of a part: a guess from its declared size,
// which is proof of nothing and gets little.
func (s *scan) makeRoom(size int64) {
	const perCell, few, many = 36, 16, 512
	s.cells = make([]form.Cell, 0, max(few, min(size/perCell, many)))
	s.out.Rows = make([]form.Row, 0, cap(s.cells)/8)
}

func (s *scan) sections() error {
	for {
		kind, err := s.t.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return err
		}
		if kind != ooxml.OpenTag || s.t.Depth != 2 {
			continue
		}
		switch string(s.t.Name) {
		case "sheetData":
			err = s.data()
		case "cols":
			err = s.each("col", s.column)
		case "mergeCells":
			err = s.each("mergeCell", s.mergeCell)
		default:
			err = s.t.Skip()
		}
		if err != nil {
			return err
		}
	}
}

// each visits the elements of a name directly inside the one just opened.
func (s *scan) each(name string, visit func() error) error {
	for {
		kind, err := s.t.Next()
		switch {
		case err != nil:
			return err
		case kind == ooxml.CloseTag && s.t.Depth == 2:
			return nil
		case kind == ooxml.OpenTag && s.t.Depth == 3 && string(s.t.Name) == name:
			if err := visit(); err != nil {
				return err
			}
		}
	}
}

func (s *scan) column() error {
	s.hidden.add(s.t)
	return nil
}

func (s *scan) mergeCell() error {
	r, err := parseRange(s.t.RawAttr("ref"))
	if err != nil || r.From == r.To {
		return err
	}
	s.out.Merges = append(s.out.Merges, r)
	return s.merge()
}

// advance is how far the scan came since it was last asked.
func (s *scan) advance() int64 {
	length := s.t.Offset() - s.mark
	s.mark += length
	return length
}

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
