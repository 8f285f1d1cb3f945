package finding

import (
	"cmp"
	"slices"
)

// Compare orders findings by file, sheet, row, column, code and what is said,
// so that the same inbox always tells the same story in the same order.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Place.File, b.Place.File),
		cmp.Compare(a.Place.Sheet, b.Place.Sheet),
		cmp.Compare(a.Place.Cell.Row, b.Place.Cell.Row),
		cmp.Compare(a.Place.Cell.Col, b.Place.Cell.Col),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Project, b.Project),
		cmp.Compare(a.Subject, b.Subject),
		cmp.Compare(a.Field, b.Field),
		cmp.Compare(a.Message.ZH, b.Message.ZH),
	)
}

// Sort puts findings in their one order.
func Sort(fs []Finding) { slices.SortStableFunc(fs, Compare) }

// Worst is the heaviest severity among the findings that count, or zero.
func Worst(fs []Finding) Severity {
	var worst Severity
	for _, f := range fs {
		worst = max(worst, f.Weight())
	}
	return worst
}
