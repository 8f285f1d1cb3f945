package pipeline_test

import (
	"context"
	"os"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/publish"
)

// handles lists what this process holds open, where the system tells.
func handles(t *testing.T) []string {
	t.Helper()
	if runtime.GOOS != "linux" {
		return nil
	}
	links, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	var open []string
	for _, link := range links {
		// The folder of the list itself is closed by now.
		if to, err := os.Readlink("/proc/self/fd/" + link.Name()); err == nil {
			open = append(open, to)
		}
	}
	return open
}

// TestNothingIsLeftOpen: no goroutine and no file handle outlives a run, be it
// finished, cut off, or one that could not begin.
func TestNothingIsLeftOpen(t *testing.T) {
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o) // what is opened once and kept counts from here
	goroutines, before := goleak.IgnoreCurrent(), handles(t)
	away := later(o, 3)
	away.Inbox += " away"
	for _, one := range []func(){
		func() { mustRun(t, later(o, 1)) },
		func() {
			put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-02.xlsx"))
			stopAfter(t, later(o, 2), 1)
		},
		func() {
			if _, err := pipeline.Run(context.Background(), away); err == nil {
				t.Error("a run without an inbox")
			}
		},
		func() { mustRun(t, later(o, 4)) },
		func() {
			if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
				t.Error(err)
			}
		},
	} {
		one()
		if err := goleak.Find(goroutines); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(before, handles(t)); diff != "" {
			t.Errorf("handles (-before +after):\n%s", diff)
		}
	}
}
