package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// startedAnew is the user_version of a ledger that was to be begun although
// there was another one before.
const startedAnew = 1

// Begun reports whether the file at a path holds a history: a look was recorded
// in it, or StartAnew. No file, an empty one, and one that was cut off before its
// first look hold none. The file is only read.
func Begun(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open ledger: %w", err)
	}
	l, err := connectReadOnly(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = l.Close() }()
	begun, err := l.begun(context.Background())
	return begun, diagnose(path, err)
}

func (l *Ledger) begun(ctx context.Context) (bool, error) {
	var id, user, tables int
	var looks bool
	err := l.db.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema),
		EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'looks') FROM pragma_application_id, pragma_user_version`).
		Scan(&id, &user, &tables, &looks)
	switch {
	case err != nil:
		return false, err
	case id != applicationID && (id != 0 || tables > 0):
		return false, ErrForeign
	case user == startedAnew || !looks:
		return user == startedAnew, nil
	}
	err = l.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM looks)`).Scan(&looks)
	return looks, err
}

// StartAnew records that this ledger begins a history of its own, so that a run
// that is killed before its first look can be repeated like any other.
func (l *Ledger) StartAnew(ctx context.Context) error {
	return l.write(ctx, "start anew", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", startedAnew))
		return err
	})
}

// How a SQLite file begins, where our mark stands in it, and how long its first
// page is.
const (
	magic     = "SQLite format 3\x00"
	markAt    = 68
	firstPage = 4096
)

// IsLedger reports whether a file begins as a ledger of ours does.
func IsLedger(path string) bool {
	head, _, err := beginning(path)
	return err == nil && marked(head)
}

func marked(head []byte) bool {
	return len(head) == markAt+4 && binary.BigEndian.Uint32(head[markAt:]) == applicationID
}

// beginning reads a file up to our mark, and says how long it is.
func beginning(path string) (head []byte, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	head, err = io.ReadAll(io.LimitReader(f, markAt+4))
	return head, info.Size(), err
}

// diagnose explains why a ledger cannot be opened, where SQLite sees no more
// than that the file is none of its own, or not whole.
func diagnose(path string, err error) error {
	err = explain("open ledger "+path, err)
	if !errors.Is(err, ErrForeign) && !errors.Is(err, ErrDamaged) {
		return err
	}
	head, size, unread := beginning(path)
	switch {
	case unread != nil:
		return err
	case size < firstPage && bytes.HasPrefix([]byte(magic), head[:min(len(head), len(magic))]):
		return fmt.Errorf("open ledger %s: %w (%d bytes)", path, ErrIncomplete, size)
	case errors.Is(err, ErrForeign) && marked(head):
		return fmt.Errorf("open ledger %s: %w", path, ErrDamaged)
	}
	return err
}
