package formguess

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// subtotal drafts the rows that close parts of a table.
func (g *guesser) subtotal(b *block, columns []form.Field, at string) *form.Subtotal {
	group, place := -1, finding.Place{}
	for i := range b.parts {
		p := &b.parts[i]
		for k, m := range p.table.subtotals {
			place = p.outline.place(m.at.ref())
			if group < 0 && k < mostTried {
				group = p.grouping(m, b.entries)
			}
		}
	}
	if place == (finding.Place{}) {
		return nil
	}
	if group < 0 {
		g.doubts.add(at, place, "有小计行，但看不出小计按哪一列分组，没有写 subtotal；小计行不当作数据", "there are rows of sub-totals, but by which column is not seen; they are not read as data")
		return nil
	}
	s := &form.Subtotal{Suffix: subtotalSuffix, Group: columns[group].ID}
	s.Totals = g.totals(b, columns, at+".subtotal", subtotalled)
	if len(s.Totals) == 0 {
		return nil
	}
	return s
}

// mostTried is how many sub-totals are asked by which column they group.
const mostTried = 20

// grouping is the column that a row of sub-totals is named after: 房屋小计 closes
// the rows of 房屋; -1 if there is none.
func (p *part) grouping(m mark, entries []*entry) int {
	name := strings.TrimSuffix(value.Label(m.at.text), subtotalSuffix)
	for i, e := range entries {
		for _, row := range p.table.rows {
			if s := p.cell(row, e); row < m.row && name != "" && s.filled() && value.Label(s.text) == name {
				return i
			}
		}
	}
	if name == "" {
		return slices.IndexFunc(entries, func(e *entry) bool { return e.carry })
	}
	return -1
}

// subtotalled are the rows that each sub-total adds up: those since the one
// before.
func subtotalled(p *part) []run {
	var all []run
	rest := p.table.rows
	for _, m := range p.table.subtotals {
		n, _ := slices.BinarySearch(rest, m.row)
		all = append(all, run{rest[:n], m.row})
		rest = rest[n:]
	}
	return all
}
