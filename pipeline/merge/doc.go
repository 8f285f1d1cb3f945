// Package merge is the master as data: for every sheet that the forms of a
// campaign fill (master in their definitions) its columns and rows, and each
// value with its type, its version and the cell that it came from.
//
// It owns which version fills which row, what is missing, which values the
// section's lists replace, and which numbers count. It refuses to draw, and to
// know any form: what a column means to reports is its role.
package merge
