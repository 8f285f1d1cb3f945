package ledger

import "strings"

// askedTogether is how many values one statement asks for: databases take tens of
// thousands, and gain nothing by them.
const askedTogether = 1000

// among is a list of n values in a statement.
func among(n int) string { return "(?" + strings.Repeat(", ?", n-1) + ")" }

// anys are values as arguments.
func anys[T any](all []T) []any {
	out := make([]any, len(all))
	for i, v := range all {
		out[i] = v
	}
	return out
}
