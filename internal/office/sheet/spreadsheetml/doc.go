// Package spreadsheetml reads the single-file XML workbooks of Excel 2002 and
// 2003 (SpreadsheetML), which accounting systems still write.
//
// It owns their cells, merged ranges, styles and formulas, the latter in
// addresses relative to the cell and rewritten as A1. It refuses document type
// definitions and markup nested without end, and reads no other XML.
package spreadsheetml
