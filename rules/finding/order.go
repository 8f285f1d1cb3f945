package finding

import (
	"cmp"
	"slices"
)

// Compare orders findings by file, sheet, row, column, code and what is said,
// so that the same inbox always tells the same story in the same order.
func Compare(a, b Finding) int { return a.compare(&b) }

// Order is Compare of findings that stay where they are.
func Order(a, b *Finding) int { return a.compare(b) }

func (f *Finding) compare(b *Finding) int {
	if n := f.Place.compare(&b.Place); n != 0 {
		return n
	}
	if n := cmp.Compare(f.Code, b.Code); n != 0 {
		return n
	}
	return cmp.Or(
		cmp.Compare(f.Project, b.Project),
		cmp.Compare(f.Subject, b.Subject),
		cmp.Compare(f.Field, b.Field),
		cmp.Compare(f.Message.ZH, b.Message.ZH),
	)
}

func (p *Place) compare(b *Place) int {
	if n := cmp.Compare(p.File, b.File); n != 0 {
		return n
	}
	return cmp.Or(
		cmp.Compare(p.Sheet, b.Sheet),
		cmp.Compare(p.Cell.Row, b.Cell.Row),
		cmp.Compare(p.Cell.Col, b.Cell.Col),
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
