package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/record"
)

// damage gathers the rows that cannot be read.
type damage []record.Damage

func (d *damage) note(table, row string, file int64, why error) {
	*d = append(*d, record.Damage{Table: table, Row: row, File: file, Why: why.Error()})
}

// aside names the files of which a row cannot be read, and leaves out what was
// judged of them.
func aside(ctx context.Context, tx *sql.Tx, a *record.Account) error {
	a.SetAside(a.Damaged)
	return damage(a.Damaged).name(ctx, tx)
}

// Files finds files that were received, by their ids.
func (l *Ledger) Files(ctx context.Context, ids []int64) ([]record.File, error) {
	var files []record.File
	for some := range slices.Chunk(slices.Sorted(slices.Values(ids)), askedTogether) {
		found, err := l.files(ctx, "find files", judged+` AND id IN `+among(len(some)), anys(some)...)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	return files, nil
}

// Damaged reads every row, and names those that cannot be read.
func (l *Ledger) Damaged(ctx context.Context) ([]record.Damage, error) {
	var damaged damage
	err := l.read(ctx, "read every row", func(tx *sql.Tx) error { return damaged.find(ctx, tx) })
	return damaged, err
}

func (d *damage) find(ctx context.Context, tx *sql.Tx) error {
	slots, err := allSlots(ctx, tx)
	if err != nil {
		return err
	}
	err = eachBody(ctx, tx, slots, func(some []stored) error {
		*d = append(*d, decode(some)...)
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := readIssues(ctx, tx, nil, words{}, d); err != nil {
		return err
	}
	if _, err := readAnswers(ctx, tx, d); err != nil {
		return err
	}
	if err := d.findBalances(ctx, tx); err != nil {
		return err
	}
	for _, t := range timed {
		if err := d.findTimes(ctx, tx, t); err != nil {
			return err
		}
	}
	return d.name(ctx, tx)
}

func (d *damage) findBalances(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT id, coalesce(balance, '') FROM runs ORDER BY id`)
	return each(rows, err, func(rows *sql.Rows) error {
		var run record.Run
		var balance string
		if err := rows.Scan(&run.ID, &balance); err != nil {
			return err
		}
		if err := readBalance(balance, &run); err != nil {
			d.note("runs", fmt.Sprint(run.ID), 0, err)
		}
		return nil
	})
}

// timed are the tables with columns that hold a time, and what names a row of
// each.
var timed = []struct{ table, row, columns string }{
	{"runs", "id", "as_of, started, ended"},
	{"looks", "id", "at"},
	{"files", "path", "mtime, ctime, arrival, waiting"},
	{"decisions", "id", "at, as_of, made"},
	{"tellings", "id", "next, made, ended"},
	{"releases", "code || ' ' || form", "at"},
	{"dispatches", "id", "as_of, made"},
	{"pages", "name", "at"},
}

func (d *damage) findTimes(ctx context.Context, tx *sql.Tx, t struct{ table, row, columns string }) error {
	columns := strings.Split(t.columns, ", ")
	rows, err := tx.QueryContext(ctx, `SELECT `+t.row+`, `+t.columns+` FROM `+t.table+` ORDER BY 1`)
	return each(rows, err, func(rows *sql.Rows) error {
		var row string
		times, into := make([]hazy, len(columns)), []any{&row}
		for i := range times {
			into = append(into, &times[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, at := range times {
			if at.why != nil {
				d.note(t.table, row, 0, fmt.Errorf("%s: %w", columns[i], at.why))
			}
		}
		return nil
	})
}

// name gives the damaged rows the paths of their files.
func (d damage) name(ctx context.Context, tx *sql.Tx) error {
	for i := range d {
		err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT path FROM files WHERE id = ?), '')`, d[i].File).Scan(&d[i].Path)
		if err != nil {
			return err
		}
	}
	return nil
}
