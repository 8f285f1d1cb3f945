package value

import (
	"strings"
	"unicode"
)

// tighten drops the blanks of a clean text that stand beside a Chinese
// character, where none belongs.
func tighten(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	parts := strings.Split(s, " ")
	var b strings.Builder
	b.WriteString(parts[0])
	last := parts[0]
	for _, part := range parts[1:] {
		if !endsHan(last) && !startsHan(part) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		last = part
	}
	return b.String()
}

func startsHan(s string) bool {
	for _, r := range s {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

func endsHan(s string) bool {
	runes := []rune(s)
	return len(runes) > 0 && unicode.Is(unicode.Han, runes[len(runes)-1])
}
