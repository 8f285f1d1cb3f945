package page

import (
	"bytes"
	"unicode"
)

// plain keeps texts from doing anything but stand there: marks that turn text
// around or cannot be seen go, and so does what no page may hold.
func plain(source []byte) []byte {
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, bytes.ToValidUTF8(source, []byte("\uFFFD")))
}
