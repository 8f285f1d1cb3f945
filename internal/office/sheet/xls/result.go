package xls

import "jixiao/rules/form"

// waiting is a formula that the next records may complete.
type waiting struct {
	cell   form.Cell
	at     position
	tokens []byte
	text   bool // its result is a text that follows
}

// formula reads the stored result of a formula and keeps its tokens until it
// is known whether more of it follows.
func (c *cells) formula(at position, cell form.Cell, value []byte) error {
	const fixed = 16 // result, flags, chain, length of the tokens
	if len(value) < fixed {
		return errCorrupt
	}
	w := &waiting{cell: cell, at: at}
	w.text = c.setResult(&w.cell, value[:8])
	length := int(le.Uint16(value[fixed-2:]))
	if fixed+length > len(value) {
		return errCorrupt
	}
	w.tokens = value[fixed : fixed+length]
	c.waiting = w
	return nil
}

// setResult reads a stored result and reports whether it is a text.
func (g *globals) setResult(cell *form.Cell, result []byte) bool {
	const (
		text = iota
		boolean
		failure
		emptyText
	)
	if le.Uint16(result[6:]) != 0xFFFF {
		g.setBinary(cell, le.Uint64(result))
		return false
	}
	switch result[0] {
	case text:
		cell.Kind = form.Text
		return true
	case boolean:
		setBool(cell, result[2])
	case failure:
		cell.Kind, cell.Text = form.Error, errorName(result[2])
	case emptyText:
		cell.Kind = form.Text
	}
	return false
}

// stringResult takes the text that a formula stored as its result.
func (c *cells) stringResult(parts [][]byte) error {
	if c.waiting == nil || !c.waiting.text {
		return nil
	}
	text, err := c.longText(parts)
	if err != nil {
		return err
	}
	c.waiting.cell.Text = text
	if err := c.book.Keep(text); err != nil {
		return err
	}
	return c.resolve()
}

// formulaBody takes a body that several cells share, or that of an array: it
// follows the first of its cells.
func (c *cells) formulaBody(rec record) error {
	before := map[uint16]int{recSharedFmla: 8, recArray: 12}[rec.id]
	if c.waiting == nil || before == 0 || len(rec.body) < before+2 {
		return nil
	}
	length := int(le.Uint16(rec.body[before:]))
	tokens := rec.body[before+2:]
	if length > len(tokens) {
		return errCorrupt
	}
	key, ok := sharedAt(c.waiting.tokens)
	switch {
	case ok && rec.id == recArray:
		c.waiting.tokens = tokens[:length] // the other cells of an array have no formula of their own
	case ok:
		c.shared[key] = tokens[:length]
	}
	return nil
}

// resolve puts down the formula that was waiting.
func (c *cells) resolve() error {
	w := c.waiting
	if w == nil {
		return nil
	}
	c.waiting = nil
	tokens := w.tokens
	if key, ok := sharedAt(tokens); ok {
		tokens = c.shared[key]
	}
	d := decompiler{globals: c.globals, at: w.at}
	w.cell.Formula = d.formula(tokens)
	if err := c.book.Copy(d.copied); err != nil {
		return err
	}
	if err := c.book.KeepFormula(w.cell.Formula); err != nil {
		return err
	}
	return c.sheet.Put(w.cell)
}

// sharedAt is the cell that a formula's body stands with, where it is not with
// the formula.
func sharedAt(tokens []byte) (position, bool) {
	const elsewhere = 0x01
	if len(tokens) < 5 || tokens[0] != elsewhere {
		return position{}, false
	}
	return position{le.Uint16(tokens[1:]), le.Uint16(tokens[3:])}, true
}
