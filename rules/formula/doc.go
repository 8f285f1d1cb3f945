// Package formula recalculates the formulas that score sheets use, in exact
// decimals: + − × ÷, %, brackets, SUM, ROUND and references within the sheet.
//
// It owns the parsing of a formula, the rules by which a spreadsheet counts
// blanks and texts, and the bounds that keep a hostile formula from costing
// anything. It refuses every other function, names, texts and other sheets
// with ErrUnsupported: then what the file has stored is all there is to go by.
// Where nothing is stored, NewUnstored and NewWide know a few functions more.
// Cells come through a Lookup, so it knows no workbook.
//
// Compile reads what a section demands of a form in the same language, with names
// in place of cells: there blanks are not judged, a number that was rounded stands
// for all that it may be, and every fault is told at its character. Deducing says
// which of such demands can never be met, contradict each other or follow from
// another, where they compare names with constants; of others it says nothing.
package formula

import "errors"

// ErrUnsupported is returned for a formula that uses more than this package
// recalculates, or is none. The stored result counts.
var ErrUnsupported = errors.New("formula not recalculated")

// ErrDivision is returned for a division by zero (#DIV/0!).
var ErrDivision = errors.New("division by zero")

// ErrValue is returned where an error value, or a text that is no number,
// stands in place of a number (#VALUE!).
var ErrValue = errors.New("not a number in a formula")

// ErrRange is returned for a result too large for any spreadsheet (#NUM!).
var ErrRange = errors.New("result out of range")

// ErrCycle is returned for a formula that depends on itself.
var ErrCycle = errors.New("formula depends on itself")

// ErrLimit is returned for a formula that needs too many cells or too many
// formulas behind one another.
var ErrLimit = errors.New("formula too large to recalculate")
