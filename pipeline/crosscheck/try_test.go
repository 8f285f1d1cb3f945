package crosscheck

import (
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// try are the codes of what a test filing is told.
func (r *round) try(f record.File, asOf string) []finding.Code {
	var codes []finding.Code
	for _, i := range Try(r.c, r.a.Trying([]int64{f.ID}, at(asOf)).Apart(), at(asOf), []int64{f.ID}) {
		codes = append(codes, i.Code)
	}
	return codes
}

// TestATestIsHeldAgainstTheCampaign: a test filing hears that it disagrees with the
// score that was issued, or says again what stands; nobody else hears of it, and it
// is never late.
func TestATestIsHeldAgainstTheCampaign(t *testing.T) {
	r := newRound(t)
	r.listOf(before, "90")
	r.sheetOf(once, "90")
	want := r.told("11-30 22:00")
	other := r.score("213001/试报/a.xlsx", after, "A-01", "91", record.Accepted)
	same := r.score("213001/试报/b.xlsx", after, "A-01", "90", record.Accepted)
	if got := r.try(other, "11-30 22:00"); len(got) != 1 || got[0] != "X02" {
		t.Errorf("another score than the list's: %v", got)
	}
	if got := r.try(same, "11-30 22:00"); len(got) != 1 || got[0] != "X07" {
		t.Errorf("what stands already: %v", got)
	}
	if got := r.told("11-30 22:00"); len(got) != len(want) {
		t.Errorf("without the tests %v, with them %v", want, got)
	}
}
