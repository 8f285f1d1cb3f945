package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/record"
)

// Look lists all files of the inbox by path, at any depth, those too that are
// no submissions. Links and whatever else is no plain file are listed as such,
// and not followed; so is a folder inside a department's that is mounted from
// elsewhere. The moment of the look is for the caller to say.
//
// A folder that cannot be listed is an error of the whole look, even a
// department's: taken for empty, it would make all its files look taken away.
// One that vanishes while we look is empty.
func Look(ctx context.Context, root string) (record.Look, error) {
	inbox, err := os.OpenRoot(root)
	if err != nil {
		return record.Look{}, fmt.Errorf("look into inbox: %w: %w", ErrAway, err)
	}
	defer func() { _ = inbox.Close() }()
	info, err := inbox.Stat(".")
	if err != nil {
		return record.Look{}, fmt.Errorf("look into inbox: %w: %w", ErrAway, err)
	}
	w := walk{inbox: inbox, look: record.Look{Device: device(info)}}
	for todo := []folder{{path: ".", device: w.look.Device}}; len(todo) > 0; {
		if err := ctx.Err(); err != nil {
			return record.Look{}, fmt.Errorf("look into inbox: %w", err)
		}
		inner, err := w.list(todo[len(todo)-1])
		if err != nil {
			return record.Look{}, fmt.Errorf("look into inbox: %w", awayIfLost(err))
		}
		todo = append(todo[:len(todo)-1], inner...)
	}
	if err := w.confirm(); err != nil {
		return record.Look{}, fmt.Errorf("look into inbox: %w", awayIfLost(err))
	}
	slices.SortFunc(w.look.Files, func(a, b record.Sighting) int { return strings.Compare(a.Path, b.Path) })
	return w.look, nil
}

// walk is a look that is under way.
type walk struct {
	inbox    *os.Root
	look     record.Look
	vanished bool // a folder that was listed was not there any more
}

// folder is one that is still to be listed.
type folder struct {
	path, device string
}

func (f folder) isTop() bool { return f.path == "." }

// list notes the files of a folder, and returns the folders in it.
func (w *walk) list(f folder) ([]folder, error) {
	entries, err := w.entries(f.path)
	if errors.Is(err, fs.ErrNotExist) && !f.isTop() {
		w.vanished = true
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var inner []folder
	for _, entry := range entries {
		name := path.Join(f.path, entry.Name())
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		// The keeper may mount each department's folder from elsewhere; what
		// is mounted deeper leads out of the inbox.
		if info.IsDir() && (f.isTop() || device(info) == f.device) {
			inner = append(inner, folder{path: name, device: device(info)})
			continue
		}
		w.look.Files = append(w.look.Files, sighting(name, info))
	}
	if f.isTop() {
		w.look.Folders = len(inner)
	}
	return inner, nil
}

// confirm makes sure that the inbox is still there when a folder vanished: to
// Windows a share that is lost looks like a folder that was removed.
func (w *walk) confirm() error {
	if !w.vanished {
		return nil
	}
	_, err := w.entries(".")
	return err
}

// entries reads a folder, and makes sure that it is still the one of that name
// and no link has taken its place.
func (w *walk) entries(name string) ([]fs.DirEntry, error) {
	f, err := w.inbox.OpenFile(name, readOnly, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	named, err := w.inbox.Lstat(name)
	if err != nil {
		return nil, err
	}
	opened, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !os.SameFile(named, opened) {
		return nil, fs.ErrNotExist
	}
	return f.ReadDir(-1)
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
