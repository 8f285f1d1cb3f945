package terminal

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Marks that may not begin a line, and those that may not end one.
const (
	closing = "，。；：、？！）】》”’％%,.;:?!)]}"
	opening = "（【《“‘([{"
)

// wrap breaks a text into lines that are at most so many columns wide. Chinese
// breaks anywhere but before closing and after opening marks, everything else
// at blanks and slashes; what is wider than a line is cut.
func wrap(s string, width int) string {
	if text.StringWidth(s) <= width {
		return s
	}
	var lines []string
	line, used := "", 0
	for _, atom := range atoms(s, width) {
		w := text.StringWidth(atom)
		if used > 0 && used+text.StringWidth(strings.TrimRight(atom, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = "", 0
		}
		line, used = line+atom, used+w
	}
	return strings.Join(append(lines, line), "\n")
}

// atoms are the pieces between which a line may break, none of them wider than
// a line.
func atoms(s string, width int) []string {
	var out []string
	var atom []rune
	for _, r := range s {
		if n := len(atom); n > 0 && (breaks(atom[n-1], r) || text.StringWidth(strings.TrimRight(string(atom)+string(r), " ")) > width) {
			out, atom = append(out, string(atom)), nil
		}
		atom = append(atom, r)
	}
	return append(out, string(atom))
}

// breaks reports whether a line may break between two characters.
func breaks(before, after rune) bool {
	switch {
	case after == ' ', strings.ContainsRune(closing, after), strings.ContainsRune(opening, before):
		return false
	case before == ' ', before == '/':
		return true
	}
	return text.RuneWidth(before) > 1 || text.RuneWidth(after) > 1
}
