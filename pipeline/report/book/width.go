package book

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// Row heights in points. Excel allows 409 at most.
const (
	lineHeight = 14
	rowPadding = 5
	maxHeight  = 409
)

// wide counts an East Asian character as two digits, ambiguous ones too: that
// is how Chinese fonts draw them.
var wide = &runewidth.Condition{EastAsianWidth: true}

// textWidth is the width of a line in digits.
func textWidth(s string) int {
	w := 0
	for _, r := range s {
		if r < 0x7F {
			w++
			continue
		}
		w += wide.RuneWidth(r)
	}
	return w
}

// lines is how many lines a text takes in a column of a width.
func lines(s string, width int) int {
	room := max(width-2, 2)
	n := 0
	for part := range strings.SplitSeq(s, "\n") {
		n += max(1, (textWidth(part)+room-1)/room)
	}
	return n
}

// minHeight is the height of a row with one line, by role.
var minHeight = map[Role]int{Title: 30, Heading: 24, Lead: 26, Head: 22, Note: 18}

// height is what a row needs for a cell of a width.
func (c Cell) height(width int) int {
	h := max(minHeight[c.look.Role], lineHeight+rowPadding)
	n := c.lines
	if c.look.Wrap && c.kind == textCell {
		n = max(n, lines(c.text, width))
	}
	return min(max(h, n*lineHeight+rowPadding), maxHeight)
}
