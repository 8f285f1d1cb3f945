package formguess

import (
	"slices"

	"jixiao/rules/form"
)

// ends reports whether a row is no longer one of the table.
func (p *page) ends(t *table, r int) bool {
	spots := p.spots(r)
	if len(spots) == 0 || p.beside(t, r) || t.marked(spots).row > 0 {
		return false
	}
	first := spots[0]
	if isFooter(first.text) && first.cell.Kind == form.Text || len(splitInline(first.text)) > 0 && len(spots) < len(t.columns) {
		return true
	}
	if t.wide(first) && (len(spots) == 1 && p.begins(t, r) || len(spots) > 1 && labelness(first.cell) >= likelyLabel) {
		return true
	}
	if columns, _ := p.header(r); len(columns) > 0 && !p.repeats(t, spots) {
		return !p.fits(t, spots)
	}
	if !t.within(first) {
		return len(spots) == 1 && !p.printed(t, first)
	}
	return arePairs(spots) && len(spots) < len(t.columns) && labelness(first.cell) == sureLabel
}

// wide reports whether a cell reaches over several columns: what stands in one
// column does not.
func (t *table) wide(s spot) bool {
	n := 0
	for i := range t.columns {
		if t.columns[i].covers(s) {
			n++
		}
	}
	return n > 1
}

// begins reports whether another part of the form begins under a row.
func (p *page) begins(t *table, r int) bool {
	i, found := slices.BinarySearch(p.rows, r+1)
	if !found && i >= len(p.rows) {
		return true
	}
	next := p.spots(p.rows[i])
	if len(next) == 0 {
		return false
	}
	columns, _ := p.header(p.rows[i])
	return len(columns) > 0 && !p.repeats(t, next) && !p.fits(t, next) || len(next) > 1 && t.wide(next[0]) && p.belows(p.rows[i]) != nil
}

// fits reports whether what looks like another header stands cell by cell under
// the headers of the table, as a row of texts does.
func (p *page) fits(t *table, spots []spot) bool {
	if len(spots) > len(t.columns) {
		return false
	}
	sure := 0
	for _, s := range spots {
		if labelness(s.cell) == sureLabel {
			sure++
		}
	}
	return 2*sure < len(spots)
}
