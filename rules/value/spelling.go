package value

import "strings"

// Spelling is the key under which a code is the same in all its spellings: its
// letters and its numbers, whatever stands between them, and numbers without
// leading zeros. So A05, a－5 and "A 005" are A-05, and A/01/2 is not A-012.
func Spelling(code string) string {
	var b strings.Builder
	for rest := Fold(code); ; {
		rest = strings.TrimLeft(rest, separators)
		if rest == "" {
			return b.String()
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		part := rest[:partEnd(rest)]
		rest = rest[len(part):]
		if isDigits(part) {
			part = strings.TrimLeft(part[:len(part)-1], "0") + part[len(part)-1:]
		}
		b.WriteString(part)
	}
}

// separators stand between the parts of a code that tell it from others.
const separators = "-_./ "

// partEnd is where the number or the word ends with which a text begins.
func partEnd(s string) int {
	number := isDigits(s[:1])
	for i := range len(s) {
		if isDigits(s[i:i+1]) != number || strings.IndexByte(separators, s[i]) >= 0 {
			return i
		}
	}
	return len(s)
}

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
