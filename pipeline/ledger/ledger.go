package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"time"

	"jixiao/internal/disk"
)

// Ledger is an open ledger. Its methods may be called from many goroutines:
// they take turns on one connection.
type Ledger struct {
	db       *sql.DB
	readOnly bool
	kept     soundness
}

// busyTimeout is how long a write waits for another process before ErrLocked.
const busyTimeout = 10 * time.Second

// Open opens the ledger at a path, and makes it and its folder when there is
// none. The error matches ErrLocked, ErrForeign, ErrNewer, ErrDamaged,
// ErrIncomplete or ErrFull where one of them is the reason.
func Open(path string) (*Ledger, error) { return open(path, busyTimeout) }

func open(path string, busy time.Duration) (*Ledger, error) {
	if err := disk.MakePrivate(filepath.Dir(path), ""); err != nil {
		return nil, fmt.Errorf("make folder of ledger: %w", err)
	}
	// The log beside it is made by SQLite, with the same rights.
	if err := disk.CreatePrivate(path); err != nil {
		return nil, fmt.Errorf("make ledger: %w", err)
	}
	sound := asLeft(path) // before anything may change
	name, err := address(path, busy)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	l := &Ledger{db: db, kept: soundness{path: path}}
	l.kept.sound.Store(sound)
	if err := l.prepare(context.Background()); err != nil {
		_ = db.Close()
		return nil, diagnose(path, err)
	}
	return l, nil
}

// Close ends all use of the ledger. Where its rows are known to be sound, it says
// so beside it: see SumPath.
func (l *Ledger) Close() error {
	if l.kept.touched.Load() && !l.alone() {
		l.kept.sound.Store(false)
	}
	if err := l.db.Close(); err != nil {
		return explain("close ledger", err)
	}
	return explain("write sum of ledger", l.kept.leave())
}

// CopyTo writes a copy of the ledger to a path where nothing is: one whole
// file, as of this moment, without a log beside it.
func (l *Ledger) CopyTo(ctx context.Context, path string) error {
	if err := disk.CreatePrivate(path); err != nil {
		return fmt.Errorf("copy ledger to %s: %w", path, err)
	}
	if l.readOnly { // SQLite counts the copy among what such a connection must not write
		if _, err := l.db.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
			return explain("copy ledger", err)
		}
		defer func() { _, _ = l.db.Exec(`PRAGMA query_only = 1`) }()
	}
	_, err := l.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	return explain(fmt.Sprintf("copy ledger to %s", path), err)
}

// prepare makes sure that the file is ours before anything in it is changed.
func (l *Ledger) prepare(ctx context.Context) error {
	if err := l.claim(ctx); err != nil {
		return err
	}
	if _, err := l.db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	if err := l.migrate(ctx); err != nil {
		return err
	}
	var err error
	l.kept.version, err = l.dataVersion(ctx)
	return err
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
	l.kept.touch()
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return explain(operation, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		return explain(operation, err)
	}
	return explain(operation, tx.Commit())
}
