package disk

import (
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Batch writes many files as WriteFile does, and is quicker the more goroutines
// do so at a time: where the system can make all that it holds last with one
// request, files share one, and folders are synced at the end, each once.
type Batch struct {
	disk       Disk
	lock       sync.Mutex
	folders    map[string]bool       // that hold new names since the last Sync
	groupSyncs map[uint64]*groupSync // by file system
	groupOf    map[string]*groupSync // by folder
}

// NewBatch is a batch without files. Close ends it.
func (d Disk) NewBatch() *Batch {
	return &Batch{disk: d, folders: map[string]bool{}, groupSyncs: map[uint64]*groupSync{}, groupOf: map[string]*groupSync{}}
}

// WriteFile is Disk.WriteFile but for the last step: when it returns, the file
// stands whole in its place, but only Sync makes that last.
func (b *Batch) WriteFile(path string, write func(io.Writer) error) error {
	dir := filepath.Dir(path)
	err := b.disk.replace(path, func(w io.Writer) error {
		b.groupSyncOf(dir) // a whole tells what goes wrong after it was opened
		return write(w)
	}, func(f file) error {
		if err := f.disk.ask(OpSync, f.Name()); err != nil || b.together(dir) {
			return err
		}
		return f.File.Sync()
	})
	if err == nil {
		b.Stands(path)
	}
	return err
}

// Stands makes a file part of the batch that stands in its place already, and
// perhaps only since a run that was killed before it came to Sync.
func (b *Batch) Stands(path string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.folders[filepath.Dir(path)] = true
}

// syncsAtOnce is how many folders wait for the disk at the same time, where each
// is synced by itself.
const syncsAtOnce = 16

// Sync makes all that was written so far last through a loss of power. The
// error is the first of those that the disk gave; the other folders are synced.
func (b *Batch) Sync() error {
	b.lock.Lock()
	folders := b.folders
	b.folders = map[string]bool{}
	b.lock.Unlock()
	var group errgroup.Group
	group.SetLimit(syncsAtOnce)
	lasts := map[*groupSync]bool{nil: false}
	for dir := range folders {
		w := b.groupSyncOf(dir)
		if _, asked := lasts[w]; !asked {
			lasts[w] = w.syncNow() == nil
		}
		safe := lasts[w]
		group.Go(func() error {
			if err := b.disk.ask(OpSyncFolder, dir); err != nil || safe {
				return err
			}
			return syncDir(dir)
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("syncing folders: %w", err)
	}
	return nil
}

// together reports whether all that was written in a folder lasts, after one
// request for everything; false leaves it to a request for each.
func (b *Batch) together(dir string) bool {
	w := b.groupSyncOf(dir)
	return w != nil && w.sync() == nil
}

// groupSyncOf is the file system of a folder; nil where it has to be asked for
// each file.
func (b *Batch) groupSyncOf(dir string) *groupSync {
	b.lock.Lock()
	defer b.lock.Unlock()
	if w, known := b.groupOf[dir]; known {
		return w
	}
	id, ok := device(dir)
	if !ok {
		return nil
	}
	w, known := b.groupSyncs[id]
	if !known {
		w = openGroupSync(dir)
		b.groupSyncs[id] = w
	}
	b.groupOf[dir] = w
	return w
}

// Close gives back what the batch holds of the system. Nothing may be on its
// way any more.
func (b *Batch) Close() {
	for _, w := range b.groupSyncs {
		if w != nil {
			w.close()
		}
	}
}
