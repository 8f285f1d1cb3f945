package numbertext

import (
	"strconv"
	"strings"
	"time"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// moment is a day and a time of day, and what a clock that never starts anew
// would show.
type moment struct {
	day          value.Date
	milliseconds int64 // of the day
	days         int64
}

const dayMilliseconds = 24 * 60 * 60 * 1000

// date shows a serial number by years to seconds; not where it is no day, or
// where the time would be a negative one.
func (s *section) date(d decimal.Decimal, date1904 bool) (string, bool) {
	fraction := s.secondDecimals()
	m, ok := split(d, fraction)
	if !ok {
		return "", false
	}
	if s.showsDay() {
		var err error
		if m.day, err = value.FromSerial(decimal.New(m.days), date1904); err != nil {
			return "", false
		}
	}
	half := s.has(halfDayToken)
	var b strings.Builder
	last := byte(0)
	for i, t := range s.tokens {
		switch t.kind {
		case dateToken:
			b.WriteString(m.part(t.text, s.isMinute(i, last), half))
			last = strings.Trim(t.text, "[")[0]
		case halfDayToken:
			before, after, _ := strings.Cut(t.text, "/")
			if m.milliseconds >= dayMilliseconds/2 {
				before = after
			}
			b.WriteString(before)
		case digitToken:
			if last != 's' { // a format that mixes days and digits
				return "", false
			}
		case pointToken:
			if fraction > 0 {
				b.WriteString("." + pad(m.milliseconds%1000, 3)[:fraction])
			} else {
				b.WriteString(t.text)
			}
		default:
			b.WriteString(t.text)
		}
	}
	return b.String(), true
}

// split is the moment of a serial number, to the decimals of a second that are
// shown.
func split(d decimal.Decimal, fraction int) (moment, bool) {
	const most = 10_000_000
	if d.Sign() < 0 || !d.Less(decimal.New(most)) {
		return moment{}, false
	}
	whole, _, _ := strings.Cut(d.String(), ".")
	days, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return moment{}, false
	}
	unit := decimal.New(dayMilliseconds / 1000)
	step := int64(1000)
	for range fraction {
		unit = unit.Mul(decimal.New(10))
		step /= 10
	}
	n, err := strconv.ParseInt(d.Sub(decimal.New(days)).Mul(unit).Fixed(0), 10, 64)
	if err != nil {
		return moment{}, false
	}
	m := moment{days: days, milliseconds: n * step}
	if m.milliseconds >= dayMilliseconds {
		m.days, m.milliseconds = m.days+1, 0
	}
	return m, true
}

// secondDecimals is how many decimals of a second are shown.
func (s *section) secondDecimals() int {
	n, point := 0, false
	for _, t := range s.tokens {
		point = point || t.kind == pointToken
		if point && t.kind == digitToken {
			n++
		}
	}
	return min(n, 3)
}

func (s *section) showsDay() bool {
	last := byte(0)
	for i, t := range s.tokens {
		if t.kind != dateToken {
			continue
		}
		c := strings.Trim(t.text, "[")[0]
		if strings.ContainsRune("ydae", rune(c)) || t.text[0] == 'm' && !s.isMinute(i, last) {
			return true
		}
		last = c
	}
	return false
}

// isMinute tells the m of minutes from that of months: hours or seconds stand
// before it, or seconds behind it.
func (s *section) isMinute(i int, last byte) bool {
	if last == 'h' || last == 's' {
		return true
	}
	for _, t := range s.tokens[i+1:] {
		if t.kind == dateToken {
			return strings.Trim(t.text, "[")[0] == 's'
		}
	}
	return false
}

// part is one piece of a moment.
func (m moment) part(code string, minute, half bool) string {
	n := len(code)
	seconds := m.milliseconds / 1000
	switch code[0] {
	case 'y', 'e':
		if code[0] == 'y' && n <= 2 {
			return pad(int64(m.day.Year%100), 2)
		}
		return pad(int64(m.day.Year), 4)
	case 'm':
		if minute {
			return pad(seconds/60%60, min(n, 2))
		}
		return m.month(n)
	case 'd':
		return m.dayOfMonth(n)
	case 'a':
		name := []string{"日", "一", "二", "三", "四", "五", "六"}[m.weekday()]
		if n >= 4 {
			return "星期" + name
		}
		return name
	case 'h':
		hours := seconds / 3600
		if half {
			hours = (hours+11)%12 + 1
		}
		return pad(hours, min(n, 2))
	case 's':
		return pad(seconds%60, min(n, 2))
	}
	all := m.days*24*60*60 + seconds
	switch code[1] {
	case 'h':
		all /= 3600
	case 'm':
		all /= 60
	}
	return pad(all, min(n-len("[]"), 2))
}

func (m moment) month(n int) string {
	name := time.Month(m.day.Month).String()
	switch {
	case n == 3:
		return name[:3]
	case n == 4:
		return name
	case n > 4:
		return name[:1]
	}
	return pad(int64(m.day.Month), n)
}

func (m moment) dayOfMonth(n int) string {
	name := m.weekday().String()
	switch {
	case n == 3:
		return name[:3]
	case n > 3:
		return name
	}
	return pad(int64(m.day.Day), n)
}

func (m moment) weekday() time.Weekday { return m.day.In(time.UTC).Weekday() }

// pad writes a number with at least so many digits.
func pad(n int64, digits int) string {
	s := strconv.FormatInt(n, 10)
	return strings.Repeat("0", max(digits-len(s), 0)) + s
}
