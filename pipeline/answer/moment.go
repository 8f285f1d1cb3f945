package answer

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// date is the day or the moment that a row names in a column, as 2026-10-15 or
// 2026-10-15 17:30; what is neither stays as it was written.
func (t table) date(row form.Row, in column) string {
	for _, c := range row.Cells {
		if c.Ref.Col != t.columns[in] || !t.has(in) {
			continue
		}
		if n, err := decimal.Parse(c.Text); c.Kind == form.Number && err == nil {
			return serial(n, t.date1904, c.Text)
		}
		return moment(written(c))
	}
	return ""
}

// serial is the moment of a number that stands for one.
func serial(n decimal.Decimal, date1904 bool, text string) string {
	d, err := value.FromSerial(n, date1904)
	if err != nil {
		return moment(text) // 20261015 is a day too
	}
	whole, _, _ := strings.Cut(n.String(), ".")
	days, err := decimal.Parse(whole)
	if err != nil {
		return text
	}
	minutes := n.Sub(days).Mul(decimal.New(24 * 60)).Round(0).String()
	if minutes == "0" {
		return d.String()
	}
	m, err := strconv.Atoi(minutes)
	if err != nil || m >= 24*60 {
		return text
	}
	return fmt.Sprintf("%s %02d:%02d", d, m/60, m%60)
}

// moment reads a day as people write it, and the time of day behind it.
func moment(text string) string {
	day, clock := parted(text)
	d, err := value.ParseDate(day)
	if err != nil {
		return text
	}
	digits := strings.FieldsFunc(strings.Map(plain, clock), func(r rune) bool { return !unicode.IsDigit(r) })
	if len(digits) == 0 {
		return d.String()
	}
	h, errH := strconv.Atoi(digits[0])
	m, errM := strconv.Atoi(append(digits, "0")[1])
	if errH != nil || errM != nil || h > 23 || m > 59 {
		return text
	}
	return fmt.Sprintf("%s %02d:%02d", d, h, m)
}

// parted are the day and what stands behind it: from the first mark of a time of
// day on, with the digits before that.
func parted(text string) (day, clock string) {
	i := strings.IndexAny(text, ":：时点")
	if i < 0 {
		return text, ""
	}
	before := strings.TrimRightFunc(text[:i], unicode.IsSpace)
	start := len(strings.TrimRightFunc(before, unicode.IsDigit))
	return strings.TrimSpace(text[:start]), text[start:]
}

// plain is the half-width digit of a full-width one.
func plain(r rune) rune {
	if '０' <= r && r <= '９' {
		return r - '０' + '0'
	}
	return r
}
