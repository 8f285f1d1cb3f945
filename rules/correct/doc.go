// Package correct decides what in a sheet can be mended without asking anybody:
// its form, and nothing else.
//
// It owns the list of what counts as form (allowed), what each such cell is to
// hold, and the proof that no other value becomes another one by it (Harmless).
// It refuses everything that says something: totals, rates, grades, scores,
// amounts, reasons and entries of a list keep their value even where it is known
// to be wrong, a formula is never replaced, and what could be read in two ways
// is left to its sender. It refuses to know files: cells and findings go in,
// corrections come out.
package correct
