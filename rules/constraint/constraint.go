// Package constraint tells whether values meet the constraints of their fields,
// written in the language of go-playground/validator.
//
// It owns what that language means here: comparisons are exact, and on numbers.
// It refuses the library itself, which has no room where a page checks a sheet:
// package validated has it, and Plain knows what forms can need.
package constraint

import (
	"strings"

	"jixiao/rules/decimal"
)

// Checker tells whether texts meet constraints.
type Checker interface {
	// Read says why a constraint cannot be read.
	Read(tag string) error
	// Holds reports whether a text meets a constraint that can be read.
	Holds(text, tag string) bool
}

// Bound is one comparison of a range.
type Bound struct {
	holds func(cmp int) bool
	limit decimal.Decimal
}

// Holds reports whether a number keeps the bound.
func (b Bound) Holds(n decimal.Decimal) bool { return b.holds(n.Cmp(b.limit)) }

// Comparisons are the words for less and more.
func Comparisons() map[string]func(cmp int) bool {
	return map[string]func(cmp int) bool{
		"gt":  func(cmp int) bool { return cmp > 0 },
		"gte": func(cmp int) bool { return cmp >= 0 },
		"lt":  func(cmp int) bool { return cmp < 0 },
		"lte": func(cmp int) bool { return cmp <= 0 },
	}
}

// Compare holds a text against a limit by one of the comparisons; what is no
// number keeps none.
func Compare(holds func(cmp int) bool, text, limit string) bool {
	got, err := decimal.Parse(text)
	if err != nil {
		return false
	}
	bound, err := decimal.Parse(limit)
	return err == nil && holds(got.Cmp(bound))
}

// Range reads a constraint that is nothing but comparisons with numbers.
func Range(tag string) ([]Bound, bool) {
	var bounds []Bound
	known := Comparisons()
	for part := range strings.SplitSeq(tag, ",") {
		name, text, _ := strings.Cut(part, "=")
		limit, err := decimal.Parse(text)
		if err != nil || known[name] == nil {
			return nil, false
		}
		bounds = append(bounds, Bound{holds: known[name], limit: limit})
	}
	return bounds, true
}
