package celltext

import (
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MostText is how many UTF-16 units a cell holds.
const MostText = 32767

// escaped is a text that programs would read as an escaped character.
var escaped = regexp.MustCompile(`^_x[0-9A-Za-z]{4}_$`)

// Plain makes a text fit for a cell: characters that XML cannot hold become
// U+FFFD, line ends become one, what is too long ends in "…".
func Plain(s string) string {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, needsCare) {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
		s = strings.Map(printable, s)
	}
	return Cut(s, MostText)
}

func needsCare(r rune) bool { return r == '\r' || printable(r) != r }

// printable is r, or U+FFFD where XML has no such character.
func printable(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < 0x20, r == 0xFFFE, r == 0xFFFF:
		return utf8.RuneError
	}
	return r
}

// Cut ends a text that has more than so many UTF-16 units in "…".
func Cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	end := len(s) // where the last character that leaves room for "…" ends
	for i, r := range s {
		if units+utf16.RuneLen(r) > most-1 && end == len(s) {
			end = i
		}
		units += utf16.RuneLen(r)
	}
	if units <= most {
		return s
	}
	return s[:end] + "…"
}

// Escape keeps a text such as _x0041_ from being read as A: every underscore
// that would begin an escape is written as one itself.
func Escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && escaped.MatchString(s[i:min(i+7, len(s))]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Tempting reports whether a person who edits the cell would turn its text
// into a formula.
func Tempting(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t", rune(s[0]))
}
