package record

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestDate: dated afterwards, a snapshot is what it is when the runs are known.
func TestDate(t *testing.T) {
	a := campaignOf(50)
	a.Run = Run{ID: 2, AsOf: a.Clocks[2]}
	trial := File{ID: 1000, Path: "101001单位/" + TestFolder + "/a.xlsx", Department: "101001", Hash: "t", Size: 1, Look: 1, Run: 1, Verdict: Accepted}
	a.Files = append(a.Files, trial)
	a.Versions = append(a.Versions, Version{ID: -1, File: &trial, Sheet: "评分表", Verdict: Accepted, Figures: "t", Duty: a.Versions[0].Duty})
	a.Issues = append(a.Issues, Issue{Finding: finding.Finding{Code: "X07", Form: "score-sheet", Place: finding.Place{File: trial.Path, Sheet: "评分表"}},
		Department: "101001", FileID: trial.ID, CampaignWide: true})
	var found, known []Issue
	for n, i := range a.Issues {
		if i.CampaignWide {
			i.FirstRun = int64(1 + n%2)
			known = append(known, i)
			i.FirstRun = 0
			found = append(found, i)
		}
	}
	want := a.With(slices.Clone(known)).Snapshot()
	got := a.With(found).Snapshot()
	if want.Tests == nil || len(want.Tests.Issues) == 0 {
		t.Fatal("nothing is told of the test filing")
	}
	if cmp.Equal(want, got) {
		t.Fatal("the runs make no difference")
	}
	a.Date(got, known)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dated (-known +afterwards):\n%s", diff)
	}
}
