// Package write writes workbooks: sheets of exact cells that look right on the
// screen and on A4 paper.
//
// It owns what a workbook of ours looks like (fonts, widths for Chinese text,
// row heights, print set-up) and how it becomes parts of a package: a number is
// written with its own digits, a formula with its result, a text as a text
// whatever it begins with. Every part is written as text in one go, in the
// order that the schema fixes, because a run makes thousands of workbooks and
// their content is all that differs between them. Theme and charts are texts
// of their own, in parts.
// It refuses to know what a sheet is about, and it never reads a workbook.
package write
