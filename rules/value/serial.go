package value

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/rules/decimal"
)

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
