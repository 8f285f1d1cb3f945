package formguess

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// column is one column of a table as a sheet shows it.
type column struct {
	label, under string
	at           form.Range // its header, of two levels the lower one
}

func (c *column) col() int { return c.at.From.Col }

// covers reports whether a spot stands in the column.
func (c *column) covers(s spot) bool {
	return s.area.From.Col <= c.at.To.Col && c.at.From.Col <= s.area.To.Col
}

// How many headers a table has: a row of more is none that people fill in.
const (
	fewestHeaders = 3
	mostHeaders   = 300
)

// header reads a row as a header row: nothing but labels side by side, in one or
// two levels. A cell at the left that is merged down over the rows of the table
// is its name.
func (p *page) header(row int) (columns []column, first int) {
	spots := p.withoutSide(p.spots(row))
	if len(spots) < fewestHeaders || len(spots) > mostHeaders || !p.areHeaders(spots) {
		return nil, 0
	}
	first = row + 1
	for _, s := range spots {
		first = max(first, s.area.To.Row+1)
	}
	if first > row+3 {
		return nil, 0
	}
	columns, deep := p.leaves(spots, first)
	if deep > 0 {
		first = deep
	}
	if p.gaps(columns) {
		return nil, 0
	}
	return columns, first
}

// withoutSide drops cells at the left that reach down over more rows than the
// header has.
func (p *page) withoutSide(spots []spot) []spot {
	lowest := 0
	for i := range spots {
		if i == 0 || spots[i].area.To.Row < lowest {
			lowest = spots[i].area.To.Row
		}
	}
	for len(spots) > 0 && spots[0].area.To.Row > lowest+1 {
		spots = spots[1:]
	}
	return spots
}

// areHeaders reports whether the cells of a row are all labels, or numbers that
// count the columns on, and no pairs of labels with values.
func (p *page) areHeaders(spots []spot) bool {
	sure, counted, known, digits := 0, 0, 0, false
	for i, s := range spots {
		n, numbered := columnNumber(s)
		switch {
		case numbered && (counted == 0 || n == counted+1):
			counted = n
			sure++
			known++
		case labelness(s.cell) == noLabel || isClosing(s.text) && i == 0:
			return false
		case labelness(s.cell) >= likelyLabel:
			sure++
		}
		if p.common[value.Label(s.text)] {
			known++
		}
		digits = digits || strings.ContainsAny(value.Bare(s.text), "0123456789") && s.cell.Kind == form.Text
	}
	if p.common != nil && 2*known < len(spots) {
		return false
	}
	if counted == len(spots) || sure == 0 || areLetters(spots) {
		return false
	}
	return !arePairs(spots) && (2*sure >= len(spots) || !digits && p.unlike(spots))
}

// columnNumber is the number that a cell counts a column by.
func columnNumber(s spot) (int, bool) {
	if !s.filled() || s.cell.Formula != "" {
		return 0, false
	}
	d, err := value.ParseStored(s.text)
	if err != nil || d.Decimals() > 0 || d.Sign() <= 0 || len(s.text) > 3 {
		return 0, false
	}
	n, ok := value.ParseOrdinal(s.text)
	return n, ok
}

// areLetters reports whether a row only names the columns: 甲 | 乙 | 1 | 2.
func areLetters(spots []spot) bool {
	for _, s := range spots {
		switch _, numbered := columnNumber(s); value.Fold(s.text) {
		case "甲", "乙", "丙", "丁", "戊", "栏次", "栏号":
		default:
			if !numbered {
				return false
			}
		}
	}
	return len(spots) >= fewestHeaders
}

// arePairs reports whether labels and what is no label take turns.
func arePairs(spots []spot) bool {
	if len(spots)%2 != 0 {
		return false
	}
	for i := 0; i < len(spots); i += 2 {
		if labelness(spots[i].cell) < likelyLabel || labelness(spots[i+1].cell) >= likelyLabel {
			return false
		}
	}
	return true
}

// unlike reports whether numbers or days stand under most of what may be the
// header, though it is none of the usual labels.
func (p *page) unlike(spots []spot) bool {
	plain, others := 0, 0
	for _, s := range spots {
		under := p.at(finding.At(s.area.To.Row+1, s.area.From.Col))
		switch {
		case !under.filled():
		case labelness(under.cell) == noLabel:
			plain++
		default:
			others++
		}
	}
	return plain >= 2 && plain >= others
}

// key is how the headers of a column are compared over sheets.
func (c *column) key() string {
	if c.under == "" {
		return value.Label(c.label)
	}
	return value.Label(c.under) + "/" + value.Label(c.label)
}
