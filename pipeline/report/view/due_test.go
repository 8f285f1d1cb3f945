package view

import (
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
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

// TestDaysAreCountedWhereTheyAreTold: a finding names the day alone, and what is
// made with every run says how far off it is.
func TestDaysAreCountedWhereTheyAreTold(t *testing.T) {
	for _, c := range []struct {
		code    finding.Code
		variant string
		days    int
		want    string
	}{
		{"D03", "", 0, "没有收到（剩余 2 天）"},
		{"D03", "", 2, "没有收到（今日截止）"},
		{"D02", "", 5, "没有收到（已逾期 3 天）"},
		{"D02", "withdrawn", 5, "没有收到"},
		{"D01", "", 5, "没有收到"},
	} {
		s := reporttest.FirstEvening()
		s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, c.days)
		i := record.Issue{Finding: finding.Finding{Code: c.code, Variant: c.variant, Expected: "2023-10-15", Message: finding.Text{ZH: "没有收到"}}}
		v := New(reporttest.Campaign2023(), s)
		if got := v.CountedCell(i).String(); got != c.want {
			t.Errorf("%s, %d days on: %q, want %q", c.code, c.days, got, c.want)
		}
		if got := MessageCell(i).String(); got != "没有收到" {
			t.Errorf("%s, %d days on, a department reads %q", c.code, c.days, got)
		}
	}
}
