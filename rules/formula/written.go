package formula

import (
	"strings"
	"unicode"

	"jixiao/rules/value"
)

// written is a rule as it is read: signs and letters of one width, in capitals,
// and of each byte which character of the section's text it comes from.
type written struct {
	text string
	at   []int // from 1; one more than there are bytes
}

// signs are those that Excel writes otherwise.
var signs = strings.NewReplacer("×", "*", "÷", "/", "≥", ">=", "≤", "<=", "≠", "<>")

// fold is the key by which names, and what a rule says, are compared.
func fold(text string) string {
	text = value.Fold(text)
	if !strings.ContainsFunc(text, isSign) {
		return text
	}
	return signs.Replace(text)
}

func isSign(r rune) bool { return r == '×' || r == '÷' || '≠' <= r && r <= '≥' }

// readable makes a rule's text one that the parser knows: full-width signs are
// those of the keyboard, blanks of any kind are one, a leading "=" is gone.
func readable(text string) written {
	var b strings.Builder
	var at []int
	n := 0
	for _, r := range text {
		n++
		s := fold(string(r))
		switch {
		case s == "" && unicode.IsSpace(r):
			s = " "
		case s == "=" && strings.TrimSpace(b.String()) == "":
			s = " "
		}
		b.WriteString(s)
		for range len(s) {
			at = append(at, n)
		}
	}
	return written{b.String(), append(at, n+1)}
}
