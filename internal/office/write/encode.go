package write

import (
	"errors"
	"strconv"
	"strings"
	"sync"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/ooxml"
)

// chunk is how much of the rows is gathered before it is packed: most sheets
// are smaller and are packed in one go, and of a list of a hundred thousand
// rows no more than this lies unpacked beside the others.
const chunk = 1 << 16

// rooms are buffers for the rows of sheets, and for what stands around them: a
// run makes thousands of them, and one that grew with its rows would be copied
// again and again.
var rooms = sync.Pool{New: func() any {
	room := make(markup, 0, chunk+chunk/8)
	return &room
}}

// rowData is the XML of a sheet's rows.
type rowData struct {
	packed ooxml.Piece
	buf    markup
	room   *markup // what buf is in
	lead   markup  // the rows that say the moment, apart from the others
	said   []int   // where they say it
	led    bool
	number []byte // of the row, in digits
}

// join puts the rows behind what was written before them: what is not packed
// yet waits for what follows, so that most sheets are packed in one go.
func (d *rowData) join(pieces []*ooxml.Piece, m *markup) ([]*ooxml.Piece, error) {
	m.put("<sheetData>")
	if d.led {
		return d.joinLed(pieces, m)
	}
	if !d.packed.Empty() {
		if _, err := pieces[0].Write(*m); err != nil {
			return nil, err
		}
		*m = (*m)[:0]
		pieces = append(pieces, &d.packed)
	}
	*m = append(*m, d.buf...)
	m.put("</sheetData>")
	d.close()
	return pieces, nil
}

// joinLed does so with rows of which the first are packed by themselves.
func (d *rowData) joinLed(pieces []*ooxml.Piece, m *markup) ([]*ooxml.Piece, error) {
	*m = append(*m, d.lead...)
	_, err := pieces[0].Write(*m)
	*m = (*m)[:0]
	m.put("</sheetData>")
	return append(pieces, &d.packed, &ooxml.Piece{}), errors.Join(err, d.packRest())
}

// close gives the room back.
func (d *rowData) close() {
	if d.room != nil {
		*d.room = d.buf
		rooms.Put(d.room)
		d.room, d.buf = nil, nil
	}
}

// begin opens a row of a height in points; behind it stands what else is said
// of the row.
func (d *rowData) begin(row, height int, behind string) (err error) {
	if len(d.buf) > chunk {
		_, err = d.packed.Write(d.buf)
		d.buf = d.buf[:0]
	}
	if d.room == nil {
		d.room = rooms.Get().(*markup)
		d.buf = (*d.room)[:0]
	}
	d.number = strconv.AppendInt(d.number[:0], int64(row), 10)
	d.buf.put(`<row r="`, string(d.number), `" ht="`).int(height).put(behind)
	return err
}

func (d *rowData) end() { d.buf.put("</row>") }

// cell writes one cell of the column of that name.
func (d *rowData) cell(column string, c *laid, style int) {
	b := append(d.buf, `<c r="`...)
	b = append(b, column...)
	b = append(b, d.number...)
	b = append(b, `" s="`...)
	d.buf = strconv.AppendInt(b, int64(style), 10)
	switch {
	case c.kind == blank:
		d.buf.put(`"/>`)
		return
	case c.kind == textCell && c.formula == "":
		d.buf.put(`" t="inlineStr"><is><t`)
		if c.spaced() {
			d.buf.put(` xml:space="preserve"`)
		}
		d.buf.put(">")
		d.content(c)
		d.buf.put(`</t></is></c>`)
		return
	case c.kind == textCell:
		d.buf.put(`" t="str`)
	}
	d.buf.put(`">`)
	if c.formula != "" {
		d.buf.put("<f>").text(celltext.Escape(c.formula)).put("</f>")
	}
	d.buf.put("<v>")
	d.content(c)
	d.buf.put("</v></c>")
}

func (d *rowData) content(c *laid) {
	if c.common && !c.signs || c.kind == numberCell {
		d.buf.put(c.text)
		return
	}
	d.buf.plain(celltext.Escape(c.text))
}

// spaced reports whether a reader that trims texts would change this one.
func (c *laid) spaced() bool {
	if c.common {
		return c.text != "" && (c.text[0] == ' ' || c.text[len(c.text)-1] == ' ')
	}
	return spaced(c.text)
}

// spaced reports whether a reader that trims texts would change this one.
func spaced(s string) bool {
	return s != strings.TrimSpace(s) || strings.Contains(s, "\t") || strings.Contains(s, "\n")
}
