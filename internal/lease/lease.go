package lease

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"jixiao/internal/disk"
)

// Held is the error of a lease that another process holds, with that process's
// own word; a zero note means that it has said nothing yet.
type Held struct {
	Note Note
}

// Error says who holds it.
func (h *Held) Error() string {
	if h.Note.PID == 0 {
		return "held by another process"
	}
	return fmt.Sprintf("held by process %d on %s for %s since %s", h.Note.PID, h.Note.Host,
		h.Note.Purpose.Label().EN, h.Note.Began.Format("2006-01-02 15:04:05"))
}

// Lease is the right to work on a ledger, until it is released.
type Lease struct {
	lock *flock.Flock
	path string // of the note

	broken bool

	mu      sync.Mutex
	note    Note
	written time.Time
}

// noteEvery is how often a holder's progress is written at most.
const noteEvery = time.Second

// Take takes the lease of a ledger, or says at once with *Held who has it.
func Take(ledger string, p Purpose) (*Lease, error) {
	if err := disk.MakePrivate(filepath.Dir(ledger), ""); err != nil {
		return nil, fmt.Errorf("make folder of ledger: %w", err)
	}
	if err := disk.CreatePrivate(ledger + ".lock"); err != nil {
		return nil, fmt.Errorf("take lease: %w", err)
	}
	lock := flock.New(ledger + ".lock")
	free, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("take lease: %w", err)
	}
	if !free {
		return nil, held(ledger)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "localhost" // only people read it
	}
	_, left := os.Lstat(notePath(ledger))
	l := &Lease{lock: lock, path: notePath(ledger), broken: left == nil, note: Note{PID: os.Getpid(), Host: host, Purpose: p, Began: time.Now().Truncate(time.Second)}}
	if err := l.write(); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return l, nil
}

// Broken reports whether the holder before did not give the lease back: it was
// killed, and what it was writing may lie about.
func (l *Lease) Broken() bool { return l.broken }

func held(ledger string) error {
	note, err := read(notePath(ledger))
	if err != nil {
		return errors.Join(&Held{}, err)
	}
	return &Held{Note: note}
}

func notePath(ledger string) string { return ledger + ".holder" }

// Holder says who holds the lease of a ledger. Where nobody does, there is no
// note, whatever a dead holder left.
func Holder(ledger string) (Note, bool, error) {
	if _, err := os.Stat(ledger + ".lock"); errors.Is(err, fs.ErrNotExist) {
		return Note{}, false, nil
	}
	lock := flock.New(ledger + ".lock")
	free, err := lock.TryRLock()
	if err != nil {
		return Note{}, false, fmt.Errorf("look at lease: %w", err)
	}
	if free {
		return Note{}, false, lock.Unlock()
	}
	note, err := read(notePath(ledger))
	return note, true, err
}

// At says that the holder has come to a stage.
func (l *Lease) At(s Stage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.note.Stage, l.note.Done, l.note.Total = s, 0, 0
	l.writeNote()
}

// Done says how much of a stage is done. It may be called as often as there is
// something to say.
func (l *Lease) Done(done, total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	first := l.note.Total == 0
	l.note.Done, l.note.Total = done, total
	if first || time.Since(l.written) >= noteEvery {
		l.writeNote()
	}
}

// writeNote keeps no work up: a note that cannot be written leaves those who wait
// with an older one, and the ledger will say what is wrong with the disk.
func (l *Lease) writeNote() { _ = l.write() }

func (l *Lease) write() error {
	l.written = time.Now()
	return l.note.write(l.path)
}

// Release gives the lease back.
func (l *Lease) Release() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := os.Remove(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.lock.Unlock())
}
