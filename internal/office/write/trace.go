package write

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"jixiao/internal/office/ooxml"
)

// Moment stands in the rows that Dated writes for the words of Info.Moment.
var Moment = mark("moment", 0)

// Trace is where in a written workbook its moment stands, so that it can be written
// again for another one without making all of its rows.
type Trace struct {
	Moment string       // in words
	At     string       // of creation, as it is written
	Looks  []Appearance // the styles of cells, in their order
	Parts  []TracedPart
}

// TracedPart is a part that says the moment: in its first piece, of which everything
// else lies behind. That of a sheet is followed by its rows, and these by a last piece.
type TracedPart struct {
	Name   string
	Sheet  string `json:",omitempty"`
	Offset []int  // in the first piece
	First  int    // packed bytes of that piece
	Last   int    `json:",omitempty"`
}

// Dated writes a row that may say Moment. It stands before Lead.
func (s *Sheet) Dated(cells ...Cell) int {
	from := len(s.rows.buf)
	row := s.Row(cells...)
	if len(s.rows.buf) < from { // what stood before it was packed away
		from = 0
	}
	if !s.rows.packed.Empty() {
		s.book.untraced = true
	}
	written := string(s.rows.buf[from:])
	s.rows.buf = s.rows.buf[:from]
	for i, text := range bytes.Split([]byte(written), []byte(Moment)) {
		if i > 0 {
			s.rows.said = append(s.rows.said, len(s.rows.buf))
			s.rows.buf.put(inElement(s.book.info.Moment))
		}
		s.rows.buf = append(s.rows.buf, text...)
	}
	return row
}

// Lead ends the rows that may say the moment. They are packed apart from those that
// follow.
func (s *Sheet) Lead() {
	if !s.rows.packed.Empty() {
		s.book.untraced = true
		return
	}
	s.rows.led, s.rows.lead = true, slices.Clone(s.rows.buf)
	s.rows.buf = s.rows.buf[:0]
}

// Trace is that of a book that was written; there is none of one whose moment
// stands where it cannot be replaced.
func (b *Book) Trace() (Trace, bool) {
	return Trace{Moment: b.info.Moment, At: clock(b.info.At), Looks: b.appearances, Parts: b.parts}, !b.untraced && b.info.Moment != ""
}

// trace notes where a part says the moment.
func (b *Book) trace(name string, pieces []*ooxml.Piece, offsets []int, sheet string, led bool) error {
	if b.info.Moment == "" || len(offsets) == 0 && !led {
		return nil
	}
	b.untraced = b.untraced || len(pieces) > 1 && !led
	first, err := pieces[0].Packed()
	p := TracedPart{Name: name, Sheet: sheet, Offset: offsets, First: first}
	if led {
		var more error
		p.Last, more = pieces[len(pieces)-1].Packed()
		err = errors.Join(err, more)
	}
	b.parts = append(b.parts, p)
	return err
}

func clock(at time.Time) string { return at.UTC().Format(time.RFC3339) }
