package xls

import (
	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cells reads the records of one sheet.
type cells struct {
	*globals
	sheet *draft.Sheet
	// waiting is a formula whose text result or shared body may follow it.
	waiting *waiting
	shared  map[position][]byte
}

// position is a cell as records name it: row and column from 0.
type position struct{ row, col uint16 }

func (p position) ref() finding.Ref { return finding.Ref{Row: int(p.row) + 1, Col: int(p.col) + 1} }

// readSheet reads a substream from its BOF to its EOF. Charts within it are
// substreams of their own, with cells that are none.
func readSheet(g *globals, s *draft.Sheet, r *records) error {
	if _, _, err := r.begin(); err != nil {
		return err
	}
	c := &cells{globals: g, sheet: s, shared: map[position][]byte{}}
	for depth := 1; depth > 0; {
		rec, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case rec.id == recBOF:
			depth++
		case rec.id == recEOF:
			depth--
		case depth == 1:
			if err := c.take(rec, r); err != nil {
				return err
			}
		}
	}
	return c.resolve()
}

func (c *cells) take(rec record, r *records) error {
	switch rec.id {
	case recString:
		return c.stringResult(r.whole(rec))
	case recSharedFmla, recArray, recTable:
		return c.formulaBody(rec)
	case recFormula, recNumber, recRK, recMulRK, recLabelSST, recLabel, recRString, recBoolErr:
		if err := c.resolve(); err != nil {
			return err
		}
		return c.cell(rec, r)
	case recRow:
		c.row(rec.body)
	case recColInfo:
		c.columns(rec.body)
	case recMergedCells:
		return c.merged(rec.body)
	case recFilePass:
		return draft.Encrypted()
	case recQuery:
		c.book.Links = true
	case recSupBook, recExternSheet:
		c.book.Links = c.book.Links || leadsOut(rec)
	}
	return nil
}

func (c *cells) row(body []byte) {
	const hidden = 0x20
	if len(body) >= 14 && body[12]&hidden != 0 {
		row := int(le.Uint16(body)) + 1
		c.sheet.HideRows(row, row)
	}
}

func (c *cells) columns(body []byte) {
	const hidden = 0x01
	if len(body) >= 9 && body[8]&hidden != 0 {
		c.sheet.HideColumns(int(le.Uint16(body))+1, int(le.Uint16(body[2:]))+1)
	}
}

func (c *cells) merged(body []byte) error {
	if len(body) < 2 {
		return errCorrupt
	}
	ranges := body[2:]
	c.sheet.ExpectMerges(len(ranges) / 8)
	for n := int(le.Uint16(body)); n > 0 && len(ranges) >= 8; n-- {
		from := position{le.Uint16(ranges), le.Uint16(ranges[4:])}
		to := position{le.Uint16(ranges[2:]), le.Uint16(ranges[6:])}
		if err := c.sheet.Merge(form.Range{From: from.ref(), To: to.ref()}); err != nil {
			return err
		}
		ranges = ranges[8:]
	}
	return nil
}

// head is what all records of a cell begin with: row, column, style.
const head = 6

func (c *cells) cell(rec record, r *records) error {
	body := rec.body
	if len(body) < head {
		return errCorrupt
	}
	at := position{le.Uint16(body), le.Uint16(body[2:])}
	cell := form.Cell{Ref: at.ref(), Format: c.formatOf(le.Uint16(body[4:]))}
	value := body[head:]
	switch rec.id {
	case recFormula:
		return c.formula(at, cell, value)
	case recMulRK:
		return c.packedRow(at, body[4:])
	case recLabel, recRString:
		return c.label(cell, r.whole(record{rec.id, value}))
	}
	if err := c.value(&cell, rec.id, value); err != nil {
		return err
	}
	return c.sheet.Put(cell)
}

// value reads the value of a record that stores one of a fixed size.
func (c *cells) value(cell *form.Cell, id uint16, value []byte) error {
	switch {
	case id == recNumber && len(value) >= 8:
		c.setBinary(cell, le.Uint64(value))
	case id == recRK && len(value) >= 4:
		cell.Kind, cell.Text = form.Number, c.packed(le.Uint32(value))
	case id == recLabelSST && len(value) >= 4:
		n := le.Uint32(value)
		if int64(n) >= int64(len(c.texts)) {
			return errCorrupt
		}
		cell.Kind, cell.Text = form.Text, c.texts[n]
	case id == recBoolErr && len(value) >= 2 && value[1] == 0:
		setBool(cell, value[0])
	case id == recBoolErr && len(value) >= 2:
		cell.Kind, cell.Text = form.Error, errorName(value[0])
	default:
		return errCorrupt
	}
	return nil
}

func (c *cells) label(cell form.Cell, parts [][]byte) error {
	text, err := c.longText(parts)
	if err != nil {
		return err
	}
	cell.Kind, cell.Text = form.Text, text
	if err := c.book.Keep(text); err != nil {
		return err
	}
	return c.sheet.Put(cell)
}

// packedRow reads numbers side by side: a style and a packed number for each
// column, then the last column.
func (c *cells) packedRow(at position, body []byte) error {
	const each = 6
	for len(body) >= each+2 {
		cell := form.Cell{Ref: at.ref(), Kind: form.Number,
			Format: c.formatOf(le.Uint16(body)), Text: c.packed(le.Uint32(body[2:]))}
		if err := c.sheet.Put(cell); err != nil {
			return err
		}
		body = body[each:]
		at.col++
	}
	return nil
}
