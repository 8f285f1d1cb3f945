// Package numbertext says what a cell shows for what it stores, by its number
// format.
//
// It owns the sections of a format, digits, grouping, percentages, powers,
// dates, times and General. Numbers stay exact. It refuses colours that are not
// Excel's eight and formats that it does not understand: these show the number
// as General does, so that no digit is ever made up.
package numbertext

import (
	"strings"

	"jixiao/rules/decimal"
)

// Shown is what a cell shows.
type Shown struct {
	Text  string
	Color string // six hexadecimal digits where the format names a colour
}

// Number shows a number as it is stored. room is how many characters the column
// has for what General shows; 0 is enough of it.
func Number(stored, format string, date1904 bool, room int) Shown {
	d, err := decimal.Parse(stored)
	if err != nil {
		return Shown{Text: stored}
	}
	d = d.Significant()
	if format == "" {
		return Shown{Text: general(d, room)}
	}
	all := sections(system(format))
	if len(all) == 1 && all[0].when.sign != "" && !all[0].when.meets(d) {
		return Shown{Text: general(d, room)}
	}
	s, negative := choose(all, d)
	if negative {
		d = d.Abs()
	}
	text, ok := "", false
	switch {
	case s.isGeneral():
		text, ok = s.around(general(d, room)), true
	case s.has(dateToken):
		text, ok = s.date(d, date1904)
	case s.has(powerToken):
		text, ok = s.power(d)
	case s.has(textToken) && !s.has(digitToken), s.has(fractionToken):
	default:
		text, ok = s.number(d), true
	}
	if !ok {
		text = general(d, room)
	}
	return Shown{Text: text, Color: s.color}
}

// Text shows a text: its format may stand something around it.
func Text(stored, format string) Shown {
	if !strings.ContainsAny(format, "@;") {
		return Shown{Text: stored}
	}
	all := sections(format)
	s := all[len(all)-1]
	if len(all) < 4 && !s.has(textToken) {
		return Shown{Text: stored}
	}
	return Shown{Text: s.around(stored), Color: s.color}
}

// system spells out the formats that leave a day or time to the computer's
// settings, as a Chinese one shows them.
func system(format string) string {
	switch {
	case strings.HasPrefix(format, "[$-F800]"):
		return `yyyy"年"m"月"d"日"`
	case strings.HasPrefix(format, "[$-F400]"):
		return "h:mm:ss"
	}
	return format
}
