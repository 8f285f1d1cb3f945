package value

import "strings"

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
