package value

import (
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
)

// TestSerialReadsBack in both calendars; what lies before a calendar has none.
func TestSerialReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, ok := NewDate(rapid.IntRange(1904, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		date1904 := rapid.Bool().Draw(t, "1904")
		serial, there := d.Serial(date1904)
		if back, err := FromSerial(decimal.New(int64(serial)), date1904); !ok || !there || err != nil || back != d {
			t.Errorf("%s is %d, which is %s (%v)", d, serial, back, err)
		}
	})
	for _, early := range []Date{{1899, 12, 31}, {1800, 1, 1}} {
		if n, ok := early.Serial(false); ok {
			t.Errorf("%s has the serial %d", early, n)
		}
	}
	if n, ok := (Date{1900, 3, 1}).Serial(false); n != 61 || !ok {
		t.Errorf("1900-03-01 is %d", n)
	}
}
