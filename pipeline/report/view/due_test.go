package view

import (
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
)

func TestRemainingDays(t *testing.T) {
	for days, want := range map[int]string{-1: "剩余 3 天", 2: "今日截止", 3: "已逾期 1 天"} {
		s := reporttest.FirstEvening()
		s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, days)
		v := New(reporttest.Campaign2023(), s)
		got := v.Remaining(v.DueOf(record.Duty{Department: "101001", Form: "score-sheet", Subject: "A-10"}))
		if got.String() != want {
			t.Errorf("%d days on: %q, want %q", days, got, want)
		}
	}
}

// TestWhoHandedInInTimeIsNotLate, however long mending takes: the first arrival
// decides.
func TestWhoHandedInInTimeIsNotLate(t *testing.T) {
	s := reporttest.FirstEvening()
	s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, 3)
	v := New(reporttest.Campaign2023(), s)
	due := v.DueOf(record.Duty{Department: "213001", Form: "score-sheet", Subject: "A-02"})
	if got := v.Remaining(due).String(); !due.Returned() || got != "截止日已过 1 天" {
		t.Errorf("returned: %v, %q", due.Returned(), got)
	}
}
