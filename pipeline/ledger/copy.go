package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"jixiao/internal/disk"
)

// CopyTo writes a copy of the ledger to a path where nothing is: one whole
// file, as of this moment, without a log beside it.
func (l *Ledger) CopyTo(ctx context.Context, path string) error {
	if err := disk.CreatePrivate(path); err != nil {
		return fmt.Errorf("copy ledger to %s: %w", path, err)
	}
	_, err := l.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	return explain(fmt.Sprintf("copy ledger to %s", path), err)
}

// Head is the last sealed run.
func (l *Ledger) Head(ctx context.Context) (Head, error) {
	var s seal
	err := l.read(ctx, "read head of chain", func(tx *sql.Tx) error {
		var err error
		s, err = lastSeal(ctx, tx, math.MaxInt64)
		return err
	})
	return Head{Run: s.run, Hash: s.hash}, err
}

// Contents are the originals that the archive must hold: for every hash the
// path by which it first came.
func (l *Ledger) Contents(ctx context.Context) (map[string]string, error) {
	var contents map[string]string
	err := l.read(ctx, "list contents", func(tx *sql.Tx) error {
		var err error
		contents, err = readContents(ctx, tx)
		return err
	})
	return contents, err
}

func readContents(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT hash, path FROM files WHERE hash <> '' ORDER BY id DESC`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	contents := map[string]string{}
	for rows.Next() {
		var hash, path string
		if err := rows.Scan(&hash, &path); err != nil {
			return nil, err
		}
		contents[hash] = path
	}
	return contents, rows.Err()
}
