package formguess

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// table is a table as a sheet shows it.
type table struct {
	header, first, last int
	columns             []column
	rows                []int // of data
	subtotals           []mark
	closing             mark // its row is 0 where there is none
	above               bool // the total stands over the rows, not under them
	names               int  // of a grid: the column of the rows' names, 0 in a table
	again               int  // row in which the header stands once more
	abreast             bool // another table with the same headers stands beside it
}

// mark is a row that a word makes a closing row or a sub-total.
type mark struct {
	row int
	at  spot
}

// table reads the rows under a header.
func (p *page) table(row int, columns []column, first int) *table {
	t := p.rowsUnder(&table{header: row, first: first, last: first - 1, columns: columns})
	p.nameRows(t)
	return t
}

// rowsUnder takes the rows of a table down to its end.
func (p *page) rowsUnder(t *table) *table {
	from, _ := slices.BinarySearch(p.rows, t.first)
	for i := from; i < len(p.rows); i++ {
		r := p.rows[i]
		if t.closing.row > 0 || p.ends(t, r) {
			break
		}
		p.takeRow(t, r, i)
	}
	return t
}

// takeRow sorts a row of a table by what it is.
func (p *page) takeRow(t *table, r, i int) {
	spots := p.spots(r)
	switch m := t.marked(spots); {
	case len(spots) == 0:
		return // only the foot of merged cells
	case areLetters(spots) && len(t.rows) == 0:
	case p.repeats(t, spots):
		t.again = r
	case m.row > 0 && isSubtotal(m.at.text):
		t.subtotals = append(t.subtotals, m)
	case m.row > 0 && p.goesOn(t, i+1):
		t.above = true
	case m.row > 0:
		t.closing = m
	case len(spots) == 1 && len(t.columns) > 2 && !p.beside(t, r) && !p.printed(t, spots[0]):
	default:
		t.rows = append(t.rows, r)
	}
	t.last = r
}

// printed reports whether a cell alone in its row is the name of a row that is
// printed on a blank form.
func (p *page) printed(t *table, s spot) bool {
	if labelness(s.cell) == noLabel || s.area.To.Col >= t.columns[len(t.columns)-1].col() {
		return false
	}
	if first := &t.columns[0]; s.area.From.Col >= first.col() {
		return first.covers(s) && slices.Contains(gridHeads, value.Label(first.label))
	}
	return !p.at(finding.At(t.header, s.area.From.Col)).filled()
}

// marked is the word in one of the first cells that makes a row of totals.
func (t *table) marked(spots []spot) mark {
	for i, s := range spots {
		if i > 1 {
			break
		}
		if s.cell.Kind == form.Text && (isClosing(s.text) || isSubtotal(s.text) || t.abreast && ends(value.Bare(s.text), []string{"合计", "总计"})) && len(spots) > 1 {
			return mark{s.area.From.Row, s}
		}
	}
	return mark{}
}

// beside reports whether a row lies beside a cell of the table that reaches down
// over it: then one value alone is a row.
func (p *page) beside(t *table, r int) bool {
	for i := range t.columns {
		if from := p.at(finding.At(r, t.columns[i].col())); from.filled() && t.first <= from.ref().Row && from.ref().Row < r {
			return true
		}
	}
	return false
}

// repeats reports whether the header stands once more.
func (p *page) repeats(t *table, spots []spot) bool {
	same, texts := 0, 0
	for _, s := range spots {
		for i := range t.columns {
			if t.columns[i].covers(s) && value.Label(s.text) == value.Label(t.columns[i].label) {
				same++
				if s.cell.Kind == form.Text {
					texts++
				}
			}
		}
	}
	return 2*same > len(t.columns) && texts > 0
}

// goesOn reports whether rows of data follow a row of totals: then that stands
// over them.
func (p *page) goesOn(t *table, i int) bool {
	if i >= len(p.rows) || len(t.rows) > 0 || p.ends(t, p.rows[i]) {
		return false
	}
	return len(p.spots(p.rows[i])) >= 2
}

// within reports whether a cell stands under one of the headers.
func (t *table) within(s spot) bool {
	for i := range t.columns {
		if t.columns[i].covers(s) {
			return true
		}
	}
	return false
}

// value is what a row shows in a column: of cells merged down the first one's.
func (p *page) value(row int, c *column) spot {
	s := p.at(finding.At(row, c.col()))
	if s.filled() || s.area.From != s.area.To {
		return s
	}
	for col := c.col(); col <= c.at.To.Col; col++ {
		if s := p.at(finding.At(row, col)); s.filled() {
			return s
		}
	}
	return s
}
