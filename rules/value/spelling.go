package value

import (
	"regexp"
	"strings"
)

// Spelling is the key under which a code is the same in all its spellings: its
// letters and its numbers, whatever stands between them, and numbers without
// leading zeros. So A05, a－5 and "A 005" are A-05, and A/01/2 is not A-012.
func Spelling(code string) string {
	var b strings.Builder
	for _, part := range spelled.FindAllString(Fold(code), -1) {
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		if isDigits(part) {
			part = strings.TrimLeft(part[:len(part)-1], "0") + part[len(part)-1:]
		}
		b.WriteString(part)
	}
	return b.String()
}

// spelled are the parts of a code that tell it from others.
var spelled = regexp.MustCompile(`[0-9]+|[^0-9\-_./ ]+`)

// SplitUnit takes a unit apart that is written in another way than [code]name:
// the code before or behind the name, in brackets or without, or one of the two
// alone. What is not there is "".
func SplitUnit(s string) (code, name string) {
	s = strings.Map(narrow, tighten(Clean(s)))
	for _, pattern := range []*regexp.Regexp{codeFirst, codeLast} {
		if m := pattern.FindStringSubmatch(s); m != nil {
			return m[pattern.SubexpIndex("code")], bare(m[pattern.SubexpIndex("name")])
		}
	}
	return "", bare(s)
}

// Where the code stands: no digit may go on beside it.
var (
	codeFirst = regexp.MustCompile(`^[\[({<〈《]? ?(?P<code>[0-9]{6}) ?[\])}>〉》]? ?[-_:/,、. ]*(?P<name>[^0-9].*)?$`)
	codeLast  = regexp.MustCompile(`^(?P<name>.*[^0-9\[({<〈《 ])[-_:/,、. ]*[\[({<〈《]? ?(?P<code>[0-9]{6}) ?[\])}>〉》]?$`)
)

// bare is a name without brackets around all of it.
func bare(name string) string {
	name = strings.TrimSpace(name)
	for _, pair := range []string{"[]", "()", "{}", "<>", "〈〉", "《》"} {
		opens, closes := string([]rune(pair)[0]), string([]rune(pair)[1])
		inner, opened := strings.CutPrefix(name, opens)
		inner, closed := strings.CutSuffix(inner, closes)
		if opened && closed && !strings.Contains(inner, opens) {
			return strings.TrimSpace(inner)
		}
	}
	return name
}
