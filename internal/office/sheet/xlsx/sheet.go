package xlsx

import (
	"bytes"
	"fmt"
	"slices"

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

// makeRoom prepares for the cells of a part: where it is in memory as a whole
// for as many as there are values, of which each has a tag and its end, by the
// letter in them.
func (s *scan) makeRoom(size int64) {
	const few, many = 16, 512
	n := many
	if ahead := s.t.Ahead(0); int64(len(ahead)) >= size {
		n = bytes.Count(ahead, []byte("v")) / 2
	}
	s.cells = make([]form.Cell, 0, max(few, min(n, many)))
	s.out.Rows = make([]form.Row, 0, cap(s.cells)/4)
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
			const many = 64
			s.out.Merges = slices.Grow(s.out.Merges, max(0, min(ooxml.Number(s.t.RawAttr("count")), many)))
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
