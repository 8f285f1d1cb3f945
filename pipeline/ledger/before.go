package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"jixiao/pipeline/record"
)

// before is what the ledger says of a file before it is saved.
type before struct {
	verdict  record.Verdict
	seen     fact // what the looks say
	versions map[versionKey]int64
	answers  map[record.Spot]int64
	told     map[findingKey]since // of what is found in it
	// The last numbers of what is there of it; the last of its test versions below zero.
	version, test, answer, finding int64
}

// versionKey is what one version of a file is known by.
type versionKey struct {
	sheet string
	duty  record.Duty
}

const (
	seenFiles      = `SELECT id, verdict, path, arrival, CASE WHEN basis = 'look' THEN '' ELSE basis END, look FROM files WHERE id IN `
	versionsBefore = `SELECT file, id, sheet, department, form, project FROM versions WHERE file IN `
	answersBefore  = `SELECT file, id, sheet, cell FROM answers WHERE file IN `
)

// readBefore reads what there is of all files of a batch.
func (w *writer) readBefore(ctx context.Context) error {
	w.at = make(map[int64]*fileRow, len(w.rows))
	ids := make([]int64, len(w.rows))
	for i := range w.rows {
		row := &w.rows[i]
		w.at[row.file.ID], ids[i] = row, row.file.ID
		row.was = before{}
	}
	err := eachAmong(ctx, w.tx, seenFiles, ids, func(rows *sql.Rows) error {
		var id int64
		var was before
		err := rows.Scan(&id, &was.verdict, &was.seen.Path, &was.seen.Arrival, &was.seen.Basis, &was.seen.Look)
		if err == nil {
			w.at[id].was = was
		}
		return err
	})
	if err != nil {
		return err
	}
	var again, answered []int64
	for _, row := range w.rows {
		if row.was.seen.Look == 0 {
			return fmt.Errorf("file %q: find id %d: %w", row.file.Path, row.file.ID, sql.ErrNoRows)
		}
		if row.again() {
			again = append(again, row.file.ID)
		}
		if row.again() || len(row.answers) > 0 {
			answered = append(answered, row.file.ID)
		}
	}
	if err := w.readVersions(ctx, again); err != nil {
		return err
	}
	if err := w.readAnswers(ctx, answered); err != nil {
		return err
	}
	w.again = again
	return w.readTold(ctx, again)
}

// again reports whether a file was judged before.
func (r *fileRow) again() bool { return r.was.verdict != "" }

func (w *writer) readVersions(ctx context.Context, files []int64) error {
	return eachAmong(ctx, w.tx, versionsBefore, files, func(rows *sql.Rows) error {
		var file, id int64
		var k versionKey
		if err := rows.Scan(&file, &id, &k.sheet, &k.duty.Department, &k.duty.Form, &k.duty.Subject); err != nil {
			return err
		}
		was := &w.at[file].was
		if was.versions == nil {
			was.versions = map[versionKey]int64{}
		}
		was.versions[k] = id
		was.version, was.test = max(was.version, id), max(was.test, -id)
		return nil
	})
}

func (w *writer) readAnswers(ctx context.Context, files []int64) error {
	return eachAmong(ctx, w.tx, answersBefore, files, func(rows *sql.Rows) error {
		var file, id int64
		var at record.Spot
		if err := rows.Scan(&file, &id, &at.Sheet, &at.Cell); err != nil {
			return err
		}
		was := &w.at[file].was
		if was.answers == nil {
			was.answers = map[record.Spot]int64{}
		}
		was.answers[at], was.answer = id, max(was.answer, id)
		return nil
	})
}
