package value

import "strings"

// The bounds of a telephone number, all its characters counted.
const (
	minPhone = 7
	maxPhone = 20
)

// ParsePhone reports whether s is a telephone number: digits, dashes and
// blanks, 7 to 20 long in any width.
func ParsePhone(s string) bool {
	s = strings.Map(narrow, Clean(s))
	if len(s) < minPhone || len(s) > maxPhone {
		return false
	}
	return strings.ContainsAny(s, "0123456789") &&
		!strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789- ", r) })
}
