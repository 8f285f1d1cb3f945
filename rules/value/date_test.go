package value

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/decimal"
)

// drawnDate is any day that can be written with four digits of year.
func drawnDate(t *rapid.T) Date {
	first := Date{1, 1, 1}
	return first.AddDays(rapid.IntRange(0, 3652058).Draw(t, "day"))
}

func TestNewDate(t *testing.T) {
	for _, d := range []Date{{2023, 10, 15}, {2024, 2, 29}, {2000, 2, 29}, {1, 1, 1}, {9999, 12, 31}} {
		if got, ok := NewDate(d.Year, d.Month, d.Day); !ok || got != d {
			t.Errorf("NewDate(%v) = %v, %t", d, got, ok)
		}
	}
	for _, d := range []Date{{2023, 2, 29}, {1900, 2, 29}, {2023, 13, 1}, {2023, 0, 1}, {2023, 4, 31}, {2023, 4, 0}, {0, 1, 1}, {10000, 1, 1}} {
		if _, ok := NewDate(d.Year, d.Month, d.Day); ok {
			t.Errorf("NewDate took %v", d)
		}
	}
}

func TestDateOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := drawnDate(t), rapid.IntRange(1, 1000).Draw(t, "later")
		e := d.AddDays(n)
		if !d.Before(e) || !e.After(d) || d.After(e) || d.Before(d) || e.AddDays(-n) != d {
			t.Fatalf("%s and %s are out of order", d, e)
		}
	})
}

func TestDateInZone(t *testing.T) {
	shanghai := time.FixedZone("UTC+8", 8*3600)
	got := Date{2023, 10, 15}.In(shanghai)
	if want := time.Date(2023, 10, 14, 16, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("In = %s, want %s", got, want)
	}
	if d := DateOf(got); d != (Date{2023, 10, 15}) {
		t.Errorf("DateOf = %s", d)
	}
}

func TestDateJSON(t *testing.T) {
	dates := []Date{{2023, 1, 5}, {}}
	text, err := json.Marshal(dates)
	if err != nil || string(text) != `["2023-01-05",""]` {
		t.Fatalf("Marshal = %s, %v", text, err)
	}
	var back []Date
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(dates, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if err := json.Unmarshal([]byte(`["2023-02-30"]`), &back); err == nil {
		t.Error("took 2023-02-30")
	}
}

func TestDateChinese(t *testing.T) {
	if got := (Date{2023, 1, 5}).Chinese(); got != "2023年1月5日" {
		t.Errorf("Chinese = %s", got)
	}
	if got := (Date{}).Chinese(); got != "" {
		t.Errorf("no day is written %q", got)
	}
}

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
