package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
)

// TestNothingIsPublishedStale: whatever changed, the outbox is as it would be if
// nothing were known of what lay there before.
func TestNothingIsPublishedStale(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -2*24)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	first := mustRun(t, o)
	wantFresh(t, o, "the first night")
	for _, step := range []struct {
		what string
		do   func(t *testing.T, o *pipeline.Options)
	}{
		{"nothing", func(*testing.T, *pipeline.Options) {}},
		{"a newer version", func(t *testing.T, o *pipeline.Options) {
			put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-02.xlsx"))
		}},
		{"a decision", func(t *testing.T, o *pipeline.Options) {
			mustDecide(t, *o, decide.Decision{Kind: record.Withdraw, Number: first.Snapshot.Versions[0].ID})
		}},
		{"a test filing", func(t *testing.T, o *pipeline.Options) {
			put(t, o.Inbox, tests(sheetA01), sample(t, cityManagement, "评分表_A-02.xlsx"))
		}},
		{"a renamed file", func(t *testing.T, o *pipeline.Options) {
			from := filepath.Join(o.Inbox, filepath.FromSlash(sheetA01))
			if err := os.Rename(from, filepath.Join(filepath.Dir(from), "改名.xlsx")); err != nil {
				t.Fatal(err)
			}
		}},
		{"the deadline", func(_ *testing.T, o *pipeline.Options) { *o = later(*o, 4*24) }},
		{"a setting", func(_ *testing.T, o *pipeline.Options) {
			other := *o.Campaign
			other.Name += "（改）"
			o.Campaign = &other
		}},
	} {
		step.do(t, &o)
		o = later(o, 24)
		mustRun(t, o)
		wantFresh(t, o, step.what)
	}
}

// wantFresh publishes once more with nothing known of what lies in the outbox.
func wantFresh(t *testing.T, o pipeline.Options, after string) {
	t.Helper()
	before := contents(t, o.Outbox)
	if err := os.RemoveAll(filepath.Join(o.Place.Folder(), "published")); err != nil {
		t.Fatal(err)
	}
	poison(t, o, `UPDATE pages SET basis = ''`)
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Fatal(err)
	}
	if other := differing(before, contents(t, o.Outbox)); len(other) > 0 {
		t.Errorf("after %s: stale: %v", after, other)
	}
}
