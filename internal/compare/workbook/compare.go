package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"jixiao/internal/compare/difference"
)

// Compare names what two workbooks do not have in common, sheet by sheet from
// top to bottom.
func Compare(old, new []byte) ([]difference.Difference, error) {
	a, err := read(old)
	if err != nil {
		return nil, fmt.Errorf("reading old workbook: %w", err)
	}
	b, err := read(new)
	if err != nil {
		return nil, fmt.Errorf("reading new workbook: %w", err)
	}
	var c comparison
	c.facts(a, b)
	for _, sheet := range slices.Compact(sorted(append(slices.Clone(a.sheets), b.sheets...))) {
		c.cells(sheet, a.cells[sheet], b.cells[sheet])
	}
	slices.SortStableFunc(c.found, c.order(a.sheets))
	return c.found, nil
}

type comparison struct{ found []difference.Difference }

func (c *comparison) report(at place, old, new string) {
	c.found = append(c.found, difference.Difference{Sheet: at.sheet, Cell: at.cell, What: at.what, Old: old, New: new})
}

func (c *comparison) facts(a, b *book) {
	for at, old := range a.facts {
		if new, there := b.facts[at]; !there || new != old {
			c.report(at, old, new)
		}
	}
	for at, new := range b.facts {
		if _, there := a.facts[at]; !there {
			c.report(at, "", new)
		}
	}
}

func (c *comparison) cells(sheet string, a, b map[string]cell) {
	for ref, old := range a {
		old.against(b[ref], func(what, old, new string) { c.report(place{sheet, ref, what}, old, new) })
	}
	for ref, new := range b {
		if _, there := a[ref]; !there {
			cell{}.against(new, func(what, old, new string) { c.report(place{sheet, ref, what}, old, new) })
		}
	}
}

// order is from the workbook to its sheets, from top to bottom.
func (c *comparison) order(sheets []string) func(x, y difference.Difference) int {
	return func(x, y difference.Difference) int {
		xr, xc := position(x.Cell)
		yr, yc := position(y.Cell)
		return cmp.Or(cmp.Compare(slices.Index(sheets, x.Sheet), slices.Index(sheets, y.Sheet)),
			cmp.Compare(x.Sheet, y.Sheet), cmp.Compare(xr, yr), cmp.Compare(xc, yc),
			cmp.Compare(x.Cell, y.Cell), cmp.Compare(x.What, y.What))
	}
}
