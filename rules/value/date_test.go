package value

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
