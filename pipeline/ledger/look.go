package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"jixiao/pipeline/record"
)

// RecordLook records what a look saw, and at what moment, before anything of
// it is received. A path that was not there before with this size and change
// time is a new file that arrives now; what is no longer there is marked gone,
// and comes back with its first arrival if it is seen again.
func (l *Ledger) RecordLook(ctx context.Context, run int64, at time.Time, seen []record.Sighting) error {
	return l.write(ctx, "record look", func(tx *sql.Tx) error {
		known, err := knownFiles(ctx, tx)
		if err != nil {
			return err
		}
		var look int64
		if err := tx.QueryRowContext(ctx, `INSERT INTO looks (run, at, seen) VALUES (?, ?, ?) RETURNING id`,
			run, stamp(at), len(seen)).Scan(&look); err != nil {
			return err
		}
		if err := addSeen(ctx, tx, look, at, seen, known); err != nil {
			return err
		}
		return markGone(ctx, tx, look, known)
	})
}

// sight is what tells one content at a path from the next, without reading it.
type sight struct {
	path, mtime string
	size        int64
	link        bool
}

// presence is a known file, and whether the looks find it.
type presence struct {
	id      int64
	gone    bool
	seenNow bool
}

func knownFiles(ctx context.Context, tx *sql.Tx) (map[sight]*presence, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, path, size, mtime, link, gone IS NOT NULL FROM files`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	known := map[sight]*presence{}
	for rows.Next() {
		var s sight
		var p presence
		if err := rows.Scan(&p.id, &s.path, &s.size, &s.mtime, &s.link, &p.gone); err != nil {
			return nil, err
		}
		known[s] = &p
	}
	return known, rows.Err()
}

func addSeen(ctx context.Context, tx *sql.Tx, look int64, at time.Time, seen []record.Sighting, known map[sight]*presence) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO files (path, size, mtime, link, look, arrival)
		VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }()
	for _, s := range seen {
		key := sight{path: s.Path, mtime: stamp(s.ModTime), size: s.Size, link: s.Link}
		if p := known[key]; p != nil {
			p.seenNow = true
			continue
		}
		if _, err := insert.ExecContext(ctx, key.path, key.size, key.mtime, key.link, look, stamp(at)); err != nil {
			return fmt.Errorf("file %q: %w", s.Path, err)
		}
	}
	return nil
}

// markGone writes only what has changed: an inbox that stands still costs
// nothing, however large it is.
func markGone(ctx context.Context, tx *sql.Tx, look int64, known map[sight]*presence) error {
	for _, p := range known {
		var gone any
		if !p.seenNow {
			gone = look
		}
		if p.gone == !p.seenNow {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE files SET gone = ? WHERE id = ?`, gone, p.id); err != nil {
			return err
		}
	}
	return nil
}
