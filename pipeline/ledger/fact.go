package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// fact is what the ledger says of one file, as entries keep it: everything
// that must not change until the file is judged again. Left out are its size
// and change time, which a copy or a restored share may change, whether it is
// gone, and which run first saw a finding.
//
// A field that is added must be left out where it is empty, and what goes into
// Content stays as it is, so that older entries stay what they are.
type fact struct {
	Path       string `json:"path"`
	Department string `json:"department"`
	Hash       string `json:"hash"`
	Arrival    string `json:"arrival"`
	Basis      string `json:"basis,omitempty"` // empty: the look
	Look       int64  `json:"look"`
	Verdict    string `json:"verdict"`
	Kind       string `json:"kind"`
	Judged     string `json:"judged"`
	// Content is a digest over submissions, versions and findings.
	Content string `json:"content"`
	// Answers is a digest over what the file answers to findings.
	Answers string `json:"answers,omitempty"` // empty: nothing
}

// witness reads facts from the ledger.
type witness struct{ file, submissions, versions, findings, answered, answers *sql.Stmt }

// What facts are made of. Findings have no number that means anything: they are
// read in the order of what they say.
const (
	fileFacts       = `path, department, hash, arrival, CASE WHEN basis = 'look' THEN '' ELSE basis END, look, verdict, kind, judged`
	submissionFacts = `position, verdict, body`
	versionFacts    = `id, position, sheet, department, form, project,
		CASE WHEN first_row = 0 AND last_row = 0 THEN figures ELSE figures || '@' || first_row || ':' || last_row END`
	answerFacts  = `id, sheet, cell, body`
	findingFacts = `department, code, severity, sheet, cell, project, field, body`
)

const witnessFile = `SELECT ` + fileFacts + ` FROM files WHERE id = ?`

const witnessSubmissions = `SELECT ` + submissionFacts + ` FROM submissions WHERE file = ? ORDER BY position`

const witnessVersions = `SELECT ` + versionFacts + ` FROM versions WHERE file = ? ORDER BY id`

const witnessAnswered = `SELECT count(*) FROM answers WHERE file = ?`

const witnessAnswers = `SELECT ` + answerFacts + ` FROM answers WHERE file = ? ORDER BY id`

const witnessFindings = `SELECT ` + findingFacts + ` FROM findings WHERE whole = 0 AND file = ? ORDER BY ` + findingFacts

const campaignWideFacts = `SELECT file, ` + findingFacts + ` FROM findings WHERE whole = 1 ORDER BY file NULLS FIRST, ` + findingFacts

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

// campaignWideFact is a digest of what was found over the whole campaign.
func campaignWideFact(ctx context.Context, tx *sql.Tx) (string, error) {
	c := newCanon()
	err := c.query(ctx, tx, campaignWideFacts)
	return c.hex(), err
}
