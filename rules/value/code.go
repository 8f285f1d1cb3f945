package value

import (
	"strings"
	"unicode"
)

// unitDigits is the length of a unit code.
const unitDigits = 6

// ParseUnit reads a unit's code and name: [213001]钢城区城市管理局, in any
// brackets, with blanks anywhere. The name keeps its own characters.
func ParseUnit(s string) (code, name string, ok bool) {
	s = tighten(Clean(s))
	for _, seal := range seals {
		s = strings.TrimSpace(strings.TrimSuffix(s, seal))
	}
	var head strings.Builder
	for i, r := range s {
		if !isBlank(r) {
			head.WriteRune(narrow(r))
		}
		if head.Len() == unitDigits+2 {
			code, ok = bracketed(head.String())
			name = strings.TrimSpace(s[i+len(string(r)):])
			break
		}
	}
	if !ok || name == "" {
		return "", "", false
	}
	return code, name, true
}

// seals are remarks behind a unit's name that ask for its seal.
var seals = []string{"（盖章）", "(盖章)", "（公章）", "(公章)", "（签章）", "(签章)"}

// bracketed takes the brackets off a unit code.
func bracketed(s string) (code string, ok bool) {
	code = s[1 : len(s)-1]
	opens := s[0] == '[' || s[0] == '('
	closes := s[len(s)-1] == ']' || s[len(s)-1] == ')'
	return code, opens && closes && isDigits(code)
}

// tighten drops the blanks of a clean text that stand beside a Chinese
// character, where none belongs.
func tighten(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	parts := strings.Split(s, " ")
	var b strings.Builder
	b.WriteString(parts[0])
	last := parts[0]
	for _, part := range parts[1:] {
		if !endsHan(last) && !startsHan(part) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		last = part
	}
	return b.String()
}

func startsHan(s string) bool {
	for _, r := range s {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

func endsHan(s string) bool {
	runes := []rune(s)
	return len(runes) > 0 && unicode.Is(unicode.Han, runes[len(runes)-1])
}

// The bounds of a telephone number, in digits.
const (
	minPhone = 7
	maxPhone = 26
)

// ParsePhone reports whether s holds a telephone number: 7 to 26 digits (two numbers beside each other) with
// dashes, dots, blanks, brackets or a plus among them, in any width. What else stands there,
// an extension, a second number, a name, is as its sender wrote it.
func ParsePhone(s string) bool {
	digits, found := 0, false
	for _, r := range strings.Map(narrow, Clean(s)) + ";" {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case !strings.ContainsRune("-. ()+", r):
			found = found || minPhone <= digits && digits <= maxPhone
			digits = 0
		}
	}
	return found
}
