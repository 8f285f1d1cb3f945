package draft

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"time"
)

const secondsOfDay = 24 * 60 * 60

// Serial is the serial number of a day or moment written as 2023-10-15 or
// 2023-10-15T08:30:00.000, as a workbook of its calendar would store it.
// Days before the calendar begins have none.
func Serial(text string, date1904 bool) (string, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, layout := range [...]string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		t, err := time.Parse(layout, text)
		if err == nil {
			return serial(t, date1904)
		}
	}
	return "", false
}

func serial(t time.Time, date1904 bool) (string, bool) {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days := t.Unix()/secondsOfDay - epoch.Unix()/secondsOfDay
	if t.Unix() < 0 && t.Unix()%secondsOfDay != 0 {
		days-- // division rounds towards 1970, days are counted from below
	}
	if !date1904 && days <= 60 {
		days-- // the 1900 calendar counts a 29 February 1900 that never was
	}
	if days == -1 && !date1904 {
		days = 0 // a bare time of day, written on the day that ODF counts from
	}
	if days < 0 {
		return "", false
	}
	day := t.Truncate(24 * time.Hour)
	return withFraction(days, t.Sub(day)), true
}

// TimeOfDay is the serial number of a time such as 08:30:00.
func TimeOfDay(text string) (string, bool) {
	t, err := time.Parse("15:04:05", text)
	if err != nil {
		return "", false
	}
	return withFraction(0, t.Sub(t.Truncate(24*time.Hour))), true
}

// Elapsed is the serial number of a time such as PT10H30M00.5S.
func Elapsed(text string) (string, bool) {
	rest, negative := strings.CutPrefix(text, "-")
	rest, ok := strings.CutPrefix(rest, "PT")
	if !ok || negative || len(text) > 40 {
		return "", false
	}
	d, err := time.ParseDuration(strings.ToLower(rest))
	if err != nil || d < 0 {
		return "", false
	}
	return withFraction(int64(d/(24*time.Hour)), d%(24*time.Hour)), true
}

// withFraction writes days and the time of day.
func withFraction(days int64, of time.Duration) string {
	const digits, scale, day = 18, 1_000_000_000_000_000_000, uint64(24 * time.Hour / time.Microsecond)
	hi, lo := bits.Mul64(uint64(of/time.Microsecond), scale)
	part, rest := bits.Div64(hi, lo, day)
	if rest >= day/2 {
		part++
	}
	if part == 0 {
		return strconv.FormatInt(days, 10)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%0*d", days, digits, part), "0")
}
