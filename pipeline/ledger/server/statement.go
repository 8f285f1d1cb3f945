package server

import (
	"strconv"
	"strings"
)

// translate writes a statement as PostgreSQL reads it: placeholders have numbers,
// and what a row is unique by begins with its campaign, as every key does there. A
// text in quotes stays as it is.
func translate(text string) string {
	var b strings.Builder
	next, quoted := 1, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\'':
			quoted = !quoted
			b.WriteByte(c)
		case quoted:
			b.WriteByte(c)
		case c == '?':
			digits := leadingDigits(text[i+1:])
			if digits == "" {
				digits = strconv.Itoa(next)
				next++
			} else {
				i += len(digits)
			}
			b.WriteString("$" + digits)
		case c == '(' && strings.HasSuffix(text[:i], "ON CONFLICT "):
			b.WriteString("(campaign, ")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func leadingDigits(s string) string {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return s[:i]
		}
	}
	return s
}
