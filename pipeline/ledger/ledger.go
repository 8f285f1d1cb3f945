package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"jixiao/internal/disk"
)

// Ledger is an open ledger. Its methods may be called from many goroutines:
// they take turns on one connection.
type Ledger struct {
	db     *sql.DB
	engine engine
}

// busyTimeout is how long a write waits for another process before ErrLocked.
const busyTimeout = 10 * time.Second

// Open opens the ledger at a path, and makes it and its folder when there is
// none. Where the path says that the ledger is on a server, it is opened there. The
// error matches ErrLocked, ErrForeign, ErrNewer, ErrDamaged, ErrIncomplete, ErrFull
// or one of those of servers where one of them is the reason.
func Open(path string) (*Ledger, error) {
	if w, is, err := OnServer(path); is {
		return openOnServer(w, err, false)
	}
	return open(path, busyTimeout)
}

func open(path string, busy time.Duration) (*Ledger, error) {
	if err := disk.MakePrivate(filepath.Dir(path), ""); err != nil {
		return nil, fmt.Errorf("make folder of ledger: %w", err)
	}
	// The log beside it is made by SQLite, with the same rights.
	if err := disk.CreatePrivate(path); err != nil {
		return nil, fmt.Errorf("make ledger: %w", err)
	}
	sound := asLeft(path) // before anything may change
	f, err := openFile(path, busy, false)
	if err != nil {
		return nil, err
	}
	f.kept.path = path
	f.kept.sound.Store(sound)
	if err := f.prepare(context.Background()); err != nil {
		_ = f.db.Close()
		return nil, diagnose(path, err)
	}
	return &Ledger{db: f.db, engine: f}, nil
}

// OpenReadOnly opens a ledger that is there, and changes nothing in it. Besides
// what Open may return, the error matches fs.ErrNotExist, ErrOlder or ErrUnused.
func OpenReadOnly(path string) (*Ledger, error) {
	if w, is, err := OnServer(path); is {
		return openOnServer(w, err, true)
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	f, err := openFile(path, busyTimeout, true)
	if err != nil {
		return nil, err
	}
	if err := recognise(context.Background(), f); err != nil {
		_ = f.db.Close()
		return nil, diagnose(path, err)
	}
	return &Ledger{db: f.db, engine: f}, nil
}

// Begun reports whether the ledger of a path holds a history: a look was recorded
// in it, or StartAnew. No file, an empty one, and one that was cut off before its
// first look hold none. It is only read.
func Begun(path string) (bool, error) {
	if w, is, err := OnServer(path); is {
		return begunOnServer(w, err)
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open ledger: %w", err)
	}
	f, err := openFile(path, busyTimeout, true)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.db.Close() }()
	begun, err := f.begun(context.Background())
	return begun, diagnose(path, err)
}

// read runs a function on one unchanging state of the ledger.
func (l *Ledger) read(ctx context.Context, operation string, do func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(operation, err)
	}
	defer func() { _ = tx.Rollback() }()
	return explain(operation, do(tx))
}

// write runs a function as one transaction: all of it is recorded, or nothing.
func (l *Ledger) write(ctx context.Context, operation string, do func(*sql.Tx) error) error {
	l.engine.touch()
	return explain(operation, write(ctx, l.db, do))
}

func write(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}
