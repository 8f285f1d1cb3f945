package formguess

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// How much of a sheet is looked at, and how many cells merged ranges may be
// spread over: no form that people fill in comes near.
const (
	mostCells  = 200_000
	mostSpread = 200_000
)

// page is a sheet prepared for looking things up: what shows at an address, and
// the merged range around it.
type page struct {
	sheet   *form.Sheet
	cells   map[finding.Ref]*form.Cell
	merged  map[finding.Ref]form.Range
	filled  map[int][]*form.Cell // by row
	rows    []int                // that hold something, ascending
	lastCol int
	cut     bool // there is more than was looked at
	// common are texts that stand on other samples too; nil where there are none
	// to compare with.
	common map[string]bool
	// headers are the headers of tables that were found on some sample: with them
	// a single row is a table too.
	headers map[string]bool
}

// spot is a filled cell, or a filled merged range, as a person sees it.
type spot struct {
	cell *form.Cell
	area form.Range
	text string
}

func newPage(sheet *form.Sheet) *page {
	p := &page{sheet: sheet, cells: map[finding.Ref]*form.Cell{}, filled: map[int][]*form.Cell{}, merged: map[finding.Ref]form.Range{}}
	for i := range sheet.Rows {
		row := &sheet.Rows[i]
		if len(p.cells)+len(row.Cells) > mostCells {
			p.cut = true
			break
		}
		p.take(row)
	}
	p.cut = p.cut || sheet.Packed != nil
	p.compute()
	p.spread(sheet.Merges)
	return p
}

func (p *page) take(row *form.Row) {
	for j := range row.Cells {
		c := &row.Cells[j]
		if value.Clean(c.Text) == "" && c.Formula == "" {
			continue
		}
		p.cells[c.Ref] = c
		p.lastCol = max(p.lastCol, c.Ref.Col)
		p.filled[row.Index] = append(p.filled[row.Index], c)
	}
	if len(p.filled[row.Index]) > 0 {
		p.rows = append(p.rows, row.Index)
	}
}

// spread notes the merged ranges by the cells that they cover, as far as the
// sheet is used: a range may be declared over millions of cells.
func (p *page) spread(merges []form.Range) {
	if len(p.rows) == 0 {
		return
	}
	left := mostSpread
	for _, m := range merges {
		m.To.Row, m.To.Col = min(m.To.Row, p.rows[len(p.rows)-1]+1), min(m.To.Col, p.lastCol+1)
		rows, cols := m.To.Row-m.From.Row+1, m.To.Col-m.From.Col+1
		if rows < 1 || cols < 1 || rows*cols > left {
			continue
		}
		left -= rows * cols
		for r := m.From.Row; r <= m.To.Row; r++ {
			for c := m.From.Col; c <= m.To.Col; c++ {
				p.merged[finding.Ref{Row: r, Col: c}] = m
			}
		}
	}
}

// area is the merged range that covers an address, or the address alone.
func (p *page) area(ref finding.Ref) form.Range {
	if m, ok := p.merged[ref]; ok {
		return m
	}
	return form.Range{From: ref, To: ref}
}

// at is what shows at an address: of a merged range its first cell.
func (p *page) at(ref finding.Ref) spot {
	area := p.area(ref)
	s := spot{area: area, cell: p.cells[area.From]}
	if s.cell != nil {
		s.text = value.Clean(s.cell.Text)
	}
	return s
}

// filled reports whether something shows at the spot.
func (s spot) filled() bool { return s.cell != nil }

// ref is where the spot begins.
func (s spot) ref() finding.Ref { return s.area.From }

// spots are the filled cells and ranges that begin in a row, from the left.
func (p *page) spots(row int) []spot {
	var all []spot
	for _, c := range p.filled[row] {
		if s := p.at(c.Ref); s.ref() == c.Ref {
			all = append(all, s)
		}
	}
	return all
}
