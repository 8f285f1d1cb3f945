package write

import (
	"errors"
	"fmt"
	"io"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// Series are workbooks that differ in some rows and texts alone. What they have
// in common is drawn and packed once; they may be written by many goroutines.
type Series struct {
	book  *Book
	parts []seriesPart
}

// Own is what a workbook of a series has of its own.
type Own struct {
	Texts map[Gap]string
	Row   func(s *Sheet, row int) []Cell // of those that vary
}

// ErrOther says that a workbook looks otherwise than its series.
var ErrOther = errors.New("the workbook looks otherwise than its series")

// seriesPart is a part of all workbooks of a series.
type seriesPart struct {
	name  string
	spans []common
}

// common is a stretch that all workbooks of a series have, and what stands behind
// it in each.
type common struct {
	packed []*ooxml.Piece
	text   markup // behind that, too little to be packed by itself
	gap    Gap
	row    *varied
}

// Series ends the book, of whose rows and texts some vary, and begins a series.
func (b *Book) Series() (*Series, error) {
	if b.err != nil {
		return nil, fmt.Errorf("workbook %s: %w", b.info.Title, b.err)
	}
	defer b.keep(errSpent)
	shell, err := b.shells.of(b.shape())
	if err != nil {
		return nil, fmt.Errorf("drawing workbook %s: %w", b.info.Title, err)
	}
	s := &Series{book: b}
	for i := range shell {
		made := unfinished{seriesPart: seriesPart{name: shell[i].name}}
		if err := made.take(b, &shell[i]); err != nil {
			return nil, fmt.Errorf("packing workbook %s: %w", b.info.Title, err)
		}
		s.parts = append(s.parts, made.seriesPart)
	}
	return s, nil
}

// Write writes one workbook of the series. The error is ErrOther, and nothing is
// written, where it needs a style that the others do not have.
func (s *Series) Write(w io.Writer, own Own) error {
	room := rooms.Get().(*markup)
	defer rooms.Put(room)
	f := filling{book: s.book, own: own, rows: rowData{buf: (*room)[:0], room: room}}
	filled := make([][]*ooxml.Piece, len(s.parts)) // before anything is written
	for i := range s.parts {
		var err error
		if filled[i], err = f.fill(&s.parts[i]); err != nil {
			return fmt.Errorf("writing workbook %s: %w", s.book.info.Title, err)
		}
	}
	*room = f.rows.buf
	z := ooxml.NewWriter(w)
	for i := range s.parts {
		if err := z.Join(s.parts[i].name, filled[i]...); err != nil {
			return fmt.Errorf("writing workbook %s: %w", s.book.info.Title, err)
		}
	}
	return z.Close()
}

// filling is one workbook in the making.
type filling struct {
	book *Book
	own  Own
	rows rowData
	row  []laid
}

// fill packs what the workbook has of its own in a part.
func (f *filling) fill(p *seriesPart) (pieces []*ooxml.Piece, err error) {
	pack := func() error {
		if len(f.rows.buf) == 0 {
			return nil
		}
		pack := ooxml.Pack
		if len(f.rows.buf) < worthPacking {
			pack = ooxml.Store
		}
		piece, err := pack(f.rows.buf)
		pieces, f.rows.buf = append(pieces, piece), f.rows.buf[:0]
		return err
	}
	for i := range p.spans {
		c := &p.spans[i]
		if len(c.packed) > 0 {
			if err := pack(); err != nil {
				return nil, err
			}
			pieces = append(pieces, c.packed...)
		}
		if len(f.rows.buf) > chunk {
			if err := pack(); err != nil {
				return nil, err
			}
		}
		f.rows.buf = append(f.rows.buf, c.text...)
		switch {
		case c.row != nil:
			err = f.vary(c.row)
		case c.gap.mark != "":
			f.rows.buf.text(f.own.Texts[c.gap])
		}
		if err != nil {
			return nil, err
		}
	}
	return pieces, pack()
}

// vary writes a row as this workbook has it.
func (f *filling) vary(v *varied) error {
	var height int
	f.row, height = v.sheet.prepare(f.row, f.own.Row(v.sheet, v.row))
	if err := f.rows.begin(v.row, height, v.behind); err != nil {
		return err
	}
	col := 1
	for i := range f.row {
		c := &f.row[i]
		style, known := f.book.styles[c.appearance]
		if !known {
			return ErrOther
		}
		f.rows.cell(finding.ColumnName(col), c, style)
		for n := 1; n < c.span; n++ {
			f.rows.cell(finding.ColumnName(col+n), &laid{}, style)
		}
		col += max(c.span, 1)
	}
	f.rows.end()
	return nil
}
