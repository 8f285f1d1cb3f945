package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

const guide = "怎么报送.html"

// guidesIn are the pages on how to hand in that lie in the folders below one, by
// folder.
func guidesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, data := range looks(t, dir) {
		if filepath.Base(name) == guide {
			out[filepath.Dir(name)] = data
		}
	}
	return out
}

// TestEveryDepartmentHasTheGuide before it hands anything in: the same for all.
// It is written again where it says something new or is gone, and only there.
func TestEveryDepartmentHasTheGuide(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	first := guidesIn(t, o.Units)
	pages := map[string]bool{}
	for _, u := range o.Campaign.Facts.Units {
		_, page, _ := strings.Cut(first[campaign.FolderName(u)], "\n")
		pages[page] = true
	}
	if len(pages) != 1 || pages[""] || len(first) != len(o.Campaign.Facts.Units) {
		t.Fatalf("%d pages of %d kinds", len(first), len(pages))
	}
	mustRun(t, later(o, 1))
	if other := differing(first, guidesIn(t, o.Units)); len(other) > 0 {
		t.Errorf("written again: %v", other)
	}
	if err := os.Remove(filepath.Join(o.Units, transport, guide)); err != nil {
		t.Fatal(err)
	}
	mustRun(t, later(o, 2))
	if other := differing(first, guidesIn(t, o.Units)); len(other) != 1 || other[0] != transport {
		t.Errorf("one was removed, and written are %v", other)
	}
	o.Campaign.Owed[0].Deadline = value.Date{Year: 2023, Month: 10, Day: 20}
	mustRun(t, later(o, 3))
	for folder, page := range guidesIn(t, o.Units) {
		if filepath.Base(folder) == "历次" || !strings.Contains(page, "2023年10月20日") {
			t.Errorf("%s: another deadline is not told, or the former page was kept", folder)
		}
	}
}

// TestTheGuideNeedsNoRelease, but a trial touches no department.
func TestTheGuideNeedsNoRelease(t *testing.T) {
	t.Parallel()
	units := func(o pipeline.Options) int { return len(guidesIn(t, o.Units)) }
	o := fixture(t)
	all := len(o.Campaign.Facts.Units)
	o.Campaign.Publishing = campaign.Trial
	nightOf(t, o, 0)
	if units(o) != 0 || len(guidesIn(t, waiting(o))) != all {
		t.Errorf("on trial %d lie with departments, %d wait", units(o), len(guidesIn(t, waiting(o))))
	}
	o.Campaign.Publishing = campaign.Review
	mustRun(t, later(o, 1))
	if units(o) != all || len(guidesIn(t, waiting(o))) != 0 {
		t.Errorf("reviewed, %d lie with departments, %d wait", units(o), len(guidesIn(t, waiting(o))))
	}
}
