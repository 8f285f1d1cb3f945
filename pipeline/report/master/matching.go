package master

import (
	"fmt"
	"strings"
	"unicode"
)

// exactly reports whether a word must be compared as it stands. COUNTIF and SUMIF
// read more into a criterion than its letters: >5 and =乙 are conditions, * and ?
// stand for others, 01 is the number 1, a is A, and a blank one is 0.
func exactly(word string) bool {
	const most = 255 // letters of a criterion
	letters := []rune(word)
	return len(letters) == 0 || len(letters) > most || !unicode.Is(unicode.Han, letters[0]) ||
		strings.ContainsAny(word, "*?~") || strings.ToLower(word) != strings.ToUpper(word)
}

// matches counts by a formula the cells that hold a word, which stands in a cell
// or as a text of the formula itself.
func matches(cells, at, word string) string {
	if exactly(word) {
		return fmt.Sprintf("SUMPRODUCT(--EXACT(%s,%s))", cells, at)
	}
	return fmt.Sprintf("COUNTIF(%s,%s)", cells, at)
}

// sumOfMatches adds up the numbers beside the cells that hold a word.
func sumOfMatches(cells, at, word, numbers string) string {
	if exactly(word) {
		return fmt.Sprintf("SUMPRODUCT(--EXACT(%s,%s),%s)", cells, at, numbers)
	}
	return fmt.Sprintf("SUMIF(%s,%s,%s)", cells, at, numbers)
}

// literal is a word as a text of a formula.
func literal(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }
