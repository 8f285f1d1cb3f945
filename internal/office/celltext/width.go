package celltext

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// Width is the width of a line in digits. An East Asian character counts as
// two, ambiguous ones too: that is how Chinese fonts draw them.
func Width(s string) int {
	wide := runewidth.Condition{EastAsianWidth: true}
	w := 0
	for _, r := range s {
		switch {
		case r < 0x7F:
			w++
		case r >= '一' && r <= '龥': // nearly all there are; the table is slow
			w += 2
		default:
			w += wide.RuneWidth(r)
		}
	}
	return w
}

// Lines is how many lines a text takes where a line has room for so many
// digits.
func Lines(s string, room int) int {
	room = max(room, 2)
	n := 0
	for part := range strings.SplitSeq(s, "\n") {
		n += max(1, (Width(part)+room-1)/room)
	}
	return n
}
