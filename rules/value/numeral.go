package value

import "strings"

// digitOf is the value of an ASCII digit or a Chinese one.
func digitOf(r rune) (int, bool) {
	switch r {
	case '〇', '零', '○', '◯':
		return 0, true
	case '一', '二', '三', '四', '五', '六', '七', '八', '九':
		return strings.Index("一二三四五六七八九", string(r))/len("一") + 1, true
	}
	return int(r - '0'), '0' <= r && r <= '9'
}

// parseDigits reads digits one by one, as years are written: 2023, 二〇二三.
func parseDigits(s string) (int, bool) {
	n := 0
	for _, r := range s {
		d, ok := digitOf(r)
		if !ok || n > 9999 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, s != ""
}

// DayNumber reads a number below a hundred as days and months are written, in digits
// or as it is said: 30, 三十.
func DayNumber(s string) (int, bool) { return parseDayNumber(s) }

// parseDayNumber reads a month or a day: 3, 03, 三, 十, 十五, 二十三, 廿三, 卅.
func parseDayNumber(s string) (int, bool) {
	if isDigits(s) {
		n, ok := parseDigits(s)
		return n, ok && len(s) <= 2
	}
	s = strings.Replace(s, "廿", "二十", 1)
	s = strings.Replace(s, "卅", "三十", 1)
	tens, units, compound := strings.Cut(s, "十")
	if !compound {
		return numeral(s)
	}
	n, okTens := 1, true
	if tens != "" {
		n, okTens = numeral(tens)
	}
	if units == "" {
		return n * 10, okTens
	}
	u, okUnits := numeral(units)
	return n*10 + u, okTens && okUnits
}

// numeral reads one Chinese numeral from 一 to 九.
func numeral(s string) (int, bool) {
	if len(s) != len("一") {
		return 0, false
	}
	n, ok := parseDigits(s)
	return n, ok && n > 0
}
