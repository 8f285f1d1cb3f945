package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"jixiao/pipeline/ledger/body"
	"jixiao/pipeline/record"
	"jixiao/rules/form/packed"
)

// Saved is one file with what was made of it. Of the file, the ledger takes
// what receiving and judging found out: department, hash and the fingerprint
// of the campaign (Judged). Verdict and kind come from the judgement; path,
// times and arrival are the look's and stay.
type Saved struct {
	File      record.File
	Judgement record.Judgement
}

// SaveFiles records a batch of files that a run received or judged again, all
// of them or none: one call is one transaction, for about a hundred small
// files. The copy in the archive must be durable before.
//
// A file that is judged again keeps its id, arrival, receiving run and version
// ids, and every finding that is made again keeps the run that first saw it.
func (l *Ledger) SaveFiles(ctx context.Context, run int64, batch []Saved) error {
	rows := make([]fileRow, len(batch))
	var room []byte // for one body after the other
	for i, s := range batch {
		row, err := encode(s, &room)
		if err != nil {
			return fmt.Errorf("save file %q: %w", s.File.Path, err)
		}
		rows[i] = row
	}
	return l.write(ctx, "save files", func(tx *sql.Tx) error {
		w, err := newWriter(ctx, tx, run)
		if err != nil {
			return err
		}
		defer w.close()
		for _, row := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.save(unended(ctx), row); err != nil {
				return fmt.Errorf("file %q: %w", row.file.Path, err)
			}
		}
		return nil
	})
}

// fileRow is a file made ready for writing, so that the write lock is not held
// while JSON is made.
type fileRow struct {
	file        record.File
	submissions []submissionRow
	findings    []findingRow
	answers     []answerRow
}

type submissionRow struct {
	sheet, verdict, body string
	packed               []byte
	rows                 record.Rows
	versions             []versionRow
}

type versionRow struct {
	duty    record.Duty
	figures string
}

func versionsOf(j record.Judged) []versionRow {
	var rows []versionRow
	figures := record.FiguresOf(&j.Submission)
	for _, d := range j.Duties {
		rows = append(rows, versionRow{d, figures(d)})
	}
	return rows
}

func encode(s Saved, room *[]byte) (fileRow, error) {
	row := fileRow{file: s.File}
	row.file.Verdict, row.file.Kind = s.Judgement.Verdict, s.Judgement.Kind
	if row.file.Verdict == "" {
		return row, errors.New("no verdict")
	}
	for _, j := range s.Judgement.Submissions {
		*room = body.Append((*room)[:0], &j.Submission)
		row.submissions = append(row.submissions, submissionRow{sheet: j.Sheet, verdict: string(j.Verdict),
			body: string(*room), packed: packed.Append(nil, &j.Submission), rows: record.RowsOf(&j.Submission), versions: versionsOf(j)})
	}
	for _, f := range s.Judgement.Findings {
		one, err := encodeFinding(f)
		if err != nil {
			return row, err
		}
		row.findings = append(row.findings, one)
	}
	var err error
	row.answers, err = encodeAnswers(s.Judgement.Answers)
	return row, err
}

// save writes one file, over what may be there from an earlier judgement, and
// enters it into the chain.
func (w *writer) save(ctx context.Context, row fileRow) error {
	id := row.file.ID
	var before record.Verdict
	var seen fact
	if err := w.seen.QueryRowContext(ctx, id).Scan(&before, &seen.Path, &seen.Arrival, &seen.Basis, &seen.Look); err != nil {
		return fmt.Errorf("find id %d: %w", id, err)
	}
	if err := w.saveFile(ctx, row.file); err != nil {
		return err
	}
	if before != "" || len(row.answers) > 0 {
		if err := w.saveAnswers(ctx, id, row.answers); err != nil {
			return err
		}
	}
	if before == "" {
		return w.saveNew(ctx, row, seen)
	}
	if err := w.replaceSubmissions(ctx, id, row.file.Test(), row.submissions); err != nil {
		return err
	}
	if err := w.replaceFindings(ctx, id, row.findings); err != nil {
		return err
	}
	return w.enter(ctx, id)
}

// saveNew writes what was made of a file that is judged for the first time.
func (w *writer) saveNew(ctx context.Context, row fileRow, seen fact) error {
	id := row.file.ID
	versions, err := w.saveSubmissions(ctx, id, row.file.Test(), row.submissions)
	if err != nil {
		return err
	}
	if err := w.saveFindings(ctx, id, row.findings, nil); err != nil {
		return err
	}
	body, ok, err := w.writtenFact(row, seen, versions)
	if err != nil {
		return err
	}
	if !ok {
		return w.enter(ctx, id)
	}
	_, err = w.entry.ExecContext(ctx, w.run, entryFile, id, body)
	return err
}

func (w *writer) saveFile(ctx context.Context, f record.File) error {
	return changedOne(w.file.ExecContext(ctx,
		w.run, f.Department, f.Hash, f.Kind, string(f.Verdict), f.Judged, f.ID))
}

// unended is a context that ends no statement half way: under one that may, the
// library has a goroutine wait beside each. Whoever has many rows asks between them.
func unended(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
