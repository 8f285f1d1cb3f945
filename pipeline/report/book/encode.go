package book

import (
	"slices"
	"strings"

	"jixiao/pipeline/celltext"
	"jixiao/pipeline/ooxml"
	"jixiao/rules/finding"
)

// chunk is how much of the rows is gathered before it is packed: most sheets
// are smaller and are packed in one go, and of a list of a hundred thousand
// rows no more than this lies unpacked beside the others.
const chunk = 1 << 16

// small is room for most parts; rows that have less than roomy left get twice
// what they have.
const (
	small = 1 << 13
	roomy = 1 << 10
)

// rowData is the XML of a sheet's rows.
type rowData struct {
	packed ooxml.Piece
	buf    markup
}

// begin opens a row of a height in points.
func (d *rowData) begin(row, height int) error {
	err := d.open(row, height)
	d.buf.put(`" customHeight="1">`)
	return err
}

// beginLoose opens a row whose height is where it starts from.
func (d *rowData) beginLoose(row, height int) error {
	err := d.open(row, height)
	d.buf.put(`">`)
	return err
}

func (d *rowData) open(row, height int) (err error) {
	if len(d.buf) > chunk {
		_, err = d.packed.Write(d.buf)
		d.buf = d.buf[:0]
	}
	if cap(d.buf)-len(d.buf) < roomy {
		d.buf = slices.Grow(d.buf, len(d.buf)+small)
	}
	d.buf.put(`<row r="`).int(row).put(`" ht="`).int(height)
	return err
}

func (d *rowData) end() { d.buf.put("</row>") }

// cell writes one cell with its style.
func (d *rowData) cell(row, col int, c Cell, style int) {
	d.buf.put(`<c r="`).cell(finding.Ref{Row: row, Col: col}).put(`" s="`).int(style)
	switch {
	case c.kind == blank:
		d.buf.put(`"/>`)
		return
	case c.kind == textCell && c.formula == "":
		d.buf.put(`" t="inlineStr"><is><t`)
		if spaced(c.text) {
			d.buf.put(` xml:space="preserve"`)
		}
		d.buf.put(">").plain(celltext.Escape(c.text)).put(`</t></is></c>`)
		return
	case c.kind == textCell:
		d.buf.put(`" t="str`)
	}
	d.buf.put(`">`)
	if c.formula != "" {
		d.buf.put("<f>").text(celltext.Escape(c.formula)).put("</f>")
	}
	d.buf.put("<v>").plain(celltext.Escape(c.text)).put("</v></c>")
}

// spaced reports whether a reader that trims texts would change this one.
func spaced(s string) bool {
	return s != strings.TrimSpace(s) || strings.Contains(s, "\t") || strings.Contains(s, "\n")
}
