package value

import (
	"strings"
	"unicode/utf8"
)

// ParseOrdinal reads a running number as people number lists: 3, 3., 3、, (3),
// 第3, ③, 三, （三）.
func ParseOrdinal(s string) (int, bool) {
	key := strings.TrimPrefix(Fold(s), "第")
	key = strings.Trim(key, "().、,:[]")
	if r, width := utf8.DecodeRuneInString(key); width > 1 && width == len(key) {
		if n, ok := circled(r); ok {
			return n, true
		}
	}
	return smallNumber(key)
}

// smallNumber reads up to four digits, or a Chinese number below a hundred.
func smallNumber(s string) (int, bool) {
	if isDigits(s) && len(s) <= 4 {
		return parseDigits(s)
	}
	return parseDayNumber(s)
}

// circled is the number that a single sign stands for: ③, ⑶, ⒊, ㈢.
func circled(r rune) (int, bool) {
	for _, first := range [...]rune{'①', '⑴', '⒈'} {
		if first <= r && r < first+20 {
			return int(r-first) + 1, true
		}
	}
	if '㈠' <= r && r < '㈠'+10 {
		return int(r-'㈠') + 1, true
	}
	return 0, false
}
