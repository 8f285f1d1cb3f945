// Package edits finds the cells in which a workbook differs from the one that
// was written: what people changed by hand.
//
// It owns what counts as a change. A workbook that a program merely saved again
// has none: numbers are compared as numbers with fifteen digits, texts without
// regard to line ends, and the result of a formula that is still the same
// follows from other cells. Looks are not compared.
// It refuses paths, meaning and whole workbooks in memory: both are read row by
// row, and only rows that differ are held.
package edits
