package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"jixiao/internal/disk"
	"jixiao/pipeline/record"
)

// ticking is a clock that a test sets.
type ticking struct{ at time.Time }

func (c *ticking) now() time.Time { return c.at }

func watch(t *testing.T, w *Watcher) []record.Sighting {
	t.Helper()
	look, err := w.Look(context.Background())
	must(t, err)
	return look.Files
}

// waits reports whether settling has to wait: the context has ended, so that a
// wait fails at once.
func waits(w *Watcher, files []record.Sighting, while time.Duration) bool {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return errors.Is(w.WaitStable(ctx, files, while), context.Canceled)
}

func TestWatcherWaitsForWhatMoves(t *testing.T) {
	root, clock := t.TempDir(), &ticking{evening}
	put(t, root, "213001/a.xlsx", "a")
	put(t, root, "213001/b.xlsx", "b")
	w := NewWatcher(root, clock.now)
	seen := watch(t, w)
	if !waits(w, seen, time.Second) {
		t.Error("files that were seen once are taken for settled")
	}
	clock.at = clock.at.Add(time.Second)
	if waits(w, seen, time.Second) {
		t.Error("files that stood still for long enough are waited for")
	}
	put(t, root, "213001/b.xlsx", "grown")
	seen = watch(t, w)
	if waits(w, seen[:1], time.Second) || !waits(w, seen[1:], time.Second) {
		t.Error("a file that stands still must not wait, one that has grown must")
	}
	if waits(w, nil, time.Hour) || waits(w, seen, 0) {
		t.Error("waiting for nothing, or for no time")
	}
	clock.at = clock.at.Add(-24 * time.Hour)
	start := time.Now()
	if err := w.WaitStable(context.Background(), seen, time.Millisecond); err != nil || time.Since(start) > time.Hour {
		t.Errorf("a clock that was put back: waited %v, %v", time.Since(start), err)
	}
}

func TestWatcherSeesChanges(t *testing.T) {
	root := t.TempDir()
	put(t, root, "213001/a.xlsx", "a")
	w := NewWatcher(root, time.Now)
	for _, tt := range []struct {
		name   string
		change func()
		want   bool
	}{
		{"first look", func() {}, true},
		{"nothing", func() {}, false},
		{"a new file", func() { put(t, root, "213001/b.xlsx", "b") }, true},
		{"nothing again", func() {}, false},
		{"another size", func() { put(t, root, "213001/b.xlsx", "bb") }, true},
		{"a file taken away", func() { must(t, os.Remove(filepath.Join(root, "213001/b.xlsx"))) }, true},
		{"one for another", func() {
			must(t, os.Rename(filepath.Join(root, "213001/a.xlsx"), filepath.Join(root, "213001/c.xlsx")))
		}, true},
	} {
		tt.change()
		watch(t, w)
		if w.Changed() != tt.want {
			t.Errorf("%s: changed = %v", tt.name, w.Changed())
		}
	}
}

// A look that failed is forgotten: when the share is back, what stood still
// before has been standing still all the time.
func TestWatcherKeepsWhatItKnowsWhileTheInboxIsAway(t *testing.T) {
	root, clock := filepath.Join(t.TempDir(), "inbox"), &ticking{evening}
	put(t, root, "213001/a.xlsx", "a")
	w := NewWatcher(root, clock.now)
	seen := watch(t, w)
	must(t, os.Rename(root, root+" away"))
	if _, err := w.Look(context.Background()); !errors.Is(err, ErrAway) {
		t.Errorf("error = %v, want ErrAway", err)
	}
	must(t, os.Rename(root+" away", root))
	clock.at = clock.at.Add(time.Minute)
	watch(t, w)
	if w.Changed() || waits(w, seen, time.Minute) {
		t.Error("the file counts as changed after the inbox was away")
	}
}

func TestSame(t *testing.T) {
	a := record.Sighting{Path: "a", Size: 1, ModTime: evening, ChangeTime: evening}
	for name, tt := range map[string]struct {
		change func(*record.Sighting)
		want   bool
	}{
		"nothing":                  {func(*record.Sighting) {}, true},
		"size":                     {func(s *record.Sighting) { s.Size++ }, false},
		"modification time":        {func(s *record.Sighting) { s.ModTime = s.ModTime.Add(1) }, false},
		"change time":              {func(s *record.Sighting) { s.ChangeTime = s.ChangeTime.Add(1) }, false},
		"change time is not known": {func(s *record.Sighting) { s.ChangeTime = time.Time{} }, true},
		"became a link":            {func(s *record.Sighting) { s.Link = true }, false},
	} {
		b := a
		tt.change(&b)
		if same(a, b) != tt.want || same(b, a) != tt.want {
			t.Errorf("%s: same = %v", name, !tt.want)
		}
	}
}

// Many may look at once: a look that hangs is left to itself.
func TestManyLookAtOnce(t *testing.T) {
	root := t.TempDir()
	put(t, root, "213001/a.xlsx", "a")
	w := NewWatcher(root, time.Now)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			look, err := w.Look(context.Background())
			if err != nil || len(look.Files) != 1 {
				t.Errorf("looked at %v, %v", look.Files, err)
			}
			if err := w.WaitStable(context.Background(), look.Files, time.Millisecond); err != nil {
				t.Error(err)
			}
			w.Changed()
		})
	}
	all.Wait()
	watch(t, w)
	if w.Changed() {
		t.Error("changed, though nothing did")
	}
}

// TestWhatStoodStillBeforeItWasSeen needs no more waiting where the change time says
// since when: on a disk of this system alone.
func TestWhatStoodStillBeforeItWasSeen(t *testing.T) {
	root := t.TempDir()
	put(t, root, "213001/a.xlsx", "a")
	dir, err := os.Open(root)
	must(t, err)
	defer func() { _ = dir.Close() }()
	own := disk.OnOwnDisk(dir)
	for _, tt := range []struct {
		later time.Duration
		want  bool
	}{{0, true}, {time.Hour, !own}, {-time.Hour, true}} {
		w := NewWatcher(root, (&ticking{time.Now().Add(tt.later)}).now)
		if got := waits(w, watch(t, w), time.Minute); got != tt.want {
			t.Errorf("seen %v after it was written, on an own disk %t: waits %t, want %t", tt.later, own, got, tt.want)
		}
	}
}

func TestSince(t *testing.T) {
	now := evening
	for _, tt := range []struct {
		changed time.Time
		own     bool
		want    time.Time
	}{
		{now.Add(-time.Hour), true, now.Add(-time.Hour)},
		{now.Add(-time.Hour), false, now}, // a share's clock is another one
		{now.Add(time.Hour), true, now},
		{time.Time{}, true, now},
	} {
		s := record.Sighting{ModTime: now.Add(-24 * time.Hour), ChangeTime: tt.changed}
		if got := since(s, now, tt.own); !got.Equal(tt.want) {
			t.Errorf("changed %v, own %t: since %v, want %v", tt.changed, tt.own, got, tt.want)
		}
	}
}
