// Package watch says when something may have changed in a folder of a local
// disk, sooner than the next look would find it.
//
// It owns the system's events, gathered into one knock. It refuses to be relied
// on: events get lost and shares send none, so whoever is woken looks for
// himself, and looks without being woken too.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// mostWatched is how many folders are watched: systems allow so many of all
// their programs together. What lies beyond is looked at by the clock.
const mostWatched = 8192

// gather is how long events are gathered before the knock: a file is a handful of
// them, a copy hundreds, and whoever was woken does not listen while it lasts.
const gather = 100 * time.Millisecond

// On knocks at the channel when something changes in a folder or so many below
// it, until the context ends. It does not follow links in it. A folder further
// in that cannot be watched keeps no other from it.
func On(ctx context.Context, root string, depth int) (<-chan struct{}, error) {
	root, err := filepath.EvalSymlinks(root) // the inbox itself may be one
	if err != nil {
		return nil, fmt.Errorf("watch inbox: %w", err)
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	if err := w.Add(root); err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", root, err), w.Close())
	}
	t := tree{w, root, depth}
	t.add(root)
	knock := make(chan struct{}, 1)
	go func() {
		defer func() { _ = w.Close() }() // nothing was written
		t.follow(ctx, knock)
	}()
	return knock, nil
}

// tree is what is watched.
type tree struct {
	*fsnotify.Watcher
	root  string
	depth int
}

func (t tree) follow(ctx context.Context, knock chan<- struct{}) {
	var due <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-t.Events:
			if e.Has(fsnotify.Create) {
				t.add(e.Name)
			}
			if due == nil {
				due = time.After(gather)
			}
		case <-t.Errors: // events were lost: something may have changed
			if due == nil {
				due = time.After(gather)
			}
		case <-due:
			due = nil
			select {
			case knock <- struct{}{}:
			default: // a knock is waiting already
			}
		}
	}
}

// add watches a folder and those below it; a file is left alone. What cannot be
// watched is still looked at.
func (t tree) add(from string) {
	if info, err := os.Lstat(from); err != nil || !info.IsDir() {
		return
	}
	watched := len(t.WatchList())
	_ = filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		switch {
		case watched >= mostWatched:
			return filepath.SkipAll
		case err != nil || !d.IsDir():
			return nil
		case t.Add(path) == nil:
			watched++
		}
		if t.below(path) >= t.depth {
			return filepath.SkipDir
		}
		return nil
	})
}

// below is how many folders below the root a path lies.
func (t tree) below(path string) int {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, t.root), string(filepath.Separator))
	if rest == "" {
		return 0
	}
	return strings.Count(rest, string(filepath.Separator)) + 1
}
