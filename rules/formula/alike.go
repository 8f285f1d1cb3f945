package formula

import (
	"strings"
	"unicode/utf8"
)

// likeness compares a text with what a rule says, both folded, as the filters of a workbook do:
// whatever the width and the blanks, and with * for any text and ? for any one
// character in the rule's own words. In what a department wrote they are nothing.
func likeness(of string, word node, as string) bool {
	if _, ours := word.(text); ours && matches(of, as) {
		return true
	}
	return of == as
}

// matches holds a text against a pattern, in the worst case in time proportional to
// the product of both.
func matches(text, pattern string) bool {
	if strings.IndexByte(pattern, '*') < 0 && strings.IndexByte(pattern, '?') < 0 {
		return false
	}
	i, j := 0, 0
	star, from := -1, 0 // the last * and where the text goes on behind what it took
	for i < len(text) {
		switch {
		case j < len(pattern) && pattern[j] == '*':
			star, from = j, i
			j++
		case j < len(pattern) && pattern[j] == '?':
			i, j = i+width(text[i:]), j+1
		case j < len(pattern) && pattern[j] == text[i]:
			i, j = i+1, j+1
		case star >= 0:
			from += width(text[from:])
			i, j = from, star+1
		default:
			return false
		}
	}
	return strings.Trim(pattern[j:], "*") == ""
}

// width is that of the first character.
func width(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	return n
}
