package value

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrNotDate is returned for text that is not written as a date.
var ErrNotDate = errors.New("not a date")

// ErrNoSuchDay is returned for a date that is written well and does not exist.
var ErrNoSuchDay = errors.New("no such day")

// ParseDate reads a day: 2023-10-15, 2023/10/15, 2023.10.15, 20231015,
// 2023年10月15日 (or 号), 二〇二三年十月十五日, with blanks anywhere, full-width
// characters, and behind it a full stop, its weekday or a time of day, which
// are dropped. The year has four digits and the day is named. Errors wrap
// ErrNotDate or ErrNoSuchDay.
func ParseDate(s string) (Date, error) {
	written, weekday := cutWeekday(strings.TrimSpace(strings.Map(narrow, s)))
	text, ok := cutClock(written)
	if !ok {
		return Date{}, fmt.Errorf("date %q: %w", s, ErrNotDate)
	}
	year, month, day, ok := splitDate(strings.TrimSuffix(Fold(text), "."))
	if !ok || len([]rune(year)) != 4 {
		return Date{}, fmt.Errorf("date %q: %w", s, ErrNotDate)
	}
	y, okYear := parseDigits(year)
	m, okMonth := parseDayNumber(month)
	d, okDay := parseDayNumber(day)
	if !okYear || !okMonth || !okDay {
		return Date{}, fmt.Errorf("date %q: %w", s, ErrNotDate)
	}
	date, exists := NewDate(y, m, d)
	if !exists {
		return Date{}, fmt.Errorf("date %q: %w", s, ErrNoSuchDay)
	}
	if weekday != "" && !isWeekday(date, weekday) {
		return Date{}, fmt.Errorf("date %q: %w", s, ErrNoSuchDay)
	}
	return date, nil
}

// cutWeekday takes the name of a weekday off the end of a date, in brackets or
// behind a blank: 星期三, 周三.
func cutWeekday(s string) (date, weekday string) {
	trimmed := strings.TrimSuffix(s, ")")
	for _, word := range []string{"星期", "礼拜", "周"} {
		date, weekday, found := strings.Cut(trimmed, word)
		if !found || weekday == "" {
			continue
		}
		bare := strings.TrimSuffix(date, "(")
		if (bare == date) == (trimmed == s) {
			return strings.TrimRight(bare, " "), weekday
		}
	}
	return s, ""
}

// isWeekday reports whether a day falls on a weekday, as 三 or 日: one that it
// does not fall on leaves open which of both is meant.
func isWeekday(d Date, name string) bool {
	names := []string{"日天", "一", "二", "三", "四", "五", "六"}
	return strings.Contains(names[d.In(time.UTC).Weekday()], name)
}

// splitDate cuts a date without blanks into year, month and day.
func splitDate(s string) (year, month, day string, ok bool) {
	if len(s) == 8 && isDigits(s) {
		return s[:4], s[4:6], s[6:], true
	}
	if year, rest, found := strings.Cut(s, "年"); found {
		month, day, found := strings.Cut(rest, "月")
		trimmed := strings.TrimRight(day, "日号")
		return year, month, trimmed, found && len(day)-len(trimmed) == len("日")
	}
	for _, sep := range []string{"-", "/", "."} {
		if parts := strings.Split(s, sep); len(parts) == 3 {
			return parts[0], parts[1], parts[2], isDigits(strings.Join(parts, ""))
		}
	}
	return "", "", "", false
}

// cutClock takes a time of day off the end of a date, and reports whether
// what it took is one.
func cutClock(s string) (date string, ok bool) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, true
	}
	cut := strings.LastIndexAny(s[:colon], " T日号")
	if cut < 0 {
		return "", false
	}
	// 日 and 号 belong to the date, a blank or T to neither.
	end := cut + 1
	if s[cut] >= 0x80 {
		end = cut + len("日")
		return s[:end], isClock(s[end:])
	}
	return s[:cut], isClock(s[end:])
}

// isClock reports whether s is a time such as 8:30, 00:00:00 or
// 00:00:00.000+08:00.
func isClock(s string) bool {
	s = strings.TrimSuffix(s, "Z")
	if zone := strings.IndexAny(s, "+-"); zone >= 0 {
		return isHours(s[:zone]) && isHours(s[zone+1:])
	}
	return isHours(s)
}

// isHours reports whether s is hours and minutes, with or without seconds.
func isHours(s string) bool {
	s, fraction, _ := strings.Cut(s, ".")
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 || !isDigits(fraction) {
		return false
	}
	limits := []string{"23", "59", "59"}
	for i, part := range parts {
		if len(part) == 1 && i == 0 {
			part = "0" + part
		}
		if len(part) != 2 || !isDigits(part) || part > limits[i] {
			return false
		}
	}
	return true
}

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
