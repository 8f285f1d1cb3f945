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

// The bounds of a telephone number, in digits.
const (
	minPhone = 7
	maxPhone = 26
)

// ParsePhone reports whether s holds a telephone number: 7 to 26 digits (two numbers beside each other) with
// dashes, dots, blanks, brackets or a plus among them, in any width. What else stands there,
// an extension, a second number, a name, is as its sender wrote it.
func ParsePhone(s string) bool {
	digits, found := 0, false
	for _, r := range strings.Map(narrow, Clean(s)) + ";" {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case !strings.ContainsRune("-. ()+", r):
			found = found || minPhone <= digits && digits <= maxPhone
			digits = 0
		}
	}
	return found
}
