// Package wake says when something may have changed in a folder of a local
// disk, sooner than the next look would find it.
//
// It owns the system's events, gathered into one knock. It refuses to be relied
// on: events get lost and shares send none, so whoever is woken looks for
// himself, and looks without being woken too.
package wake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// gather is how long events are gathered before the knock: a copy is hundreds
// of them.
const gather = 500 * time.Millisecond

// On knocks at the channel when something changes in a folder or below it,
// until the context ends. It does not follow links in it.
func On(ctx context.Context, root string) (<-chan struct{}, error) {
	root, err := filepath.EvalSymlinks(root) // the inbox itself may be one
	if err != nil {
		return nil, fmt.Errorf("watch inbox: %w", err)
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	if err := addAll(w, root); err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", root, err), w.Close())
	}
	knock := make(chan struct{}, 1)
	go func() {
		defer func() { _ = w.Close() }() // nothing was written
		follow(ctx, w, knock)
	}()
	return knock, nil
}

func follow(ctx context.Context, w *fsnotify.Watcher, knock chan<- struct{}) {
	var due <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.Events:
			if e.Has(fsnotify.Create) {
				// A folder that cannot be watched is still looked at.
				_ = addAll(w, e.Name)
			}
			if due == nil {
				due = time.After(gather)
			}
		case <-w.Errors: // events were lost: something may have changed
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

// addAll watches a folder and all below it; a file is left alone.
func addAll(w *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path != root {
			return nil // it went while we looked
		}
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		return w.Add(path)
	})
}
