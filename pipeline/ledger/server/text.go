package server

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// Names of files may hold any byte, and PostgreSQL keeps nothing but UTF-8 without
// NUL: other bytes stand as escape and two digits, and escape itself as escape and
// two lines. No character is escape: it is the last code point, which has no meaning.
const (
	escape  = "\U0010ffff"
	escaped = escape + "__"
)

// keepable is a text as the server can keep it.
func keepable(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 && !strings.Contains(s, escape) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1, r == 0:
			b.WriteString(escape + hex.EncodeToString([]byte(s[:1])))
		case s[:size] == escape:
			b.WriteString(escaped)
		default:
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}

// original is a text as it was before keepable. What keepable never wrote stays as
// it is.
func original(s string) string {
	if !strings.Contains(s, escape) {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, escape)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		s = after
		if rest, is := strings.CutPrefix(after, "__"); is {
			b.WriteString(escape)
			s = rest
		} else if char, err := hex.DecodeString(after[:min(2, len(after))]); err == nil && len(char) == 1 {
			b.Write(char)
			s = after[2:]
		} else {
			b.WriteString(escape)
		}
	}
}
