package sheet

import (
	"fmt"
	"strings"

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
	row = number(v[i:])
	return row, col, i > 0 && row > 0 && row <= finding.MaxRow && col <= finding.MaxCol
}

// parseRange reads a range such as A1:C3; a single cell is a range of one.
func parseRange(s string) (form.Range, error) {
	from, to, found := strings.Cut(s, ":")
	if !found {
		to = from
	}
	a, err := finding.ParseRef(from)
	if err != nil || a.IsZero() {
		return form.Range{}, fmt.Errorf("range %q: no addresses", s)
	}
	b, err := finding.ParseRef(to)
	if err != nil || b.IsZero() {
		return form.Range{}, fmt.Errorf("range %q: no addresses", s)
	}
	return form.Range{
		From: finding.Ref{Row: min(a.Row, b.Row), Col: min(a.Col, b.Col)},
		To:   finding.Ref{Row: max(a.Row, b.Row), Col: max(a.Col, b.Col)},
	}, nil
}

// columns are the hidden columns of a sheet, as steps up and down, so that a
// million overlapping spans cost no more than a million additions.
type columns struct {
	steps  []int32
	hidden []bool
}

// add takes a col tag: first column, last column, hidden or not.
func (c *columns) add(raw []byte) {
	first, last, hidden := 0, 0, false
	for name, value := range attrs(raw) {
		switch string(name) {
		case "min":
			first = number(value)
		case "max":
			last = number(value)
		case "hidden":
			hidden = isTrue(string(value))
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
