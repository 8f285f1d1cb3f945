package formula

import "strings"

// likeness compares a text with what a rule says, both folded, as the filters of a workbook do:
// whatever the width and the blanks, and with * for any text and ? for any one
// character in the rule's own words. In what a department wrote they are nothing.
func likeness(of string, word node, as string) bool {
	if _, ours := word.(text); ours && matches(of, as) {
		return true
	}
	return of == as
}

// matches holds a text against a pattern in time proportional to both.
func matches(text, pattern string) bool {
	if !strings.ContainsAny(pattern, "*?") {
		return false
	}
	t, p := []rune(text), []rune(pattern)
	i, j := 0, 0
	star, from := -1, 0 // the last * and where the text goes on behind what it took
	for i < len(t) {
		switch {
		case j < len(p) && p[j] == '*':
			star, from = j, i
			j++
		case j < len(p) && (p[j] == '?' || p[j] == t[i]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = from, star+1
		default:
			return false
		}
	}
	for j < len(p) && p[j] == '*' {
		j++
	}
	return j == len(p)
}
