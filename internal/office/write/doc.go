// Package write writes workbooks: sheets of exact cells that look right on the
// screen and on A4 paper.
//
// It owns what a workbook of ours looks like (fonts, widths for Chinese text,
// row heights, print set-up) and how its rows are written: a number with its own
// digits, a formula with its result, a text as a text whatever it begins with.
// All else excelize draws, once for workbooks of a shape: a run makes thousands
// that differ in their rows and a few words. What they have in common is their
// shell, and what they do not are its gaps.
// It refuses to know what a sheet is about, and it never reads a workbook.
package write
