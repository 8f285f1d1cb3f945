package xlsx

import (
	"bytes"
	"fmt"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// parseRef reads an address such as E32 without making a string of it.
func parseRef(v []byte) (row, col int, ok bool) {
	i := 0
	for i < len(v) && i < 4 && (v[i]|0x20) >= 'a' && (v[i]|0x20) <= 'z' {
		col = col*26 + int(v[i]|0x20-'a') + 1
		i++
	}
	row = ooxml.Number(v[i:])
	return row, col, i > 0 && row > 0 && row <= finding.MaxRow && col <= finding.MaxCol
}

// parseRange reads a range such as A1:C3; a single cell is a range of one.
func parseRange(v []byte) (form.Range, error) {
	from, to, found := bytes.Cut(v, []byte(":"))
	if !found {
		to = from
	}
	fromRow, fromCol, ok := parseRef(relative(from))
	toRow, toCol, alsoOK := parseRef(relative(to))
	if !ok || !alsoOK {
		return form.Range{}, fmt.Errorf("range %q: no addresses", v)
	}
	return form.Range{
		From: finding.Ref{Row: min(fromRow, toRow), Col: min(fromCol, toCol)},
		To:   finding.Ref{Row: max(fromRow, toRow), Col: max(fromCol, toCol)},
	}, nil
}

// relative is an address without the signs that fix it.
func relative(ref []byte) []byte {
	if bytes.IndexByte(ref, '$') < 0 {
		return ref
	}
	return bytes.ReplaceAll(ref, []byte("$"), nil)
}

// columns are the hidden columns of a sheet, as steps up and down, so that a
// million overlapping spans cost no more than a million additions.
type columns struct {
	steps  []int32
	hidden []bool
}

// add takes a col tag: first column, last column, hidden or not.
func (c *columns) add(t *ooxml.Tokenizer) {
	first, last, hidden := 0, 0, false
	for i := range t.Attrs() {
		name, value := t.AttrAt(i)
		switch string(name) {
		case "min":
			first = ooxml.Number(value)
		case "max":
			last = ooxml.Number(value)
		case "hidden":
			hidden = ooxml.IsTrue(string(value))
		}
	}
	last = min(last, finding.MaxCol)
	if !hidden || first < 1 || last < first {
		return
	}
	if c.steps == nil {
		c.steps = make([]int32, finding.MaxCol+2)
	}
	c.steps[first]++
	c.steps[last+1]--
	c.hidden = nil
}

// has reports whether a column is hidden.
func (c *columns) has(col int) bool {
	if c.steps == nil {
		return false
	}
	if c.hidden == nil {
		c.hidden = make([]bool, len(c.steps))
		open := int32(0)
		for i, step := range c.steps {
			open += step
			c.hidden[i] = open > 0
		}
	}
	return c.hidden[col]
}
