package finding

import (
	"strings"
	"unicode"
)

// OneLine puts a blank for everything that a screen, a sheet or a log would
// obey instead of show: line breaks, control characters, marks that turn text
// around. Names of files hold such things, by accident or to deceive.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
