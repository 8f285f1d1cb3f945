package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/record"
)

// Depth is how many folders deep a look goes below each folder of the inbox.
// Nobody hands in deeper than that; a program that copies in a circle does.
const Depth = 32

const (
	// listTimeout is how long the folder of one department may take. It is real
	// time: whether a disk answers is a question about the disk.
	listTimeout = 30 * time.Second
	// readTimeout is how long one file may take, which can be large.
	readTimeout = 5 * time.Minute
	// atOnce is how many folders of departments are listed at a time.
	atOnce = 8
	// mostSlow is how many of them in a row may be too slow, without one that
	// is not, until it is the share that does not answer.
	mostSlow = 2 * atOnce
)

// Look lists all files of the inbox by path, at any depth down to Depth, those
// too that are no submissions. Links and whatever else is no plain file are
// listed as such, and not followed; so is a folder inside a department's that
// is mounted from elsewhere. The moment of the look is for the caller to say.
//
// A folder that cannot be listed, or not in time, is unknown and keeps no other
// back: taken for empty, it would make its files look taken away. It is ErrAway
// where the inbox itself cannot be listed, or none of the folders in it for
// another reason than that we are not let in. One that vanishes while we look
// is empty.
func Look(ctx context.Context, root string) (record.Look, error) {
	return newScanner(root).look(ctx)
}

// scanner looks into an inbox, and remembers what did not answer.
type scanner struct {
	root string
	asks *asks
	own  map[string]bool // folders of the inbox on a disk of this system alone
	// before is asked before each folder is listed, and its error counts as the
	// disk's: so that a test can let any folder fail. It may be nil.
	before func(folder string) error
}

func newScanner(root string) *scanner {
	return &scanner{root: root, asks: newAsks(listTimeout), own: map[string]bool{}}
}

func (s *scanner) look(ctx context.Context) (record.Look, error) {
	look, err := s.list(ctx)
	if ctx.Err() != nil {
		return record.Look{}, fmt.Errorf("look into inbox: %w", ctx.Err())
	}
	if err != nil {
		return record.Look{}, fmt.Errorf("look into inbox: %w: %w", ErrAway, err)
	}
	return look, nil
}

// top is the inbox as it is listed by itself.
type top struct {
	inbox  *os.Root
	device string
	names  []string
}

func (s *scanner) list(ctx context.Context) (record.Look, error) {
	t, err := ask(ctx, s.asks, ".", func(context.Context) (top, error) { return s.open() })
	if err != nil {
		return record.Look{}, err
	}
	defer func() { _ = t.inbox.Close() }()
	found, err := s.folders(ctx, t)
	if err != nil {
		return record.Look{}, err
	}
	look := record.Look{Device: t.device}
	lost, doubt := 0, false
	for i, f := range found {
		look.Files, look.Unknown = append(look.Files, f.files...), append(look.Unknown, f.unknown...)
		look.Folders += f.folders
		s.own[t.names[i]] = f.own
		doubt = doubt || f.vanished || len(f.unknown) > 0
		if f.lost(t.names[i]) {
			lost++
		}
	}
	if lost > 0 && lost == look.Folders {
		return record.Look{}, fmt.Errorf("none of %d folders can be listed", lost)
	}
	if doubt {
		// To Windows a share that is lost looks like a folder that was removed.
		if _, err := ask(ctx, s.asks, ".", func(context.Context) (bool, error) { return true, s.confirm() }); err != nil {
			return record.Look{}, err
		}
	}
	slices.SortFunc(look.Files, func(a, b record.Sighting) int { return strings.Compare(a.Path, b.Path) })
	return look, nil
}

// open lists what lies in the inbox itself. Only names are read: what they
// stand for may be mounted from elsewhere, and is asked for one by one.
func (s *scanner) open() (t top, err error) {
	if t.inbox, err = os.OpenRoot(s.root); err != nil {
		return t, err
	}
	defer func() {
		if err != nil {
			_ = t.inbox.Close()
		}
	}()
	if err = s.asked("."); err != nil {
		return t, err
	}
	info, err := t.inbox.Stat(".")
	if err != nil {
		return t, err
	}
	t.device = device(info)
	f, err := t.inbox.Open(".")
	if err != nil {
		return t, err
	}
	defer func() { _ = f.Close() }()
	t.names, err = f.Readdirnames(-1)
	slices.Sort(t.names)
	return t, err
}

func (s *scanner) confirm() error {
	t, err := s.open()
	if err != nil {
		return err
	}
	return t.inbox.Close()
}

func (s *scanner) asked(folder string) error {
	if s.before == nil {
		return nil
	}
	return s.before(folder)
}

// folders looks at everything that lies in the inbox, several at a time. What
// comes back is in the order of the names.
func (s *scanner) folders(ctx context.Context, t top) ([]findings, error) {
	found := make([]findings, len(t.names))
	var slow atomic.Int64 // in a row
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for i, name := range t.names {
		group.Go(func() error {
			var err error
			found[i], err = ask(ctx, s.asks, name, func(ctx context.Context) (findings, error) {
				w := walk{ctx: ctx, before: s.asked}
				return w.top(t.inbox, name)
			})
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case !errors.Is(err, errSlow):
				slow.Store(0)
			case slow.Add(1) >= mostSlow:
				return fmt.Errorf("%d folders in a row: %w", mostSlow, err)
			}
			if err != nil {
				found[i] = unlisted(name, err)
			}
			return nil
		})
	}
	return found, group.Wait()
}

func sighting(name string, info fs.FileInfo) record.Sighting {
	return record.Sighting{Path: name, Size: info.Size(), ModTime: modTime(info), ChangeTime: changeTime(info),
		Link: !info.Mode().IsRegular()}
}

// modTime is the sender's word for when the file was last changed.
func modTime(info fs.FileInfo) time.Time { return writable(info.ModTime()) }

// writable is a time that can be written down. One outside those years, which
// only a broken clock makes, is the zero time.
func writable(t time.Time) time.Time {
	t = t.UTC()
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}
