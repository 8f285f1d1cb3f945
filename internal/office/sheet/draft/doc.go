// Package draft is a workbook in the making: what the readers of old and
// foreign file types have in common once they know a cell.
//
// It owns the counting against limits, the order of rows and cells, hidden
// rows and columns, the exact text of numbers and dates, the encodings of
// text, and the one way in which a reader fails. It refuses to know any file
// type, and never guesses what a value means.
package draft
