package ledger

import (
	"context"
	"database/sql"
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

const campaignWideFacts = `SELECT file, ` + findingFacts + ` FROM findings WHERE whole = 1 ORDER BY file NULLS FIRST, ` + findingFacts

// campaignWideFact is a digest of what was found over the whole campaign.
func campaignWideFact(ctx context.Context, tx *sql.Tx) (string, error) {
	c := newCanon()
	err := c.query(ctx, tx, campaignWideFacts)
	return c.hex(), err
}
