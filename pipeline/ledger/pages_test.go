package ledger

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSettlePagesKeepsTheMomentOfWhatStays(t *testing.T) {
	l := mustOpen(t, t.TempDir()+"/ledger.db")
	first := time.Date(2023, 10, 13, 14, 0, 0, 0, time.UTC)
	second := first.Add(24 * time.Hour)
	redrawn := map[string]bool{}
	settle := func(at time.Time, digests map[string]string) map[string]Page {
		t.Helper()
		known, err := l.Pages(context.Background())
		must(t, err)
		other, gone := map[string]Page{}, []string{}
		for name, digest := range digests {
			if known[name].Digest != digest {
				other[name] = Page{Digest: digest, Basis: "of " + digest}
			}
		}
		for name := range known {
			if digests[name] == "" {
				gone = append(gone, name)
			}
		}
		pages, err := l.PlanPages(context.Background(), known, other, gone, at, func(name string, _ Page) bool { return redrawn[name] })
		must(t, err)
		for name := range digests {
			if _, changed := pages[name]; !changed {
				pages[name] = known[name]
			}
		}
		now, err := l.Pages(context.Background())
		must(t, err)
		if diff := cmp.Diff(pages, now); diff != "" {
			t.Errorf("what is kept (-want +got):\n%s", diff)
		}
		return pages
	}
	settle(first, map[string]string{"a": "1", "b": "1", "c": "1"})
	want := map[string]Page{"a": {"1", first, "of 1"}, "b": {"2", second, "of 2"}}
	if diff := cmp.Diff(want, settle(second, map[string]string{"a": "1", "b": "2"})); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	third := second.Add(time.Hour)
	want["c"] = Page{"1", third, "of 1"} // was forgotten in between
	if diff := cmp.Diff(want, settle(third, map[string]string{"a": "1", "b": "2", "c": "1"})); diff != "" {
		t.Errorf("pages once more (-want +got):\n%s", diff)
	}
	redrawn["b"] = true
	want["b"] = Page{"3", second, "of 3"} // drawn otherwise
	if diff := cmp.Diff(want, settle(third.Add(time.Hour), map[string]string{"a": "1", "b": "3", "c": "1"})); diff != "" {
		t.Errorf("a redrawn page (-want +got):\n%s", diff)
	}
}
