package blankforms

import (
	"regexp"
	"strings"
)

// address is a cell or a range inside a formula of ours.
var address = regexp.MustCompile(`\b[A-Z]{1,3}[0-9]+(:[A-Z]{1,3}[0-9]+)?\b`)

// elsewhere is a formula about cells of a sheet as another sheet has it. What
// stands in quotes is text, or names a sheet already.
func elsewhere(formula, sheet string) string {
	var out strings.Builder
	from := 0
	for _, quote := range append(quotes.FindAllStringIndex(formula, -1), []int{len(formula), len(formula)}) {
		out.WriteString(address.ReplaceAllStringFunc(formula[from:quote[0]], func(at string) string { return sheet + "!" + at }))
		out.WriteString(formula[quote[0]:quote[1]])
		from = quote[1]
	}
	return out.String()
}

// quotes are texts, and cells of a sheet that is named.
var quotes = regexp.MustCompile(`"[^"]*"|'[^']*'![$A-Z0-9:]+`)
