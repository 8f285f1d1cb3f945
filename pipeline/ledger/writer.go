package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// writer holds the statements that record files within one transaction.
type writer struct {
	tx  *sql.Tx
	run int64

	seen, file, submission, packed, version, finding, entry *sql.Stmt

	witness *witness      // nil before anything had to be read back
	past    *pastFindings // nil before anything was gone or new
	sum     *canon
}

// A file that waited unsettled is received by the run that at last reads it.
const updateFile = `UPDATE files SET
	run = CASE WHEN verdict IN ('', 'unsettled') THEN ?1 ELSE run END,
	department = ?2, hash = ?3, kind = ?4, verdict = ?5, judged = ?6,
	waiting = CASE WHEN ?5 = 'unsettled' THEN waiting END WHERE id = ?7`

// seenFile is the verdict so far, and of the fact what the looks say.
const seenFile = `SELECT verdict, path, arrival, iif(basis = 'look', '', basis), look FROM files WHERE id = ?`

const insertSubmission = `INSERT INTO submissions (file, position, verdict, body) VALUES (?, ?, ?, ?)
	ON CONFLICT DO UPDATE SET verdict = excluded.verdict, body = excluded.body`

// The versions of test filings have numbers below zero: nobody can name them, and
// those of others are the same without them.
const insertVersion = `INSERT INTO versions (file, position, sheet, department, form, project, figures, first_row, last_row, id)
	VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?10, (SELECT min(0, coalesce(min(id), 0)) - 1 FROM versions),
	(SELECT max(0, coalesce(max(id), 0)) + 1 FROM versions))) ON CONFLICT DO UPDATE SET position = excluded.position, figures = excluded.figures,
	first_row = excluded.first_row, last_row = excluded.last_row`

const insertFinding = `INSERT INTO findings
	(whole, file, department, code, severity, sheet, cell, project, field, first_run, opened, earlier, body)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func newWriter(ctx context.Context, tx *sql.Tx, run int64) (*writer, error) {
	w := &writer{tx: tx, run: run, sum: newCanon()}
	for _, s := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&w.seen, seenFile},
		{&w.file, updateFile},
		{&w.submission, insertSubmission},
		{&w.packed, insertPacked},
		{&w.version, insertVersion},
		{&w.finding, insertFinding},
		{&w.entry, insertEntry},
	} {
		stmt, err := tx.PrepareContext(ctx, s.text)
		if err != nil {
			w.close()
			return nil, fmt.Errorf("prepare statement: %w", err)
		}
		*s.to = stmt
	}
	return w, nil
}

func (w *writer) close() {
	for _, stmt := range []*sql.Stmt{w.seen, w.file, w.submission, w.packed, w.version, w.finding, w.entry} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
	if w.witness != nil {
		w.witness.close()
	}
	if w.past != nil {
		w.past.close()
	}
}

// replaceSubmissions takes the place of what an earlier judgement read in the
// file. Versions that are read again keep their id: people refer to it.
func (w *writer) replaceSubmissions(ctx context.Context, file int64, test bool, rows []submissionRow) error {
	const nowhere = -1
	if _, err := w.tx.ExecContext(ctx, `UPDATE versions SET position = ? WHERE file = ?`, nowhere, file); err != nil {
		return err
	}
	if _, err := w.saveSubmissions(ctx, file, test, rows); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(ctx, `DELETE FROM versions WHERE file = ? AND position = ?`, file, nowhere); err != nil {
		return err
	}
	_, err := w.tx.ExecContext(ctx, `DELETE FROM submissions WHERE file = ? AND position >= ?`, file, len(rows))
	return err
}

// saveSubmissions writes what a file says and for which duties. Versions that
// were not there get ids, which it returns.
func (w *writer) saveSubmissions(ctx context.Context, file int64, test bool, rows []submissionRow) ([]int64, error) {
	var ids []int64
	for position, row := range rows {
		if _, err := w.submission.ExecContext(ctx, file, position, row.verdict, row.body); err != nil {
			return nil, err
		}
		if _, err := w.packed.ExecContext(ctx, file, position, row.packed); err != nil {
			return nil, err
		}
		for _, v := range row.versions {
			done, err := w.version.ExecContext(ctx, file, position, row.sheet,
				v.duty.Department, v.duty.Form, string(v.duty.Subject), v.figures, row.rows.First, row.rows.Last, test)
			if err != nil {
				return nil, err
			}
			id, err := done.LastInsertId()
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
	}
	return ids, nil
}
