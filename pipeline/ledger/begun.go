package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// startedAnew is the user_version of a ledger that was to be begun although
// there was another one before.
const startedAnew = 1

func (f *file) begun(ctx context.Context) (bool, error) {
	var id, user, tables int
	var looks bool
	err := f.db.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema),
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
	err = f.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM looks)`).Scan(&looks)
	return looks, err
}

func (*file) startAnew(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", startedAnew))
	return err
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
