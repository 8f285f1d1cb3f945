package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// dateStyles are ways to write days.
func dateStyles() []Style {
	typed := func(name string, write func(time.Time) string) Style {
		return Style{Name: name, Group: "dates", Forms: withDates, Apply: every(func(c *Cell) {
			if c.Text != "" {
				c.Kind, c.Format, c.Text = textKind, "@", write(c.day())
			}
		}, dateRole)}
	}
	layout := func(name, layout string) Style {
		return typed(name, func(t time.Time) string { return t.Format(layout) })
	}
	shown := func(name, format string) Style {
		return Style{Name: name, Group: "dates", Forms: withDates, Apply: every(func(c *Cell) { c.Format = format }, dateRole)}
	}
	return []Style{
		layout("dates with dots", "2006.1.2"), layout("dates with dots and a last one", "2006.01.02."), layout("dates with strokes", "2006/1/2"),
		layout("dates with dashes", "2006-1-2"), layout("dates as eight digits in text", "20060102"),
		layout("dates in Chinese", "2006年1月2日"), layout("dates in Chinese with noughts", "2006年01月02日"),
		layout("dates in spoken Chinese", "2006年1月2号"), layout("dates with blanks", "2006 年 1 月 2 日"),
		layout("dates with a time of day", "2006-01-02 00:00:00"), layout("dates in two lines", "2006年\n1月2日"),
		typed("dates in full width", func(t time.Time) string { return wide(t.Format("2006.1.2")) }),
		typed("dates in Chinese numerals", chineseDay),
		typed("dates with a weekday", func(t time.Time) string {
			return t.Format("2006年1月2日") + "（星期" + weekdays[t.Weekday()] + "）"
		}),
		typed("dates with a weekday behind a blank", func(t time.Time) string { return t.Format("2006-01-02") + " 星期" + weekdays[t.Weekday()] }),
		shown("dates shown in Chinese", `yyyy"年"m"月"d"日"`), shown("dates shown in Chinese numerals", `[DBNum1][$-804]yyyy"年"m"月"d"日";@`),
		shown("dates shown without a year", `m"月"d"日"`), shown("dates shown with a time", "yyyy-mm-dd hh:mm"), shown("dates without a format", ""),
		{Name: "dates as eight digits", Group: "dates", Forms: withDates, Apply: every(func(c *Cell) {
			if c.Text != "" {
				c.Kind, c.Format, c.Text = numberKind, "", c.day().Format("20060102")
			}
		}, dateRole)},
		{Name: "calendar of 1904", Group: "calendar", Forms: withDates, Apply: func(b *Book, _ *rand.Rand) { b.Date1904 = true }},
	}
}

var weekdays = strings.Split("日一二三四五六", "")

func (c *Cell) day() time.Time {
	day, err := time.Parse(time.DateOnly, c.Text)
	if err != nil {
		return time.Time{} // a date that shows what went wrong
	}
	return day
}

// chineseDay writes 二〇二三年十月十五日.
func chineseDay(t time.Time) string {
	digits := strings.Split("〇一二三四五六七八九", "")
	year := ""
	for _, d := range fmt.Sprint(t.Year()) {
		year += digits[d-'0']
	}
	return year + "年" + chineseCount(int(t.Month()), digits) + "月" + chineseCount(t.Day(), digits) + "日"
}

func chineseCount(n int, digits []string) string {
	tens, ones := "", ""
	if n >= 20 {
		tens = digits[n/10]
	}
	if n >= 10 {
		tens += "十"
	}
	if n%10 > 0 {
		ones = digits[n%10]
	}
	return tens + ones
}
