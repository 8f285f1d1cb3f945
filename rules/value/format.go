package value

import "strings"

// FormatDecimals reads a number format: how many decimals its first section
// shows, whether as a percentage, and whether that many always (fixed).
// General, text, dates, fractions, powers, scaled numbers and optional digits
// are not fixed: then what is stored says what is shown.
func FormatDecimals(format string) (decimals int, percent, fixed bool) {
	fixed = true
	var digits, point, comma bool
	for i := 0; i < len(format) && format[i] != ';'; i++ {
		if next := skipLiteral(format, i); next > i {
			i = next - 1
			continue
		}
		switch c := format[i]; {
		case c == '0' || c == '#' || c == '?':
			digits, comma = true, false
			if point {
				decimals++
				fixed = fixed && c == '0'
			}
		case c == '.':
			fixed = fixed && !point && !comma
			point = true
		case c == '%':
			percent = true
		case c == ',':
			comma = true // before a digit it groups, else it divides by a thousand
		case c == '/' || c == '@' || isLetter(c):
			fixed = false
		}
	}
	return decimals, percent, fixed && digits && !comma
}

// IsDateFormat reports whether a number format shows a day: its first section
// has years, months or days. Times of day alone are none.
func IsDateFormat(format string) bool {
	if strings.EqualFold(format, "General") || strings.EqualFold(format, "Standard") {
		return false
	}
	var day, month, clock bool
	for i := 0; i < len(format) && format[i] != ';'; i++ {
		if next := skipLiteral(format, i); next > i {
			clock = clock || isElapsed(format[i:next])
			i = next - 1
			continue
		}
		switch format[i] {
		case 'y', 'Y', 'd', 'D':
			day = true
		case 'm', 'M':
			month = true
		case 'h', 'H', 's', 'S':
			clock = true
		case '0', '#', '?':
			if !day && !month && !clock {
				return false
			}
		}
	}
	return day || month && !clock
}

// skipLiteral is where the format goes on after the literal at i: quoted text,
// an escaped character, the width of one, or a bracket with a colour,
// condition or locale. Without a literal at i it is i.
func skipLiteral(format string, i int) int {
	switch format[i] {
	case '"':
		return closing(format, i, '"')
	case '[':
		return closing(format, i, ']')
	case '\\', '!', '_', '*':
		return min(i+2, len(format))
	}
	return i
}

// isElapsed reports whether a literal is [h], [mm] or [s], the time that went by.
func isElapsed(literal string) bool {
	return literal[0] == '[' && strings.Trim(literal, "[]hHmMsS") == ""
}

func closing(format string, i int, mark byte) int {
	n := strings.IndexByte(format[i+1:], mark)
	if n < 0 {
		return len(format)
	}
	return i + n + 2
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
