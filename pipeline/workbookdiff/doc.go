// Package workbookdiff finds the cells in which a workbook differs from the one that
// was written: what people changed by hand.
//
// It owns what counts as a change. A workbook that a program merely saved again
// has none: numbers are compared as numbers with fifteen digits, texts without
// regard to line ends, and the result of a formula that is still the same
// follows from other cells. Looks are not compared.
// It refuses paths and meaning. Long lists stay packed, and are compared row by
// row.
package workbookdiff
