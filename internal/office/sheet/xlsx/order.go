package xlsx

import (
	"cmp"
	"slices"

	"jixiao/rules/form"
)

// order sorts the rows of a file that has them in disorder, and makes one of
// those with the same index.
func order(sheet *form.Sheet) {
	slices.SortStableFunc(sheet.Rows, func(a, b form.Row) int { return cmp.Compare(a.Index, b.Index) })
	joined := sheet.Rows[:0]
	for _, r := range sheet.Rows {
		n := len(joined)
		if n == 0 || joined[n-1].Index != r.Index {
			joined = append(joined, r)
			continue
		}
		into := &joined[n-1]
		into.Cells = slices.Concat(into.Cells, r.Cells)
		into.Cells = into.Cells[:orderCells(into.Cells)]
		into.Hidden = into.Hidden || r.Hidden
	}
	sheet.Rows = joined
}

// orderCells sorts the cells of a row and says how many are left: of two at
// one place the later counts.
func orderCells(cells []form.Cell) int {
	slices.SortStableFunc(cells, func(a, b form.Cell) int { return cmp.Compare(a.Ref.Col, b.Ref.Col) })
	slices.Reverse(cells)
	left := slices.CompactFunc(cells, func(a, b form.Cell) bool { return a.Ref == b.Ref })
	slices.Reverse(left)
	return len(left)
}
