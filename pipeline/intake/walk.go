package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"jixiao/internal/disk"
	"jixiao/pipeline/record"
)

// mostUnknown is how many folders below one department's are told apart that
// cannot be looked into; of more, the department's whole folder is unknown.
const mostUnknown = 50

// findings are what a look found under one name of the inbox.
type findings struct {
	files    []record.Sighting
	unknown  []record.Unknown
	folders  int  // 1 where the name is a folder's
	vanished bool // a folder that was listed was not there any more
	own      bool // the folder lies on a disk of this system alone
}

// lost reports whether nothing is known of what a name stands for, and not
// because we are not let in.
func (f findings) lost(name string) bool {
	return len(f.unknown) == 1 && f.unknown[0].Path == name &&
		(f.unknown[0].Why == record.Broken || f.unknown[0].Why == record.Slow)
}

// unlisted is what is found where a folder in the inbox cannot be listed.
func unlisted(name string, err error) findings {
	return findings{folders: 1, unknown: []record.Unknown{{Path: name, Why: why(err)}}}
}

// why says why a folder cannot be listed.
func why(err error) record.Why {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return record.Closed
	case errors.Is(err, errSlow):
		return record.Slow
	}
	return record.Broken
}

// walk goes through what lies under one name of the inbox. Each folder is
// opened from the one above it, so that no path is followed twice, however deep
// it is, and none is too long.
type walk struct {
	ctx    context.Context
	before func(folder string) error
	findings
}

// top is what lies under one name of the inbox. An error says that nothing of
// it is known.
func (w *walk) top(inbox *os.Root, name string) (findings, error) {
	info, err := inbox.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return findings{vanished: true}, nil
	case err != nil:
		return findings{}, err
	case !info.IsDir():
		return findings{files: []record.Sighting{sighting(name, info)}}, nil
	}
	w.folders = 1
	if err := w.folder(inbox, name, name, 0); err != nil {
		return findings{}, err
	}
	slices.SortFunc(w.unknown, func(a, b record.Unknown) int { return strings.Compare(a.Path, b.Path) })
	if n := len(w.unknown); n > mostUnknown {
		whole := w.unknown[0]
		whole.Path, whole.More = name, n
		return findings{folders: 1, unknown: []record.Unknown{whole}, vanished: w.vanished}, nil
	}
	return w.findings, nil
}

// folder notes the files of a folder and of all below it. A folder that cannot
// be listed is noted as unknown; an error ends the walk.
func (w *walk) folder(parent *os.Root, name, path string, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if depth > Depth {
		w.unknown = append(w.unknown, record.Unknown{Path: path, Why: record.Deep})
		return nil
	}
	err := w.before(path)
	var d listing
	if err == nil {
		d, err = list(parent, name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.vanished = true
		return nil
	case err != nil:
		w.unknown = append(w.unknown, record.Unknown{Path: path, Why: why(err)})
		return nil
	}
	defer func() { _ = d.root.Close() }()
	w.own = d.own // what is mounted from elsewhere further down is not looked into
	for _, info := range d.entries {
		below := path + "/" + info.Name()
		// The keeper may mount each department's folder from elsewhere; what
		// is mounted deeper leads out of the inbox.
		if !info.IsDir() || device(info) != d.device {
			w.files = append(w.files, sighting(below, info))
			continue
		}
		if err := w.folder(d.root, info.Name(), below, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// listing is a folder that is open, and what lies in it.
type listing struct {
	root    *os.Root
	device  string
	own     bool // it lies on a disk of this system alone
	entries []fs.FileInfo
}

// list opens a folder and reads it, and makes sure that it is still the one of
// that name and no link has taken its place.
func list(parent *os.Root, name string) (d listing, err error) {
	// The dot keeps from opening, and waiting for ever on, a pipe that has
	// taken the folder's place.
	if d.root, err = parent.OpenRoot(name + "/."); err != nil {
		return d, err
	}
	defer func() {
		if err != nil {
			_ = d.root.Close()
		}
	}()
	named, err := parent.Lstat(name)
	if err != nil {
		return d, err
	}
	opened, err := d.root.Stat(".")
	if err != nil {
		return d, err
	}
	if !os.SameFile(named, opened) {
		return d, fmt.Errorf("open %q: another took its place: %w", name, fs.ErrNotExist)
	}
	d.device = device(opened)
	return d, d.read()
}

// read reads what lies in the folder. What vanishes meanwhile is left out.
func (d *listing) read() error {
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	d.own = disk.OnOwnDisk(f)
	entries, err := f.ReadDir(-1)
	if err != nil {
		return err
	}
	d.entries = make([]fs.FileInfo, 0, len(entries))
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		d.entries = append(d.entries, info)
	}
	return nil
}
