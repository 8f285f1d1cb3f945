package workdays

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jixiao/rules/value"
)

func day(t testing.TB, text string) value.Date {
	t.Helper()
	var d value.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestNotices holds the library's data against the State Council's notices.
func TestNotices(t *testing.T) {
	c := National()
	for _, tt := range []struct {
		day   string
		works bool
	}{
		{"2023-10-15", false}, // Sunday
		{"2023-10-16", true},
		{"2023-09-29", false}, // 中秋节, a Friday
		{"2023-10-06", false}, // 国庆节
		{"2023-10-07", true},  // Saturday, made up
		{"2023-10-08", true},  // Sunday, made up
		{"2022-12-31", false}, // of the notice of 2023
		{"2018-12-29", true},  // Saturday that the notice of 2019 makes up
		{"2018-12-31", false},
		{"2020-01-31", false}, // the holiday that was made longer
		{"2024-02-04", true},
		{"2025-01-26", true},
		{"2026-10-01", false},
		{"2027-02-14", true}, // Sunday, made up
	} {
		if works, known := c.Works(day(t, tt.day)); works != tt.works || !known {
			t.Errorf("%s: works %v, known %v; want %v, true", tt.day, works, known, tt.works)
		}
	}
}

func TestYearsWithoutNoticeAreNotGuessed(t *testing.T) {
	c := National()
	for _, tt := range []struct {
		day     string
		missing int
	}{
		{"2018-01-02", 0}, {"2027-12-24", 0},
		{"2027-12-28", 2028}, // New Year's notice of 2028 may say something else
		{"2028-03-01", 2028}, {"1999-05-04", 1999},
	} {
		d := day(t, tt.day)
		if got := c.Missing(d); got != tt.missing {
			t.Errorf("%s: the notice of %d is missing, want %d", tt.day, got, tt.missing)
		}
		if _, known := c.Works(d); known != (tt.missing == 0) {
			t.Errorf("%s: known = %v", tt.day, known)
		}
	}
	var unknown *UnknownYear
	if _, err := c.Add(day(t, "2027-12-23"), 3); !errors.As(err, &unknown) || unknown.Year != 2028 {
		t.Errorf("three working days after 2027-12-23: %v, want that 2028 is unknown", err)
	}
	if _, err := (*Calendar)(nil).Between(day(t, "2023-10-15"), day(t, "2023-10-16")); !errors.As(err, &unknown) {
		t.Errorf("no calendar: %v", err)
	}
}

func TestLaterNotices(t *testing.T) {
	c := National()
	next := Notice{Year: 2028, Holidays: []value.Date{day(t, "2028-01-03"), day(t, "2027-12-31")}, MakeUp: []value.Date{day(t, "2027-12-25")}}
	with, err := c.With(next)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := with.Between(day(t, "2027-12-24"), day(t, "2028-01-04")); n != 6 || err != nil {
		t.Errorf("%d working days, %v; want 6: 25, 27, 28, 29, 30 December and 4 January", n, err)
	}
	if c.Missing(day(t, "2028-01-04")) == 0 {
		t.Error("the calendar itself was changed")
	}
	for name, bad := range map[string]Notice{
		"off and worked":  {Year: 2028, Holidays: []value.Date{day(t, "2028-10-02")}, MakeUp: []value.Date{day(t, "2028-10-02")}},
		"no weekend":      {Year: 2028, MakeUp: []value.Date{day(t, "2028-10-04")}},
		"another year":    {Year: 2028, Holidays: []value.Date{day(t, "2029-01-03")}},
		"a year too late": {Year: 2028, Holidays: []value.Date{day(t, "2027-10-01")}},
	} {
		if _, err := c.With(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestCounting(t *testing.T) {
	c := National()
	for _, tt := range []struct {
		after, until string
		want         int
	}{
		{"2023-10-15", "2023-10-16", 1},
		{"2023-10-15", "2023-10-15", 0},
		{"2023-10-16", "2023-10-15", 0},
		{"2023-09-28", "2023-10-09", 3}, // 7, 8 and 9 October: two were made up
		{"2023-10-13", "2023-10-15", 0},
	} {
		if n, err := c.Between(day(t, tt.after), day(t, tt.until)); n != tt.want || err != nil {
			t.Errorf("after %s until %s: %d, %v; want %d", tt.after, tt.until, n, err, tt.want)
		}
	}
	if d, err := c.Add(day(t, "2023-09-28"), 3); d.String() != "2023-10-09" || err != nil {
		t.Errorf("three working days after 2023-09-28: %s, %v", d, err)
	}
}

// Adding and counting are each other's inverse, and end on a worked day.
func TestAddIsCounted(t *testing.T) {
	c := National()
	rapid.Check(t, func(t *rapid.T) {
		from := value.DateOf(time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)).AddDays(rapid.IntRange(0, 8*365).Draw(t, "day"))
		n := rapid.IntRange(1, 40).Draw(t, "n")
		to, err := c.Add(from, n)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := c.Between(from, to); got != n || err != nil {
			t.Fatalf("after %s until %s: %d working days, %v; want %d", from, to, got, err, n)
		}
		if works, _ := c.Works(to); !works {
			t.Fatalf("%s is no working day", to)
		}
	})
}
