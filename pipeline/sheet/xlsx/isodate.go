package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// isoSerial makes the serial number of a date that a strict file writes as
// 2023-10-15T08:30:00.
func isoSerial(s string, date1904 bool) (string, bool) {
	s = strings.TrimSuffix(s, "Z")
	for _, layout := range [...]string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return serial(t, date1904), true
		}
	}
	if t, err := time.Parse("15:04:05", s); err == nil {
		return strings.TrimPrefix(withFraction(0, t), "-"), true
	}
	return "", false
}

func serial(t time.Time, date1904 bool) string {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := t.Truncate(24 * time.Hour)
	days := (day.Unix() - epoch.Unix()) / (24 * 60 * 60)
	if !date1904 && days <= 60 {
		days-- // the 1900 system counts a 29 February 1900 that never was
	}
	return withFraction(days, t)
}

// withFraction adds the time of day, to a hundredth of a millisecond.
func withFraction(days int64, t time.Time) string {
	const digits, scale = 10, 10_000_000_000
	of := t.Sub(t.Truncate(24 * time.Hour))
	if of == 0 {
		return strconv.FormatInt(days, 10)
	}
	part := int64(of/time.Microsecond) * (scale / 1_000_000) / (24 * 60 * 60)
	return strings.TrimRight(fmt.Sprintf("%d.%0*d", days, digits, part), "0")
}
