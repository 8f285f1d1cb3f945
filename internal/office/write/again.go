package write

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/ooxml"
)

// Again begins a book for the sheets of a written workbook that say otherwise by
// another moment.
func (t Trace) Again(info Info) *Book {
	b := New(info)
	for _, l := range t.Looks {
		b.style(l)
	}
	return b
}

// WriteAgain writes a workbook again that a trace is of: for the moment of the book,
// and with the book's sheets in the place of those of their names. These have as many
// rows as they had. The error is ErrOther, and nothing is written, where that cannot
// be done.
func (b *Book) WriteAgain(w io.Writer, was []byte, t Trace) (Trace, error) {
	defer b.keep(errSpent)
	p, err := ooxml.Open(was, ooxml.Limits{})
	if err != nil || b.err != nil || b.untraced || b.info.Moment == "" || len(b.appearances) != len(t.Looks) {
		return Trace{}, errors.Join(ErrOther, err, b.err)
	}
	now := Trace{Moment: b.info.Moment, At: clock(b.info.At), Looks: t.Looks, Parts: slices.Clone(t.Parts)}
	made := map[string][]*ooxml.Piece{}
	for i := range now.Parts {
		pieces, err := b.again(p, &now.Parts[i], t, now)
		if err != nil {
			return Trace{}, fmt.Errorf("%w: part %s: %w", ErrOther, now.Parts[i].Name, err)
		}
		made[now.Parts[i].Name] = pieces
	}
	z := ooxml.NewWriter(w)
	for _, part := range p.Parts() {
		if pieces := made[part.Name]; pieces != nil {
			err = z.Join(part.Name, pieces...)
		} else {
			err = z.Copy(p, part)
		}
		if err != nil {
			return Trace{}, fmt.Errorf("writing workbook %s: %w", b.info.Title, err)
		}
	}
	return now, z.Close()
}

var errTrace = errors.New("the trace is of another workbook")

// again makes the pieces of a part again.
func (b *Book) again(p *ooxml.Package, of *TracedPart, then, now Trace) ([]*ooxml.Piece, error) {
	part, there := p.Part(of.Name)
	if !there {
		return nil, errTrace
	}
	packed, err := p.Pieces(part)
	if err != nil || of.First < 0 || of.Last < 0 || of.First+of.Last > len(packed) {
		return nil, errors.Join(errTrace, err)
	}
	before, err := ooxml.UnpackPiece(packed[:of.First])
	if err != nil {
		return nil, err
	}
	text, err := of.say(before, then, now)
	if err != nil {
		return nil, err
	}
	first, err := ooxml.Pack(text)
	if err != nil {
		return nil, err
	}
	pieces := []*ooxml.Piece{first}
	if sheet := b.named(of.Sheet); sheet != nil {
		pieces, err = sheet.rows.again(pieces, packed[len(packed)-of.Last:])
	} else if len(packed) > of.First {
		pieces = append(pieces, ooxml.Behind(part, before, packed[of.First:]))
	}
	of.First = 0
	if err == nil {
		of.First, err = first.Packed()
	}
	return pieces, err
}

// named is the book's sheet of a name, nil where it has none.
func (b *Book) named(sheet string) *Sheet {
	i := slices.IndexFunc(b.sheets, func(s *Sheet) bool { return s.name == sheet })
	if i < 0 {
		return nil
	}
	return b.sheets[i]
}

// say puts one moment into a text in the place of another.
func (p *TracedPart) say(text []byte, then, now Trace) ([]byte, error) {
	old, its := then.At, now.At
	if p.Sheet != "" {
		old, its = inElement(then.Moment), inElement(now.Moment)
	}
	var out []byte
	var at []int
	from := 0
	for _, offset := range p.Offset {
		if offset < from || offset > len(text) || !bytes.HasPrefix(text[offset:], []byte(old)) {
			return nil, errTrace
		}
		out = append(out, text[from:offset]...)
		at = append(at, len(out))
		out, from = append(out, its...), offset+len(old)
	}
	p.Offset = at
	return append(out, text[from:]...), nil
}

func inElement(words string) string {
	var m markup
	return string(*m.text(celltext.Escape(words)))
}

// again adds the rows, and behind them what stood behind others.
func (d *rowData) again(pieces []*ooxml.Piece, last []byte) ([]*ooxml.Piece, error) {
	if !d.led {
		return nil, errTrace
	}
	text, err := ooxml.UnpackPiece(last)
	if err != nil {
		return nil, err
	}
	behind, err := ooxml.Pack(text)
	if err != nil {
		return nil, err
	}
	err = d.packRest()
	return append(pieces, &d.packed, behind), err
}

// packRest packs what is not packed yet.
func (d *rowData) packRest() error {
	defer d.close()
	if len(d.buf) == 0 {
		return nil
	}
	_, err := d.packed.Write(d.buf)
	d.buf = d.buf[:0]
	return err
}
