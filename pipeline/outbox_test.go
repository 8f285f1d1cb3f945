package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/publish"
)

// TestTheOutboxIsAProjection of the ledger at every time: what runs left in
// place because nothing new was to be said is made again just the same.
func TestTheOutboxIsAProjection(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		for _, wait := range []time.Duration{0, time.Hour, 26 * time.Hour} {
			o.AsOf = e.AsOf.Add(wait)
			mustRun(t, o)
			before := contents(t, o.Outbox)
			for _, dir := range []string{o.Outbox, filepath.Join(o.Place.Folder(), "published")} {
				if err := os.RemoveAll(dir); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
				t.Fatal(err)
			}
			// Reports of earlier days, and what was replaced, are not made again.
			got := contents(t, o.Outbox)
			for path := range before {
				gone := strings.Contains(path, "审核日报") || strings.Contains(path, "历次")
				if gone && got[path] == "" {
					delete(before, path)
				}
			}
			if other := differing(before, got); len(other) > 0 {
				t.Fatalf("%s, %v later: not the same: %v", e.Name, wait, other)
			}
		}
	}
}

// TestNothingNewIsNotWritten: an hour and a day later the same is to be said to
// every department, so that only the section's pages change that tell the moment: what
// results came to is as it was.
func TestNothingNewIsNotWritten(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -12)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o) // everything is new
	o = later(o, 1)
	mustRun(t, o) // nothing is
	before := units(t, o)
	section := len(contents(t, o.Outbox)) - len(before) - 1
	for _, hours := range []int{1, 24} {
		out := mustRun(t, later(o, hours))
		if out.Published.Written != section {
			t.Errorf("%d hours later %d files written, want the section's %d", hours, out.Published.Written, section)
		}
		if other := differing(before, units(t, o)); len(other) > 0 {
			t.Errorf("%d hours later written again: %v", hours, other)
		}
	}
}

// TestAReportChangedByHandIsPutRight though nothing new is to be said in it.
func TestAReportChangedByHandIsPutRight(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -12)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	mustRun(t, later(o, 1))
	want := units(t, o)
	report := filepath.Join(o.Units, cityManagement, "最新审核意见.xlsx")
	if err := os.WriteFile(report, []byte("没有问题"), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, later(o, 2))
	want[filepath.Join(o.Units, cityManagement, "历次", "最新审核意见_2023-10-13_1200换下.xlsx")] = "没有问题"
	if other := differing(want, units(t, o)); len(other) > 0 {
		t.Errorf("not put right, or what was there is lost: %v", other)
	}
}

func units(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	return contents(t, o.Units)
}

// differing are the paths that hold another content, or none, in one of two
// states of an outbox.
func differing(a, b map[string]string) []string {
	var paths []string
	for path := range a {
		if b[path] != a[path] {
			paths = append(paths, path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			paths = append(paths, path)
		}
	}
	return paths
}
