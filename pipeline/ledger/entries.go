package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// The kinds of entries.
const (
	entryFile         = "file"     // a file was judged: its fact
	entryDropped      = "dropped"  // a file turned out to be an earlier one: that one's id
	entryCampaignWide = "whole"    // a run looked over the whole campaign: a digest of what it found
	entryDecision     = "decision" // the section decided, between runs
	entryRelease      = "release"  // the section released what a rule found, between runs
	entryDispatch     = "dispatch" // the section said what goes out, between runs
)

const insertEntry = `INSERT INTO entries (run, kind, file, body) VALUES (?, ?, ?, ?)`

// enter keeps what the ledger now says of a file. It belongs into the
// transaction that made it so.
func (w *writer) enter(ctx context.Context, file int64) error {
	body, ok, err := w.witness.fact(ctx, file)
	if err != nil {
		return fmt.Errorf("enter into chain: %w", err)
	}
	if !ok {
		return fmt.Errorf("enter into chain: no file %d", file)
	}
	_, err = w.entry.ExecContext(ctx, w.run, entryFile, file, body)
	return err
}

// enterDropped keeps that a file is no longer in the ledger, and why.
func enterDropped(ctx context.Context, tx *sql.Tx, file, earlier int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entries (run, kind, file, body)
		SELECT max(id), ?, ?, ? FROM runs`, entryDropped, file, fmt.Sprint(earlier))
	return err
}

// adopt enters the files that were judged before there was a chain, once: with
// the first run that seals one.
func adopt(ctx context.Context, tx *sql.Tx, run int64) error {
	var sealed int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM runs WHERE hash IS NOT NULL`).Scan(&sealed)
	if err != nil || sealed > 0 {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id FROM files WHERE verdict <> ''
		AND id NOT IN (SELECT file FROM entries) ORDER BY id`)
	files, err := collect(rows, err, func(rows *sql.Rows) (id int64, err error) {
		err = rows.Scan(&id)
		return id, err
	})
	if err != nil || len(files) == 0 {
		return err
	}
	w, err := newWriter(ctx, tx, run)
	if err != nil {
		return err
	}
	defer w.close()
	for _, id := range files {
		if err := w.enter(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
