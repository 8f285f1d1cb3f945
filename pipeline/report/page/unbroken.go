package page

import (
	"html/template"
	"strings"
)

// longestWord is how long a word may be that is kept on one line: a date, a code.
const longestWord = 16

// unbroken writes a text in which dates and codes, whose hyphens a browser would
// break at, stay on one line.
func unbroken(b *strings.Builder, text string) {
	for text != "" {
		start := strings.IndexFunc(text, joins)
		if start < 0 {
			start = len(text)
		}
		b.WriteString(template.HTMLEscapeString(text[:start]))
		text = text[start:]
		word := text[:len(text)-len(strings.TrimLeftFunc(text, joins))]
		text = text[len(word):]
		if len(word) <= longestWord && strings.Contains(strings.Trim(word, "-"), "-") {
			word = `<span class="whole">` + word + `</span>`
		}
		b.WriteString(word)
	}
}

// joins reports whether r is part of a date or a code.
func joins(r rune) bool {
	return r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}
