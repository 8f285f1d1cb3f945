package record

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDate: dated afterwards, a snapshot is what it is when the runs are known.
func TestDate(t *testing.T) {
	a := campaignOf(50)
	a.Run = Run{ID: 2, AsOf: a.Clocks[2]}
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
	if cmp.Equal(want, got) {
		t.Fatal("the runs make no difference")
	}
	a.Date(got, known)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dated (-known +afterwards):\n%s", diff)
	}
}
