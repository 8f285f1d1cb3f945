package word

import (
	"strings"

	"jixiao/rules/finding"
)

// found is a placeholder in a text: from its first brace to behind its last.
type found struct {
	from, to int
	inside   string
}

func isBrace(r rune) bool { return opens(r) || closes(r) }

// Braces may be of full width: many input methods write nothing else.
func opens(r rune) bool  { return r == '{' || r == '｛' }
func closes(r rune) bool { return r == '}' || r == '｝' }

// braces finds the placeholders of a text, and the first pair of braces without its
// other half, as its first character.
func braces(text []rune) (all []found, odd rune) {
	begin := -1
	note := func(r rune) {
		if odd == 0 {
			odd = r
		}
	}
	for i := 0; i+1 < len(text); i++ {
		switch {
		case opens(text[i]) && opens(text[i+1]):
			if begin >= 0 && i > begin+1 {
				note('{')
			}
			begin = i
		case closes(text[i]) && closes(text[i+1]):
			if begin < 0 {
				note('}')
			} else {
				all = append(all, found{begin, i + 2, strings.TrimSpace(string(text[begin+2 : i]))})
			}
			begin = -1
			i++
		}
	}
	if begin >= 0 {
		note('{')
	}
	return all, odd
}

// lone says that a pair of braces has no other half.
func lone(brace rune) finding.Text {
	if brace == '}' {
		return finding.Text{ZH: "“}}”前面没有“{{”", EN: "there is no {{ before }}"}
	}
	return finding.Text{ZH: "“{{”后面没有“}}”", EN: "there is no }} behind {{"}
}
