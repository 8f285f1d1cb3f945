package numbertext

import (
	"strconv"
	"strings"

	"jixiao/rules/decimal"
)

// mask is what a section says of digits.
type mask struct {
	whole, decimals string // placeholders before and behind the point
	grouped         bool
	percent, scale  int // how often divided by a hundredth, by a thousand
}

func (s *section) mask() mask {
	var m mask
	point, commas := false, 0
	for _, t := range s.tokens {
		switch t.kind {
		case digitToken:
			m.grouped = m.grouped || commas > 0 && m.whole != "" && !point
			commas = 0
			if point {
				m.decimals += t.text
			} else {
				m.whole += t.text
			}
		case pointToken:
			point = true
		case commaToken:
			commas++
		case percentToken:
			m.percent++
		case powerToken:
			return m
		}
	}
	m.scale = commas
	return m
}

// mostDecimals is how many decimals a format may ask for, as in Excel.
const mostDecimals = 30

// number shows digits by their placeholders.
func (s *section) number(d decimal.Decimal) string {
	m := s.mask()
	for range min(m.percent, 4) {
		d = d.Mul(decimal.New(100))
	}
	places := min(len(m.decimals), mostDecimals)
	digits := d.Abs()
	if n := min(m.scale, 5); n > 0 {
		digits = digits.Div(decimal.Must("1"+strings.Repeat("000", n)), places)
	}
	whole, rest, _ := strings.Cut(digits.Fixed(places), ".")
	sign := ""
	if d.Sign() < 0 && strings.Trim(whole+rest, "0") != "" {
		sign = "-"
	}
	w := writer{whole: padded(whole, m.whole), decimals: trimmed(rest, m.decimals), mask: m}
	w.left = len(m.whole)
	w.b.WriteString(sign)
	for _, t := range s.tokens {
		w.token(t)
	}
	return w.b.String()
}

// padded is a whole number with as many digits as its placeholders ask for.
func padded(whole, placeholders string) string {
	whole = strings.TrimLeft(whole, "0")
	least := 0
	if i := strings.IndexByte(placeholders, '0'); i >= 0 {
		least = len(placeholders) - i
	}
	return strings.Repeat("0", max(least-len(whole), 0)) + whole
}

// trimmed leaves out the zeros at the end that # does not show.
func trimmed(decimals, placeholders string) string {
	n := len(decimals)
	for n > 0 && decimals[n-1] == '0' && placeholders[n-1] != '0' {
		n--
	}
	return decimals[:n]
}

// writer puts digits into the places of a section.
type writer struct {
	b               strings.Builder
	mask            mask
	whole, decimals string
	left            int // placeholders of the whole number that are to come
	point           bool
	began           bool // the digits before the point
}

func (w *writer) token(t token) {
	switch t.kind {
	case digitToken:
		w.digit()
	case pointToken:
		if !w.began && !w.point {
			w.wholeDigits(len(w.whole))
		}
		if !w.point {
			w.b.WriteByte('.')
		}
		w.point = true
	case commaToken:
	default:
		w.b.WriteString(t.text)
	}
}

func (w *writer) digit() {
	if w.point {
		if w.decimals != "" {
			w.b.WriteByte(w.decimals[0])
			w.decimals = w.decimals[1:]
		}
		return
	}
	w.began = true
	w.wholeDigits(len(w.whole) - w.left + 1)
	w.left--
}

// wholeDigits writes so many of the digits before the point.
func (w *writer) wholeDigits(n int) {
	for range max(n, 0) {
		w.b.WriteByte(w.whole[0])
		w.whole = w.whole[1:]
		if rest := len(w.whole); w.mask.grouped && rest > 0 && rest%3 == 0 {
			w.b.WriteByte(',')
		}
	}
}

// power shows a number with a power of ten.
func (s *section) power(d decimal.Decimal) (string, bool) {
	m := s.mask()
	places := min(len(m.decimals), mostDecimals)
	if len(m.whole) != 1 {
		return "", false
	}
	sign := ""
	if d.Sign() < 0 {
		sign = "-"
	}
	return sign + scientific(d.Abs(), places), true
}

// scientific writes a number that is not negative as 1.23E+11.
func scientific(d decimal.Decimal, places int) string {
	if d.IsZero() {
		return d.Fixed(places) + "E+00"
	}
	d = d.RoundDigits(places + 1)
	n := d.Magnitude()
	ten := decimal.Must("1E" + strconv.Itoa(-n))
	sign := "+"
	if n < 0 {
		sign, n = "-", -n
	}
	power := strconv.Itoa(n)
	if n < 10 {
		power = "0" + power
	}
	return d.Mul(ten).Fixed(places) + "E" + sign + power
}

// general shows a number as a cell without format does: at most eleven
// characters, fewer where the column is narrow.
func general(d decimal.Decimal, room int) string {
	const most = 11
	if room <= 0 || room > most {
		room = most
	}
	n := d.Magnitude()
	if d.IsZero() {
		return "0"
	}
	if n >= most || n < -9 {
		sign := ""
		if d.Sign() < 0 {
			sign = "-"
		}
		return sign + trimPower(scientific(d.Abs(), max(0, room-6)))
	}
	places := room - 1 - max(n+1, 1)
	if d.Sign() < 0 && room < most {
		places--
	}
	shown := d.Round(max(places, 0))
	if shown.IsZero() {
		shown = d.RoundDigits(1)
	}
	return shown.String()
}

// trimPower leaves out the zeros before the power.
func trimPower(s string) string {
	digits, power, _ := strings.Cut(s, "E")
	return strings.TrimSuffix(strings.TrimRight(digits, "0"), ".") + "E" + power
}
