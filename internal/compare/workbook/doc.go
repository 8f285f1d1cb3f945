// Package workbook reads what a workbook says and shows, and names the places
// where two workbooks do not say the same.
//
// It owns the meaning of a package: values, formulas and their stored results,
// looks, sizes, rules for what is typed, paper, names, charts. Ids of styles,
// shared or inline strings, the order of elements and attributes and the names
// of parts are no part of it, so that workbooks of two writers can be compared.
// It reads the markup itself, so that no writer's library is its own witness.
// Whatever it does not know it compares as it stands; what it leaves out is
// listed in noise.go, each with its reason. It never writes a workbook.
package workbook
