package formguess

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// entry is a label or a column over all samples, with what stands there.
type entry struct {
	label, under string
	aliases      []string
	below, carry bool
	place        finding.Place // where it was seen first
	money        string        // what amounts are in on its sheet
	values       []found
	blanks       int          // places without a value
	formulas     int          // those of them with a formula that cannot be worked out
	in           map[int]bool // samples that have it
	sparse       bool         // a value seems to count for the blank rows under it
}

// found is one value of an entry.
type found struct {
	cell  form.Cell
	text  string
	place finding.Place
}

func newEntry(label, under string, place finding.Place, money string) *entry {
	return &entry{label: label, under: under, place: place, money: money, in: map[int]bool{}}
}

// key is how entries are compared over samples.
func (e *entry) key() string {
	c := column{label: e.label, under: e.under}
	return c.key()
}

// goesBy reports whether a key is one of the entry's wordings.
func (e *entry) goesBy(key string) bool {
	if e.key() == key {
		return true
	}
	for _, alias := range e.aliases {
		c := column{label: alias, under: e.under}
		if c.key() == key {
			return true
		}
	}
	return false
}

// take notes what stands in one place of the entry.
func (e *entry) take(c *form.Cell, place finding.Place) {
	text := ""
	if c != nil {
		text = value.Clean(c.Text)
	}
	if text == "" {
		e.blanks++
		if unstored(c) {
			e.formulas++
		}
		return
	}
	e.values = append(e.values, found{*c, text, place})
}

// block is a table or a grid over all samples.
type block struct {
	entries []*entry
	names   []*entry // of a grid: its rows
	parts   []part
}

// part is the table of one sample, and which of its columns is which entry.
type part struct {
	sample  int
	outline *outline
	table   *table
	columns map[*entry]*column
}

// grid reports whether the block has headers on two sides.
func (b *block) grid() bool { return b.parts[0].table.names > 0 }

// rows is how many rows of data all samples hold together.
func (b *block) rows() int {
	n := 0
	for i := range b.parts {
		n += len(b.parts[i].table.rows)
	}
	return n
}

// cell is what stands in an entry's column of a row.
func (p *part) cell(row int, e *entry) spot {
	c := p.columns[e]
	if c == nil {
		return spot{}
	}
	return p.outline.page.value(row, c)
}

// fill takes what stands in the columns.
func (b *block) fill() {
	for i := range b.parts {
		p := &b.parts[i]
		for _, row := range p.table.rows {
			for _, e := range b.entries {
				if p.columns[e] != nil {
					b.fillCell(p, e, row)
				}
			}
		}
	}
	if !b.grid() {
		b.findSparse()
	}
}

func (b *block) fillCell(p *part, e *entry, row int) {
	s := p.cell(row, e)
	if s.filled() && s.area.From.Row < row {
		e.carry = e.carry || s.area.From.Row >= p.table.first
		return // counted where it begins
	}
	at := p.columns[e].at.From
	at.Row = row
	e.take(s.cell, p.outline.place(at))
}

// findSparse finds columns at the left that are filled in where something new
// begins, and left blank in the rows under it.
func (b *block) findSparse() {
	for _, e := range b.entries {
		if e.carry {
			continue
		}
		if len(e.values) < 2 || e.blanks < len(e.values) || !b.beginsFilled(e) {
			return
		}
		e.carry, e.sparse = true, true
	}
}

func (b *block) beginsFilled(e *entry) bool {
	for i := range b.parts {
		p := &b.parts[i]
		if len(p.table.rows) > 0 && !p.cell(p.table.rows[0], e).filled() {
			return false
		}
	}
	return true
}
