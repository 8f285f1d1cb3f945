package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
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

// What facts are made of. Findings have no number that means anything: they are put
// in the order of what they say, by us, as no two databases have one order of all texts.
const (
	fileFacts       = `path, department, hash, arrival, CASE WHEN basis = 'look' THEN '' ELSE basis END, look, verdict, kind, judged`
	submissionFacts = `position, verdict, body`
	versionFacts    = `id, position, sheet, department, form, project,
		CASE WHEN first_row = 0 AND last_row = 0 THEN figures ELSE figures || '@' || first_row || ':' || last_row END`
	answerFacts  = `id, sheet, cell, body`
	findingFacts = `department, code, severity, sheet, cell, project, field, body`
)

// campaignWideFact is a digest of what was found over the whole campaign.
func campaignWideFact(ctx context.Context, tx *sql.Tx) (string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT coalesce(file, 0), `+findingFacts+` FROM findings WHERE whole = 1`)
	all, err := collect(rows, err, scanSaid)
	return digestOf(all), err
}

// saidOf is what a finding says, and the file that it is about; 0 is none.
type saidOf struct {
	file int64
	text []string
}

// scanSaid reads a file and findingFacts.
func scanSaid(rows *sql.Rows) (saidOf, error) {
	s := saidOf{text: make([]string, 8)}
	t := s.text
	err := rows.Scan(&s.file, &t[0], &t[1], &t[2], &t[3], &t[4], &t[5], &t[6], &t[7])
	return s, err
}

// digestOf is a digest of what was found over the whole campaign, in whatever order.
func digestOf(all []saidOf) string {
	slices.SortFunc(all, func(a, b saidOf) int { return cmp.Or(cmp.Compare(a.file, b.file), slices.Compare(a.text, b.text)) })
	sum := newCanon()
	for i, s := range all {
		switch {
		case s.file != 0:
			sum.number(s.file)
			sum.texts(s.text...)
		case i == 0:
			sum.absent()
			sum.head(s.text...)
		default:
			sum.absent()
			sum.texts(s.text...)
		}
		sum.end()
	}
	sum.end()
	return sum.hex()
}
