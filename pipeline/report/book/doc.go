// Package book writes workbooks: sheets of exact cells that look right on the
// screen and on A4 paper.
//
// It owns what a workbook of ours looks like (fonts, widths for Chinese text,
// row heights, print set-up) and how cells become XML: a number is written
// with its own digits, a formula with its result, a text as a text whatever it
// begins with. Excelize makes styles, charts and the package around the sheets;
// the rows are written here and put into it, because its own writers pass
// numbers through floats.
// It refuses to know what a sheet is about, and it never reads a workbook.
package book
