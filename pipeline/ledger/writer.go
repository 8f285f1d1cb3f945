package ledger

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// writer writes a batch of files within one transaction, each table at once.
type writer struct {
	tx    *sql.Tx
	run   int64
	rows  []fileRow
	at    map[int64]*fileRow // by the id of the file
	again []int64            // files that were judged before

	sum   *canon
	entry int64 // the last one
}

// A file that waited unsettled is received by the run that at last reads it.
var updateFiles = updating("files", `run = CASE WHEN verdict IN ('', 'unsettled') THEN ? ELSE run END,
	department = new.column2, hash = new.column3, kind = new.column4, verdict = new.column5, judged = new.column6,
	waiting = CASE WHEN new.column5 = 'unsettled' THEN waiting END`, "BIGINT", "TEXT", "TEXT", "TEXT", "TEXT", "TEXT")

var insertSubmissions = inserting("submissions", "file, position, verdict, body", "")

var insertVersions = inserting("versions", "id, file, position, sheet, department, form, project, figures, first_row, last_row",
	` ON CONFLICT (id) DO UPDATE SET position = excluded.position, figures = excluded.figures,
	first_row = excluded.first_row, last_row = excluded.last_row`)

var insertFindings = inserting("findings", "id, whole, file, department, code, severity, sheet, cell, project, field, first_run, opened, earlier, body", "")

var insertEntries = inserting("entries", "id, run, kind, file, body", "")

// save writes the files over what may be there from earlier judgements, and enters
// them into the chain.
func (w *writer) save(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		w.readBefore, w.compare, w.forget, w.number, w.saveFiles, w.saveSubmissions, w.saveVersions, w.saveAnswers, w.saveFindings, w.enter,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(unended(ctx)); err != nil {
			return err
		}
	}
	return nil
}

// forget deletes what is no longer there of files that were judged before. Versions
// and answers that are read again keep their number: people refer to it.
func (w *writer) forget(ctx context.Context) error {
	var versions, answers []int64
	for i := range w.rows {
		v, a := w.rows[i].left()
		versions, answers = append(versions, v...), append(answers, a...)
	}
	if err := execAmong(ctx, w.tx, `DELETE FROM versions WHERE id IN `, versions); err != nil {
		return err
	}
	if err := execAmong(ctx, w.tx, `DELETE FROM answers WHERE id IN `, answers); err != nil {
		return err
	}
	if err := execAmong(ctx, w.tx, `DELETE FROM findings WHERE whole = 0 AND file IN `, w.again); err != nil {
		return err
	}
	return execAmong(ctx, w.tx, `DELETE FROM submissions WHERE file IN `, w.again)
}

// number gives what is new its numbers.
func (w *writer) number(ctx context.Context) error {
	var finding, version, test, answer int64
	if err := w.tx.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(id), 0) FROM findings), (SELECT coalesce(max(id), 0) FROM versions),
		(SELECT -coalesce(min(id), 0) FROM versions), (SELECT coalesce(max(id), 0) FROM answers), (SELECT coalesce(max(id), 0) FROM entries)`).
		Scan(&finding, &version, &test, &answer, &w.entry); err != nil {
		return err
	}
	n := len(w.rows)
	findings := newNumbers(finding, n, func(i int) int64 { return w.rows[i].was.finding })
	versions := newNumbers(version, n, func(i int) int64 { return w.rows[i].was.version })
	tests := newNumbers(test, n, func(i int) int64 { return w.rows[i].was.test })
	answers := newNumbers(answer, n, func(i int) int64 { return w.rows[i].was.answer })
	for i := range w.rows {
		row := &w.rows[i]
		if row.file.Test() {
			row.numberVersions(func() int64 { return -tests.next(i) })
		} else {
			row.numberVersions(func() int64 { return versions.next(i) })
		}
		row.numberAnswers(func() int64 { return answers.next(i) })
		for k := range row.findings {
			row.findings[k].id = findings.next(i + 1) // what was found in the file before is gone by then
		}
	}
	return nil
}

func (w *writer) saveFiles(ctx context.Context) error {
	var values []any
	for _, row := range w.rows {
		f := row.file
		values = append(values, f.ID, f.Department, f.Hash, f.Kind, string(f.Verdict), f.Judged)
	}
	n, err := updateFiles.exec(ctx, w.tx, values, w.run)
	if err == nil && n != int64(len(w.rows)) {
		err = errors.New("files are not there")
	}
	return err
}

// saveSubmissions writes what files say.
func (w *writer) saveSubmissions(ctx context.Context) error {
	var said, packed []any
	for _, row := range w.rows {
		for position, s := range row.submissions {
			said = append(said, row.file.ID, position, s.verdict, s.body)
			packed = append(packed, row.file.ID, position, s.packed)
		}
	}
	if err := insertSubmissions.write(ctx, w.tx, said); err != nil {
		return err
	}
	return insertPacked.write(ctx, w.tx, packed)
}

// saveVersions writes for which duties files say it.
func (w *writer) saveVersions(ctx context.Context) error {
	var values []any
	for _, row := range w.rows {
		for _, v := range row.versions {
			values = append(values, v.id, row.file.ID, v.position, v.sheet, v.duty.Department, v.duty.Form, string(v.duty.Subject),
				v.figures, v.rows.First, v.rows.Last)
		}
	}
	return insertVersions.write(ctx, w.tx, values)
}

// enter keeps what the ledger now says of the files.
func (w *writer) enter(ctx context.Context) error {
	var values []any
	for i := range w.rows {
		body, err := w.rows[i].fact(w.sum)
		if err != nil {
			return err
		}
		w.entry++
		values = append(values, w.entry, w.run, entryFile, w.rows[i].file.ID, body)
	}
	return insertEntries.write(ctx, w.tx, values)
}

// apart cuts a batch where a file is in it once more: it is then judged again.
func apart(rows []fileRow) (batches [][]fileRow) {
	seen := map[int64]bool{}
	for from, i := 0, 0; ; i++ {
		if i < len(rows) && !seen[rows[i].file.ID] {
			seen[rows[i].file.ID] = true
			continue
		}
		if from < i {
			batches = append(batches, slices.Clip(rows[from:i]))
		}
		if i == len(rows) {
			return batches
		}
		clear(seen)
		seen[rows[i].file.ID], from = true, i
	}
}
