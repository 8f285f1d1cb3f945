// Package blankforms draws blank forms (表样): workbooks in which a department
// only fills in what is left open.
//
// It owns how a form definition becomes a sheet: where its labels, grids and
// tables stand, what is filled in and locked beforehand, which cells compute
// themselves and what Excel refuses to take. What computes follows from the
// same rules that check it, so a form needs no code for its blank. Order says
// for whom one is drawn; the same order gives the same bytes.
// It refuses paths, the ledger and reading: that a filled blank passes every
// rule is tested, not promised here. Cells and XML are the business of book.
package blankforms
