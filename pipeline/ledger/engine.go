package ledger

import (
	"context"
	"database/sql"
)

// engine is what the databases do each in its own way: a file of SQLite, or a session
// on a server.
type engine interface {
	// begun reports whether a history is recorded, or to begin anew.
	begun(ctx context.Context) (bool, error)
	// version is the schema, 0 before the first.
	version(ctx context.Context) (int64, error)
	startAnew(ctx context.Context, tx *sql.Tx) error
	copyTo(ctx context.Context, path string) error
	// faults is what the database finds wrong with itself.
	faults(ctx context.Context, tx *sql.Tx) ([]string, error)
	// hold takes the right to write, where no lease beside the file gives it.
	hold(ctx context.Context) error
	// sound reports whether all rows are known to be what they were, and know says it.
	sound() bool
	know(sound bool)
	// touch says that something is about to be written.
	touch()
	// mayKeep reports whether what is only made from the rest may be written.
	mayKeep() bool
	close() error
}

// Hold takes the right to write for as long as the ledger is open: ErrLocked where
// another session has it. Of a ledger that is a file the lease beside it is that right.
func (l *Ledger) Hold(ctx context.Context) error {
	return explain("hold ledger", l.engine.hold(ctx))
}

// Holds asks whether the right to write is still this session's: ErrLost where the
// server may have given it to another one. Of a file it always is.
func (l *Ledger) Holds(ctx context.Context) error {
	if _, file := l.engine.(*file); file {
		return nil
	}
	return explain("ask for ledger", l.db.PingContext(ctx))
}

// StartAnew records that this ledger begins a history of its own, so that a run
// that is killed before its first look can be repeated like any other.
func (l *Ledger) StartAnew(ctx context.Context) error {
	return l.write(ctx, "start anew", func(tx *sql.Tx) error { return l.engine.startAnew(ctx, tx) })
}

// CopyTo writes a copy of the ledger to a path where nothing is: one whole
// file, as of this moment, without a log beside it.
func (l *Ledger) CopyTo(ctx context.Context, path string) error {
	return explain("copy ledger to "+path, l.engine.copyTo(ctx, path))
}

// Close ends all use of the ledger. Where the rows of a file are known to be sound,
// it says so beside it: see SumPath.
func (l *Ledger) Close() error { return explain("close ledger", l.engine.close()) }
