package value

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"jixiao/rules/decimal"
)

// Date is a calendar day without time or zone. The zero Date is no day.
type Date struct {
	Year, Month, Day int
}

// NewDate checks that the day exists.
func NewDate(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	d := Date{year, month, day}
	return d, year > 0 && year < 10000 && DateOf(t) == d
}

// DateOf is the day of a moment in its own time zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// String writes 2023-10-15; the zero Date is "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Chinese writes 2023年10月15日.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// In is midnight at the beginning of the day in a time zone.
func (d Date) In(loc *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, loc)
}

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.In(time.UTC).AddDate(0, 0, n)) }

// Compare is negative where d is the earlier day, positive where e is, and 0
// for the same day.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// MarshalText writes String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; "" is no day.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("date %q: want 2023-10-15", text)
	}
	*d = DateOf(t)
	return nil
}

// The last serials that are days: 9999-12-31 in both calendars.
const (
	lastSerial1900 = 2958465
	lastSerial1904 = 2957003
)

// missingSerial is 1900-02-29, a day that Excel counts and no calendar has.
const missingSerial = 60

// FromSerial is the day of a workbook's serial date; the time of day is
// dropped. It returns ErrNoSuchDay for a serial that is no day.
func FromSerial(serial decimal.Decimal, date1904 bool) (Date, error) {
	epoch, first, last := Date{1899, 12, 31}, int64(1), int64(lastSerial1900)
	if date1904 {
		epoch, first, last = Date{1904, 1, 1}, 0, lastSerial1904
	}
	if serial.Less(decimal.New(first)) || !serial.Less(decimal.New(last+1)) {
		return Date{}, fmt.Errorf("serial date %s: %w", serial, ErrNoSuchDay)
	}
	whole, _, _ := strings.Cut(serial.String(), ".")
	days, err := strconv.Atoi(whole)
	if err != nil || !date1904 && days == missingSerial {
		return Date{}, fmt.Errorf("serial date %s: %w", serial, ErrNoSuchDay)
	}
	if !date1904 && days > missingSerial {
		days--
	}
	return epoch.AddDays(days), nil
}

// Serial is the serial date of a day in a workbook's calendar; ok is false for
// one before that.
func (d Date) Serial(date1904 bool) (serial int, ok bool) {
	epoch := Date{1899, 12, 31}
	if date1904 {
		epoch = Date{1904, 1, 1}
	}
	const secondsADay = 24 * 60 * 60
	serial = int((d.In(time.UTC).Unix() - epoch.In(time.UTC).Unix()) / secondsADay)
	if !date1904 && serial >= missingSerial {
		serial++
	}
	return serial, serial > 0 || date1904 && serial == 0
}
