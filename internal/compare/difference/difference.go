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
	old, new := excerpt(d.Old, d.New)
	return fmt.Sprintf("%s / %s / %s / %s: %q -> %q", d.File, cmp.Or(d.Sheet, "-"), cmp.Or(d.Cell, "-"), d.What,
		cmp.Or(old, Nothing), cmp.Or(new, Nothing))
}

// excerpt leaves of two long texts what is around the first place where they
// differ.
func excerpt(a, b string) (string, string) {
	const before, most = 30, 150
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	if max(len(x), len(y)) <= most {
		return a, b
	}
	from := max(0, n-before)
	cut := func(r []rune) string { return string(r[min(from, len(r)):min(len(r), from+most)]) }
	return cut(x), cut(y)
}

// In names the file of differences that were found inside one.
func In(file string, found []Difference) []Difference {
	for i := range found {
		found[i].File = file
	}
	return found
}
