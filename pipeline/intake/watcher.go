package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"jixiao/pipeline/record"
)

// Watcher looks into the inbox, and remembers since when each file has stood
// still: with the same size and the same times. A run that looks once has one
// of its own; a process that looks again and again keeps one, so that what it
// has been watching needs no more waiting, and a folder that does not answer is
// not asked again before it does. A look that hangs in a share keeps nobody
// else from looking.
type Watcher struct {
	// Before is asked before each folder is listed and each file is read, from
	// many goroutines, and its error counts as the disk's: so that a test can
	// let any of them fail. It may be nil.
	Before func(path string) error

	root  string
	now   func() time.Time
	asks  *asks // of looks, by what lies in the inbox
	reads *asks // of files, by the same

	mu      sync.Mutex // of what is remembered
	still   map[string]stillness
	unknown []record.Unknown
	changed bool
}

// stillness is how a file stands, and since when it has.
type stillness struct {
	record.Sighting
	since time.Time
}

// NewWatcher watches the inbox in a folder by a clock of real time: whether a
// file is still being copied is a question about the disk.
func NewWatcher(root string, now func() time.Time) *Watcher {
	return &Watcher{root: root, now: now, asks: newAsks(listTimeout), reads: newAsks(readTimeout), changed: true}
}

// Look looks once. After an error the watcher knows what it knew before.
func (w *Watcher) Look(ctx context.Context) (record.Look, error) {
	s := scanner{root: w.root, asks: w.asks, before: w.Before, own: map[string]bool{}}
	look, err := s.look(ctx)
	if err != nil {
		return look, err
	}
	w.remember(look, s.own)
	return look, nil
}

// Read is Read. A file that is not read in time is ErrUnsettled, and so is
// every other of the same department until its disk has answered.
func (w *Watcher) Read(ctx context.Context, s record.Sighting, maxSize int64) ([]byte, error) {
	department, _, _ := strings.Cut(s.Path, "/")
	data, err := ask(ctx, w.reads, department, func(ctx context.Context) ([]byte, error) {
		if w.Before != nil {
			if err := w.Before(s.Path); err != nil {
				return nil, fmt.Errorf("read %q: %w: %w", s.Path, ErrUnsettled, err)
			}
		}
		return Read(ctx, w.root, s, maxSize)
	})
	if errors.Is(err, errSlow) {
		return nil, fmt.Errorf("read %q: %w: %w", s.Path, ErrUnsettled, err)
	}
	return data, err
}

func (w *Watcher) remember(look record.Look, own map[string]bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	still := make(map[string]stillness, len(look.Files))
	w.changed = w.still == nil || !slices.Equal(w.unknown, look.Unknown)
	for path, s := range w.still {
		if look.Hides(path) {
			still[path] = s
		}
	}
	for _, s := range look.Files {
		before, known := w.still[s.Path]
		if !known || !same(before.Sighting, s) {
			w.changed = true
			department, _, _ := strings.Cut(s.Path, "/")
			before = stillness{s, since(s, now, own[department])}
		}
		still[s.Path] = before
	}
	w.changed = w.changed || len(w.still) != len(still)
	w.still, w.unknown = still, look.Unknown
}

// since is when a file that a look sees so for the first time began to stand still.
// On a disk of this system alone nothing changes a file without its change time, which
// nobody can set and which is by the clock that says now.
func since(s record.Sighting, now time.Time, own bool) time.Time {
	if own && !s.ChangeTime.IsZero() && s.ChangeTime.Before(now) {
		return s.ChangeTime
	}
	return now
}

// Changed reports whether the last look saw anything else than the one before.
func (w *Watcher) Changed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.changed
}

// WaitStable waits until each of the files has stood still for a while since a
// look first saw it so, or since its change time where that can be relied upon.
// Whether it did is for Read to say: that is the second look.
func (w *Watcher) WaitStable(ctx context.Context, files []record.Sighting, while time.Duration) error {
	wait := w.wait(files, while)
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for files to settle: %w", ctx.Err())
	}
}

// wait is how much longer it takes until all of the files have stood still.
func (w *Watcher) wait(files []record.Sighting, while time.Duration) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	var wait time.Duration
	for _, s := range files {
		stood := now.Sub(w.still[s.Path].since)
		// A clock that was put back must not make us wait longer than asked.
		wait = max(wait, min(while-stood, while))
	}
	return wait
}

// same reports whether a file stands as it stood. A change time counts where
// both looks know one.
func same(a, b record.Sighting) bool {
	return a.Size == b.Size && a.Link == b.Link && a.ModTime.Equal(b.ModTime) &&
		(a.ChangeTime.IsZero() || b.ChangeTime.IsZero() || a.ChangeTime.Equal(b.ChangeTime))
}
