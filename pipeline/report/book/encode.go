package book

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"jixiao/pipeline/celltext"
	"jixiao/rules/finding"
)

// rowData is the XML of a sheet's rows.
type rowData struct {
	name string // of the sheet's part in the package
	full pieces
	buf  bytes.Buffer
}

// begin opens a row of a height in points.
func (d *rowData) begin(row, height int) {
	d.open(row, height)
	d.buf.WriteString(`" customHeight="1">`)
}

// beginLoose opens a row whose height is where it starts from.
func (d *rowData) beginLoose(row, height int) {
	d.open(row, height)
	d.buf.WriteString(`">`)
}

func (d *rowData) open(row, height int) {
	if d.buf.Len() > chunk {
		d.full.add(d.buf.Bytes())
		d.buf.Reset()
	}
	d.buf.WriteString(`<row r="`)
	d.int(row)
	d.buf.WriteString(`" ht="`)
	d.int(height)
}

func (d *rowData) end() { d.buf.WriteString("</row>") }

// cell writes one cell with its style.
func (d *rowData) cell(row, col int, c Cell, style int) {
	d.buf.WriteString(`<c r="`)
	d.buf.WriteString(finding.ColumnName(col))
	d.int(row)
	d.buf.WriteString(`" s="`)
	d.int(style)
	switch {
	case c.kind == blank:
		d.buf.WriteString(`"/>`)
		return
	case c.kind == textCell && c.formula == "":
		d.buf.WriteString(`" t="inlineStr"><is><t`)
		if spaced(c.text) {
			d.buf.WriteString(` xml:space="preserve"`)
		}
		d.buf.WriteByte('>')
		d.text(c.text)
		d.buf.WriteString(`</t></is></c>`)
		return
	case c.kind == textCell:
		d.buf.WriteString(`" t="str`)
	}
	d.buf.WriteString(`">`)
	if c.formula != "" {
		d.buf.WriteString("<f>")
		d.text(c.formula)
		d.buf.WriteString("</f>")
	}
	d.buf.WriteString("<v>")
	d.text(c.text)
	d.buf.WriteString("</v></c>")
}

func (d *rowData) text(s string) {
	// A bytes.Buffer takes every write.
	_ = xml.EscapeText(&d.buf, []byte(celltext.Escape(s)))
}

// spaced reports whether a reader that trims texts would change this one.
func spaced(s string) bool { return s != strings.TrimSpace(s) || strings.ContainsAny(s, "\t\n") }

func (d *rowData) int(n int) {
	d.buf.Write(strconv.AppendInt(d.buf.AvailableBuffer(), int64(n), 10))
}

// each hands the XML on in pieces.
func (d *rowData) each(take func([]byte) error) error {
	if err := d.full.each(take); err != nil {
		return err
	}
	return take(d.buf.Bytes())
}
