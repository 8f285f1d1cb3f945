package intake

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"jixiao/rules/value"
)

// Department is the unit code with which the first folder of a path begins. It
// is ok when the code is known; a file outside such a folder lies in none (F11).
func Department(file string, known func(code string) bool) (code string, ok bool) {
	folder, _, inFolder := strings.Cut(file, "/")
	if !inFolder {
		return "", false
	}
	// Full-width digits are digits.
	return value.LeadingUnit(strings.ToUpper(norm.NFKC.String(folder)), known)
}
