package word

import (
	"strings"

	"jixiao/rules/finding"
)

// mostFilled is how long a text may be with its placeholders filled in, in bytes: some
// ten pages.
const mostFilled = 64 << 10

// Text is a plain text with its placeholders filled in, or what is wrong with the
// first of them. Such a text stands once: it cannot speak of a list row by row.
func Text(text string, v Values) (string, finding.Text) {
	runes := []rune(text)
	found, odd := braces(runes)
	if odd != 0 {
		return "", lone(odd)
	}
	known := slots{values: v, all: map[string]resolved{}}
	var out strings.Builder
	at := 0
	for _, f := range found {
		r := known.of(f.inside)
		switch {
		case !r.wrong.IsZero():
			return "", r.wrong
		case r.slot.List != "":
			return "", finding.Text{ZH: "“{{" + f.inside + "}}”有好几行，这里只能写一个值，如在后面写 |顿号", EN: "{{" + f.inside + "}} has several rows, and one value can stand here: say |顿号 behind it"}
		}
		out.WriteString(string(runes[at:f.from]) + r.slot.Text(0))
		if out.Len() > mostFilled {
			return "", finding.Text{ZH: "“{{" + f.inside + "}}”填出来太长", EN: "{{" + f.inside + "}} becomes too long"}
		}
		at = f.to
	}
	out.WriteString(string(runes[at:]))
	return out.String(), finding.Text{}
}
