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
		for _, some := range apart(rows) {
			w := &writer{tx: tx, run: run, rows: some, sum: newCanon()}
			if err := w.save(ctx); err != nil {
				return err
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
	versions    []versionRow
	findings    []findingRow
	answers     []answerRow

	was before
}

type submissionRow struct {
	verdict, body string
	packed        []byte
}

func encode(s Saved, room *[]byte) (fileRow, error) {
	row := fileRow{file: s.File}
	row.file.Verdict, row.file.Kind = s.Judgement.Verdict, s.Judgement.Kind
	if row.file.Verdict == "" {
		return row, errors.New("no verdict")
	}
	for _, j := range s.Judgement.Submissions {
		*room = body.Append((*room)[:0], &j.Submission)
		row.submissions = append(row.submissions, submissionRow{string(j.Verdict), string(*room), packed.Append(nil, &j.Submission)})
	}
	row.versions = versionsOf(s.Judgement.Submissions)
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

// unended is a context that ends no statement half way: under one that may, the
// library has a goroutine wait beside each. Whoever has many rows asks between them.
func unended(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
