package finding

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxQuoted is how many characters of what somebody wrote a message carries.
const MaxQuoted = 60

// Quote puts a text that somebody wrote between the quotation marks of each
// language.
func Quote(s string) Text { return Text{ZH: QuoteIn(ZH, s), EN: QuoteIn(EN, s)} }

// QuoteIn is Quote in one language.
func QuoteIn(lang Lang, s string) string {
	if lang == EN {
		return `"` + Clip(s, MaxQuoted) + `"`
	}
	return "“" + Clip(s, MaxQuoted) + "”"
}

// Clip puts a text on one line and cuts it after n characters. Control and
// direction marks never pass, so that no text can break a log or turn a line.
func Clip(s string, n int) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if unicode.In(r, unicode.Cf) {
			continue
		}
		if count == n {
			return b.String() + "…"
		}
		count++
		b.WriteRune(visible(r))
	}
	return b.String()
}

func visible(r rune) rune {
	switch {
	case r == utf8.RuneError:
		return '?'
	case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
		return ' '
	}
	return r
}
