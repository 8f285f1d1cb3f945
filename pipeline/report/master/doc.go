// Package master writes the master workbook (总表): all standing submissions
// merged, what is missing, what was found, and where every figure came from.
//
// It owns its sheets, one a file, and the formulas between them. It refuses
// paths and clocks: the same snapshot gives the same bytes.
package master
