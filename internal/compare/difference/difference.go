// Package difference is the word that the comparison of two builds shares: one
// place at which what they made is not the same.
//
// It owns how a difference reads on one line, and a list that counts all of a
// kind while it prints a few. It refuses to know what is compared, and how.
package difference

import (
	"cmp"
	"fmt"
)

// Difference is one place where old and new say something else.
type Difference struct {
	File, Sheet, Cell string // Sheet and Cell may be ""
	What              string
	Old, New          string
}

// Nothing stands for what only the other build has.
const Nothing = "(nothing)"

// String is the difference on one line.
func (d Difference) String() string {
	return fmt.Sprintf("%s / %s / %s / %s: %q -> %q", d.File, cmp.Or(d.Sheet, "-"), cmp.Or(d.Cell, "-"), d.What,
		clip(cmp.Or(d.Old, Nothing)), clip(cmp.Or(d.New, Nothing)))
}

// clip keeps a line readable.
func clip(s string) string {
	const most = 160
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// In names the file of differences that were found inside one.
func In(file string, found []Difference) []Difference {
	for i := range found {
		found[i].File = file
	}
	return found
}
