package ledger

import (
	"encoding/json"
	"fmt"
	"slices"

	"jixiao/pipeline/record"
)

// writtenFact is the fact of a file of which nothing was recorded before: made of
// what was just written, in the order in which a witness would read it back. ok
// is false where that order is for the database to say.
func (w *writer) writtenFact(row fileRow, seen fact, versions []int64) (body string, ok bool, err error) {
	if row.file.Test() || len(row.answers) > 0 || row.repeats() {
		return "", false, nil
	}
	f := row.file
	seen.Department, seen.Hash, seen.Kind, seen.Verdict, seen.Judged = f.Department, f.Hash, f.Kind, string(f.Verdict), f.Judged
	seen.Content = row.content(w.sum, versions)
	text, err := json.Marshal(seen)
	return string(text), true, err
}

// repeats reports whether a file names one duty twice on a sheet: that is one
// version.
func (r fileRow) repeats() bool {
	type version struct {
		sheet string
		duty  record.Duty
	}
	seen := map[version]bool{}
	for _, s := range r.submissions {
		for _, v := range s.versions {
			one := version{s.sheet, v.duty}
			if seen[one] {
				return true
			}
			seen[one] = true
		}
	}
	return false
}

// content is the digest over submissions, versions and findings of a file, given
// the ids that its versions got.
func (r fileRow) content(c *canon, ids []int64) string {
	c.reset()
	for i, s := range r.submissions {
		c.number(int64(i))
		c.text(s.verdict)
		c.text(s.body)
		c.end()
	}
	c.end()
	for i, s := range r.submissions {
		for _, v := range s.versions {
			c.number(ids[0])
			c.number(int64(i))
			c.texts(s.sheet, v.duty.Department, v.duty.Form, string(v.duty.Subject), s.said(v))
			c.end()
			ids = ids[1:]
		}
	}
	c.end()
	c.findings(r.findings)
	return c.hex()
}

// said are the figures of a version, with its rows where it shares its sheet.
func (s submissionRow) said(v versionRow) string {
	if s.rows == (record.Rows{}) {
		return v.figures
	}
	return fmt.Sprintf("%s@%d:%d", v.figures, s.rows.First, s.rows.Last)
}

// findings writes what was found in a file.
func (c *canon) findings(rows []findingRow) {
	said := make([][]string, len(rows))
	for i, r := range rows {
		said[i] = r.said()
	}
	slices.SortFunc(said, slices.Compare[[]string])
	for i, columns := range said {
		if i == 0 {
			c.head(columns...)
		} else {
			c.texts(columns...)
		}
		c.end()
	}
	c.end()
}

// said is the finding as entries keep it: findingFacts.
func (r findingRow) said() []string {
	k := r.key
	return []string{k.department, k.code, r.severity, k.sheet, k.cell, k.project, k.field, r.body}
}
