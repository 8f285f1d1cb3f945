// Package xlsx reads the workbooks of Excel since 2007 and of everyone who
// writes like it (.xlsx, .xlsm, strict or not).
//
// It owns which parts make a workbook and what they say of each cell: its
// text exactly as stored, its kind, formula and number format, whether it can
// be seen. Each part is gone over once. Empty cells, however many are
// formatted, cost nothing. It refuses meaning: a date is a number with a
// format, and what a text says is its reader's business. Macros are never run
// and links never followed.
package xlsx
