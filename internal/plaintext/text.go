// Package plaintext keeps texts from doing anything but stand on a page.
//
// It owns which characters turn text around or cannot be seen, and takes them
// out. It refuses markup: what is escaped, and how, is the page's own business.
package plaintext

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Of leaves out marks that turn text around or cannot be seen, and whatever no
// page may hold.
func Of(source []byte) []byte {
	if isPlain(source) {
		return source
	}
	return bytes.Map(func(r rune) rune {
		switch {
		case harmless(r):
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, bytes.ToValidUTF8(source, []byte("\uFFFD")))
}

// isPlain is the quick answer for most texts.
func isPlain(source []byte) bool {
	for i := 0; i < len(source); {
		r, size := rune(source[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(source[i:])
		}
		if !harmless(r) {
			return false
		}
		i += size
	}
	return true
}

// harmless reports whether r is a character of most texts: printable ASCII, a
// line end, Chinese with its punctuation.
func harmless(r rune) bool {
	return ' ' <= r && r <= '~' || r == '\n' || '\u3000' <= r && r <= '\u303F' || '\u4E00' <= r && r <= '\u9FFF' ||
		'\uFF01' <= r && r <= '\uFF5E' || r == '·' || '\u2013' <= r && r <= '\u2026'
}
