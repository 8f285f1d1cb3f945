package value

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
)

func TestFromSerial(t *testing.T) {
	for _, row := range []struct {
		serial   string
		date1904 bool
		want     Date
	}{
		{"1", false, Date{1900, 1, 1}},
		{"59", false, Date{1900, 2, 28}},
		{"61", false, Date{1900, 3, 1}},
		{"45214", false, Date{2023, 10, 15}},
		{"45214.99999", false, Date{2023, 10, 15}},
		{"2958465.5", false, Date{9999, 12, 31}},
		{"0", true, Date{1904, 1, 1}},
		{"0.5", true, Date{1904, 1, 1}},
		{"60", true, Date{1904, 3, 1}},
		{"43752", true, Date{2023, 10, 15}},
		{"2957003", true, Date{9999, 12, 31}},
	} {
		if got, err := FromSerial(decimal.Must(row.serial), row.date1904); err != nil || got != row.want {
			t.Errorf("FromSerial(%s, %t) = %s, %v; want %s", row.serial, row.date1904, got, err, row.want)
		}
	}
}

func TestFromSerialRefuses(t *testing.T) {
	for _, row := range []struct {
		serial   string
		date1904 bool
	}{{"0", false}, {"0.75", false}, {"60", false}, {"60.5", false}, {"-1", false}, {"2958466", false}, {"1e300", false},
		{"-0.5", true}, {"2957004", true}, {"20231015", false}} {
		if got, err := FromSerial(decimal.Must(row.serial), row.date1904); !errors.Is(err, ErrNoSuchDay) {
			t.Errorf("FromSerial(%s, %t) = %s, %v; want ErrNoSuchDay", row.serial, row.date1904, got, err)
		}
	}
}

func TestSerialsFollowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(61, lastSerial1900-1).Draw(t, "serial")
		d, err := FromSerial(decimal.New(n), false)
		next, errNext := FromSerial(decimal.New(n+1), false)
		if err != nil || errNext != nil || d.AddDays(1) != next {
			t.Fatalf("%d is %s, %d is %s", n, d, n+1, next)
		}
		// The calendar of 1904 begins 1462 serials later.
		if n < 1462 {
			return
		}
		if same, err := FromSerial(decimal.New(n-1462), true); err != nil || same != d {
			t.Fatalf("%d is %s, counted from 1904 %s, %v", n, d, same, err)
		}
	})
}
