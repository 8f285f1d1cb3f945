// Package xls reads the workbooks of Excel 95 to 2003 and of WPS (.xls, .et).
//
// It owns BIFF records, from the compound file around them to cells: shared
// strings over CONTINUE records, packed numbers, formulas with their stored
// results, formats, hidden rows and columns, merged ranges. It refuses what
// needs a password, the workbooks of Excel 2 to 4, and whatever contradicts
// itself; macros are never run and links never followed.
package xls
