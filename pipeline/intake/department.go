package intake

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// codeDigits is the length of a unit code.
const codeDigits = 6

// Department is the unit code with which the first folder of a path begins. It
// is ok when the code is known; a file outside such a folder lies in none (F11).
func Department(file string, known func(code string) bool) (code string, ok bool) {
	folder, _, inFolder := strings.Cut(file, "/")
	if !inFolder {
		return "", false
	}
	folder = norm.NFKC.String(folder) // full-width digits are digits
	digits := 0
	for digits < len(folder) && folder[digits] >= '0' && folder[digits] <= '9' {
		digits++
	}
	if digits != codeDigits || !known(folder[:codeDigits]) {
		return "", false
	}
	return folder[:codeDigits], true
}
