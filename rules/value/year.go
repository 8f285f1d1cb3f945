package value

import "slices"

// Years lists the years that a title names, as 2023年 or （2023年度）, in order
// and each once. The year of a date such as 2023年10月15日 names no title's year.
func Years(s string) []int {
	var years []int
	runes := []rune(Fold(s))
	for i, r := range runes {
		if r != '年' || i < 4 || isDateTail(runes[i+1:]) {
			continue
		}
		if i > 4 {
			if _, longer := digitOf(runes[i-5]); longer {
				continue
			}
		}
		year, ok := parseDigits(string(runes[i-4 : i]))
		if ok && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	return years
}

// isDateTail reports whether a month follows the year.
func isDateTail(runes []rune) bool {
	for i, r := range runes {
		if r == '月' {
			return i > 0
		}
		if _, digit := digitOf(r); !digit && r != '十' || i >= 2 {
			return false
		}
	}
	return false
}
