package ledger

import (
	"context"
	"database/sql"
	"errors"

	"jixiao/pipeline/record"
)

// RecordLook records what a look saw, and at what moment, before anything of
// it is received. A path that was not there before with this size and
// modification time is a new file that arrives now, or arrived when it was
// changed since the last look; what is no longer there is marked gone, and
// comes back with its first arrival if it is seen again. What lies in folders
// that are unknown is for the caller to have among the files: see intake.Keep.
func (l *Ledger) RecordLook(ctx context.Context, run int64, look record.Look) error {
	return l.write(ctx, "record look", func(tx *sql.Tx) error {
		known, err := knownFiles(ctx, tx, look.Files)
		if err != nil {
			return err
		}
		r, err := startLook(ctx, tx, run, look)
		if err != nil {
			return err
		}
		if err := r.saveUnknown(ctx); err != nil {
			return err
		}
		if err := r.see(ctx, look.Files, known); err != nil {
			return err
		}
		return r.mark(ctx, known)
	})
}

// LastLook finds the look before the next one: its moment and device, and the
// files that it found or found still there.
func (l *Ledger) LastLook(ctx context.Context) (record.Look, error) {
	var look record.Look
	err := l.read(ctx, "read last look", func(tx *sql.Tx) error {
		var at moment
		row := tx.QueryRowContext(ctx, `SELECT at, device FROM looks ORDER BY id DESC LIMIT 1`)
		if err := row.Scan(&at, &look.Device); errors.Is(err, sql.ErrNoRows) {
			return nil
		} else if err != nil {
			return err
		}
		look.At = at.Time
		rows, err := tx.QueryContext(ctx, `SELECT path, size, mtime, ctime, link FROM files WHERE gone IS NULL ORDER BY path`)
		look.Files, err = collect(rows, err, func(rows *sql.Rows) (s record.Sighting, err error) {
			var mtime, ctime hazy
			err = rows.Scan(&s.Path, &s.Size, &mtime, &ctime, &s.Link)
			s.ModTime, s.ChangeTime = mtime.Time, ctime.Time
			return s, err
		})
		return err
	})
	return look, err
}

// looking is a look that is being recorded.
type looking struct {
	tx    *sql.Tx
	id    int64
	last  pastLooks
	look  record.Look
	began string // real time of the run
}

func startLook(ctx context.Context, tx *sql.Tx, run int64, look record.Look) (*looking, error) {
	r := &looking{tx: tx, look: look}
	err := tx.QueryRowContext(ctx, `SELECT started FROM runs WHERE id = ?`, run).Scan(&r.began)
	if err != nil {
		return nil, err
	}
	if r.last, err = readLooks(ctx, tx); err != nil {
		return nil, err
	}
	return r, tx.QueryRowContext(ctx, `INSERT INTO looks (run, at, seen, device) VALUES (?, ?, ?, ?) RETURNING id`,
		run, stamp(look.At), len(look.Files), look.Device).Scan(&r.id)
}

// see records what the look saw. Of what is known and as it was, nothing is
// written: an inbox that stands still costs nothing, however large it is.
func (r *looking) see(ctx context.Context, files []record.Sighting, known *knowledge) error {
	var last int64
	if err := r.tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM files`).Scan(&last); err != nil {
		return err
	}
	var values []any
	for i, s := range files {
		if known.same[i] {
			continue
		}
		waiting := r.began
		if since, ok := known.waiting[s.Path]; ok {
			waiting = since
		}
		arrival, basis := arrivalOf(s.ChangeTime, r.last.last(s.Path).Time, r.look.At)
		last++
		values = append(values, last, s.Path, s.Size, stamp(s.ModTime), s.Link, r.id, stamp(arrival), string(basis), optional(s.ChangeTime), waiting)
	}
	return insertFiles.write(ctx, r.tx, values)
}

var insertFiles = inserting("files", "id, path, size, mtime, link, look, arrival, basis, ctime, waiting", "")

var updateChanged = updating("files", `ctime = new.column2`, "BIGINT", "TEXT")

// mark marks what is no longer there, what is there again, and another change
// time of a file that is otherwise as it was.
func (r *looking) mark(ctx context.Context, known *knowledge) error {
	var touched []any
	for id, changed := range known.touched {
		touched = append(touched, id, optional(changed))
	}
	if err := updateChanged.write(ctx, r.tx, touched); err != nil {
		return err
	}
	if err := execAmong(ctx, r.tx, `UPDATE files SET gone = ? WHERE id IN `, known.left, r.id); err != nil {
		return err
	}
	return execAmong(ctx, r.tx, `UPDATE files SET gone = NULL WHERE id IN `, known.back)
}

// saveUnknown records which folders the look could not look into.
func (r *looking) saveUnknown(ctx context.Context) error {
	var values []any
	for _, u := range r.look.Unknown {
		values = append(values, r.id, u.Path)
	}
	return insertUnknown.write(ctx, r.tx, values)
}

var insertUnknown = inserting("unknown", "look, path", "")
