package carry

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

var (
	// ErrFile says that a ledger that is to become a file is one.
	ErrFile = errors.New("the ledger is a file already")
	// ErrElsewhere says that a ledger is on a server under another address or name: it
	// is to become a file first.
	ErrElsewhere = errors.New("the ledger is on a server already, under another address or name")
)

// Done is what was carried.
type Done struct {
	Where ledger.Where // on the server
	Head  ledger.Head  // the last sealed run
	Kept  string       // the file that counts no more, "" where there is none
}

// move is one on its way.
type move struct {
	workspace.Workspace
	done Done
}

// clear removes the copy on a server that does not count, if there is one and it is not
// where the ledger is to be now.
func (m *move) clear(ctx context.Context, l *ledger.Ledger, but ledger.Where) error {
	at, is, err := ledger.OnServer(m.State().Moving())
	if err != nil || !is || at == but {
		return nil
	}
	err = at.Clear(ctx, l)
	if errors.Is(err, ledger.ErrTaken) {
		return nil // by now it is another ledger
	}
	return err
}

// finish removes what only a move that goes on has beside the ledger.
func (m *move) finish() error {
	gone := []string{m.State().Moving()}
	if _, on, _ := ledger.OnServer(string(m.Place)); on {
		gone = append(gone, beside(string(m.Place))...)
	}
	return m.removeAll(gone)
}

// beside are the files that belong to one of SQLite.
func beside(path string) []string {
	return []string{path + "-wal", path + "-shm", ledger.SumPath(path)}
}

func (m *move) removeAll(paths []string) error {
	for _, path := range paths {
		if err := m.Disk.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copied makes a copy of a ledger that is one file, and sees that it says the same.
func copied(ctx context.Context, l *ledger.Ledger, path string) error {
	for _, name := range append(beside(path), path) {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	head, err := l.Head(ctx)
	if err != nil {
		return err
	}
	if err := l.CopyTo(ctx, path); err != nil {
		return err
	}
	made, err := ledger.OpenReadOnly(path)
	if err != nil {
		return err
	}
	if err := errors.Join(made.Verify(ctx, head), made.Close()); err != nil {
		return err
	}
	return disk.Sync(path)
}
