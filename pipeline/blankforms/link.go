package blankforms

import (
	"fmt"
	"strings"

	"jixiao/rules/check"
)

// sumDecimals is where sums are rounded: binary numbers leave noise behind
// (89.99999999999999), and a grade must not turn on it.
const sumDecimals = 6

// link makes formulas of what follows from other cells. What follows is what
// the rules check: a rate is the quotient that T07 wants, a grade the band
// that G01 wants.
func (d *draft) link() {
	d.linkTotals()
	for i := range d.rules {
		d.relate(d.rules[i].Params)
	}
}

// linkTotals sums the columns of tables into their closing rows, with what
// other parts of the form add to them.
func (d *draft) linkTotals() {
	for id, r := range d.tables {
		if r.def.Closing == nil {
			continue
		}
		for i := range r.def.Closing.Totals {
			f := &r.def.Closing.Totals[i]
			if s := d.fields[f.ID]; s != nil {
				s.formula = d.sum(r, f.Of, r.runs, d.further(id, f.ID))
			}
		}
	}
}

// further are the fields that a rule adds to a total.
func (d *draft) further(table, field string) []string {
	for i := range d.rules {
		sum, ok := d.rules[i].Params.(interface{ Adds() check.Sum })
		if !ok {
			continue
		}
		if p := sum.Adds(); p.Table == table && p.Field == field && len(p.Parts) > 0 {
			return p.Parts
		}
	}
	return nil
}

// sum adds up a column in some rows, and further fields. While nothing is
// filled in there is no sum.
func (d *draft) sum(r *region, column string, runs [][2]int, parts []string) string {
	var terms []string
	known := true
	for _, run := range runs {
		terms = append(terms, r.area(column, run))
	}
	for _, line := range r.lines {
		known = known && line[column].text != ""
	}
	for _, id := range parts {
		if s := d.fields[id]; s != nil {
			terms = append(terms, s.at.String())
			known = known && s.text != ""
		}
	}
	all := strings.Join(terms, ",")
	sum := fmt.Sprintf("ROUND(SUM(%s),%d)", all, sumDecimals)
	if known {
		return sum
	}
	return fmt.Sprintf(`IF(COUNT(%s)=0,"",%s)`, all, sum)
}

// area is a column of a table in some of its rows.
func (r *region) area(column string, run [2]int) string {
	from := r.lines[0][column].at
	from.Row = run[0]
	to := from
	to.Row = run[1]
	return from.String() + ":" + to.String()
}
