package papers

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// format says how a value is written. The zero format is the usual way.
type format struct {
	scale    int // decimals that the point moves to the right: 4 makes 元 of 万元
	decimals int // decimals that are shown; exact shows those there are
	rounded  bool
	grouped  bool // 13,997.53
	percent  bool
	han      bool // 二〇二三年十月十五日, 十一
	dashes   bool // 2023-10-15
}

// asWord are the words that may stand behind a name, and what they do to a format.
var asWord = []struct {
	word string
	set  func(*format)
	of   []kind // that it can be said of
}{
	{"万元", func(*format) {}, []kind{amount}},
	{"元", func(f *format) { f.scale = 4 }, []kind{amount}},
	{"亿元", func(f *format) { f.scale = -4 }, []kind{amount}},
	{"整数", func(f *format) { f.rounded, f.decimals = true, 0 }, []kind{amount, number, rate}},
	{"一位小数", func(f *format) { f.rounded, f.decimals = true, 1 }, []kind{amount, number, rate}},
	{"两位小数", func(f *format) { f.rounded, f.decimals = true, 2 }, []kind{amount, number, rate}},
	{"千分位", func(f *format) { f.grouped = true }, []kind{amount, number}},
	{"百分数", func(f *format) { f.percent = true }, []kind{rate, number}},
	{"小数", func(f *format) { f.percent = false }, []kind{rate}},
	{"汉字", func(f *format) { f.han = true }, []kind{number, day}},
	{"短横线", func(f *format) { f.dashes = true }, []kind{day}},
}

// formatOf reads the words behind a name that say how a value of a kind is written.
func formatOf(all []string, k kind) (f format, wrong finding.Text) {
	f.percent = k == rate
	for _, word := range all {
		known := false
		for _, w := range asWord {
			if w.word != word {
				continue
			}
			if known = isIn(k, w.of); !known {
				return f, finding.Text{ZH: fmt.Sprintf("“%s”不能用在这里：%s", word, kindLabels[k].ZH), EN: fmt.Sprintf("%q cannot be said here: %s", word, kindLabels[k].EN)}
			}
			w.set(&f)
		}
		if !known {
			return f, unknownWord(word)
		}
	}
	return f, finding.Text{}
}

var kindLabels = [...]finding.Text{
	words:  {ZH: "这一项是文字", EN: "this is a text"},
	number: {ZH: "这一项是数", EN: "this is a number"},
	amount: {ZH: "这一项是金额", EN: "this is an amount"},
	rate:   {ZH: "这一项是比率", EN: "this is a rate"},
	day:    {ZH: "这一项是日期", EN: "this is a day"},
}

func isIn(k kind, all []kind) bool {
	for _, other := range all {
		if other == k {
			return true
		}
	}
	return false
}

// write writes a value.
func (f format) write(d datum) string {
	switch {
	case !d.day.IsZero():
		return f.date(d.day)
	case !d.counts:
		return d.text
	}
	n := d.number.Mul(power(f.scale))
	if f.percent {
		n = n.Mul(decimal.Hundred)
	}
	text := n.String()
	if f.rounded {
		text = n.Fixed(f.decimals)
	} else if f.percent && n.Decimals() > 2 {
		text = n.Round(2).String()
	}
	switch whole, err := strconv.Atoi(text); {
	case f.han && err == nil && whole >= 0 && whole < 10000:
		text = hanNumber(whole)
	case f.grouped:
		text = grouped(text)
	}
	if f.percent {
		text += "%"
	}
	return text
}

// usual is a value as it is written where a template does not say.
func (d datum) usual() string { return format{percent: d.kind == rate}.write(d) }

// power is a power of ten.
func power(n int) decimal.Decimal {
	if n < 0 {
		return decimal.Scaled(1, -n)
	}
	p := decimal.One
	for range n {
		p = p.Mul(decimal.New(10))
	}
	return p
}

func (f format) date(d value.Date) string {
	switch {
	case f.dashes:
		return d.String()
	case f.han:
		return hanDigits(d.Year) + "年" + hanNumber(d.Month) + "月" + hanNumber(d.Day) + "日"
	}
	return d.Chinese()
}

// grouped sets the thousands of a plain number apart.
func grouped(text string) string {
	sign, text := text[:len(text)-len(strings.TrimPrefix(text, "-"))], strings.TrimPrefix(text, "-")
	whole, rest := text, ""
	if at := strings.IndexByte(text, '.'); at >= 0 {
		whole, rest = text[:at], text[at:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + rest
}

var hanSigns = []rune("〇一二三四五六七八九")

// hanDigits writes a year digit by digit: 二〇二三.
func hanDigits(n int) string {
	return strings.Map(func(r rune) rune { return hanSigns[r-'0'] }, strconv.Itoa(n))
}

// hanNumber writes a number below 10,000 as it is said: 十一, 一百零五.
func hanNumber(n int) string {
	if n == 0 {
		return "零"
	}
	var b strings.Builder
	gap := false
	for at, unit := range []string{"千", "百", "十", ""} {
		size := [...]int{1000, 100, 10, 1}[at]
		digit := n / size % 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
		}
		gap = false
		if digit != 1 || unit != "十" || b.Len() > 0 {
			b.WriteRune(hanSigns[digit])
		}
		b.WriteString(unit)
	}
	return b.String()
}
