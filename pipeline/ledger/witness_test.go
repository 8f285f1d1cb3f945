package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// witness reads facts from the ledger, file by file: what was entered is held against it.
type witness struct{ file, submissions, versions, findings, answered, answers *sql.Stmt }

const witnessFile = `SELECT ` + fileFacts + ` FROM files WHERE id = ?`

const witnessSubmissions = `SELECT ` + submissionFacts + ` FROM submissions WHERE file = ? ORDER BY position`

const witnessVersions = `SELECT ` + versionFacts + ` FROM versions WHERE file = ? ORDER BY id`

const witnessAnswered = `SELECT count(*) FROM answers WHERE file = ?`

const witnessAnswers = `SELECT ` + answerFacts + ` FROM answers WHERE file = ? ORDER BY id`

const witnessFindings = `SELECT ` + findingFacts + ` FROM findings WHERE whole = 0 AND file = ? ORDER BY ` + findingFacts

func newWitness(ctx context.Context, tx *sql.Tx) (*witness, error) {
	w := &witness{}
	for to, text := range map[**sql.Stmt]string{
		&w.file: witnessFile, &w.submissions: witnessSubmissions, &w.versions: witnessVersions, &w.findings: witnessFindings,
		&w.answered: witnessAnswered, &w.answers: witnessAnswers,
	} {
		stmt, err := tx.PrepareContext(ctx, text)
		if err != nil {
			w.close()
			return nil, fmt.Errorf("prepare statement: %w", err)
		}
		*to = stmt
	}
	return w, nil
}

func (w *witness) close() {
	for _, stmt := range []*sql.Stmt{w.file, w.submissions, w.versions, w.findings, w.answered, w.answers} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
}

// fact is what the ledger says of a file now; ok is false where there is none.
func (w *witness) fact(ctx context.Context, id int64) (body string, ok bool, err error) {
	var f fact
	err = w.file.QueryRowContext(ctx, id).Scan(&f.Path, &f.Department, &f.Hash, &f.Arrival, &f.Basis, &f.Look, &f.Verdict, &f.Kind, &f.Judged)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	c := newCanon()
	for _, stmt := range []*sql.Stmt{w.submissions, w.versions, w.findings} {
		if err := c.rows(stmt.QueryContext(ctx, id)); err != nil {
			return "", false, err
		}
	}
	f.Content = c.hex()
	if f.Answers, err = w.answersDigest(ctx, id); err != nil {
		return "", false, err
	}
	text, err := json.Marshal(f)
	return string(text), true, err
}

// answersDigest is a digest over what a file answers, "" where that is nothing.
func (w *witness) answersDigest(ctx context.Context, id int64) (string, error) {
	var n int
	if err := w.answered.QueryRowContext(ctx, id).Scan(&n); err != nil || n == 0 {
		return "", err
	}
	c := newCanon()
	err := c.rows(w.answers.QueryContext(ctx, id))
	return c.hex(), err
}
