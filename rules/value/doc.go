// Package value reads what people write into cells: numbers, dates, units,
// codes and names, in every spelling that offices use.
//
// It owns normalisation (full-width characters, stray and zero-width blanks,
// separators, units behind numbers, signs for "none") and the keys by which
// labels and names are compared. It refuses to know forms or rules: a text
// goes in, a typed value or an error comes out, and nothing is guessed.
package value
