package value

import "strings"

// ParseDeadline reads a day by which something is due: a date, the day before
// which it is to happen (2023年10月15日前), or the end of a month (2023年10月底前).
func ParseDeadline(s string) (Date, error) {
	if d, err := ParseDate(s); err == nil {
		return d, nil
	}
	text := Fold(s)
	for _, tail := range []string{"之前", "以前", "前"} {
		if cut, ok := strings.CutSuffix(text, tail); ok {
			text = cut
			break
		}
	}
	for _, tail := range []string{"月底", "月末"} {
		if month, ok := strings.CutSuffix(text, tail); ok {
			first, err := ParseDate(month + "月1日")
			return lastOfMonth(first), err
		}
	}
	return ParseDate(text)
}

// lastOfMonth is the last day of a day's month; of no day it is none.
func lastOfMonth(d Date) Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year + d.Month/12, d.Month%12 + 1, 1}.AddDays(-1)
}
