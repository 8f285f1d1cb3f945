package ledger

import (
	"cmp"
	"encoding/json"
	"slices"
)

// fact is what the ledger says of a file that was just saved: made of what was
// written, byte for byte as it would be read back.
func (r *fileRow) fact(c *canon) (string, error) {
	f, now := r.file, r.was.seen
	now.Department, now.Hash, now.Kind, now.Verdict, now.Judged = f.Department, f.Hash, f.Kind, string(f.Verdict), f.Judged
	now.Content, now.Answers = r.content(c), r.answersDigest(c)
	text, err := json.Marshal(now)
	return string(text), err
}

// content is the digest over submissions, versions and findings of a file.
func (r *fileRow) content(c *canon) string {
	c.reset()
	for i, s := range r.submissions {
		c.number(int64(i))
		c.texts(s.verdict, s.body)
		c.end()
	}
	c.end()
	for _, v := range slices.SortedFunc(slices.Values(r.versions), func(a, b versionRow) int { return cmp.Compare(a.id, b.id) }) {
		c.number(v.id)
		c.number(int64(v.position))
		c.texts(v.sheet, v.duty.Department, v.duty.Form, string(v.duty.Subject), v.said())
		c.end()
	}
	c.end()
	c.findings(r.findings)
	return c.hex()
}

// answersDigest is a digest over what a file answers, "" where that is nothing.
func (r *fileRow) answersDigest(c *canon) string {
	if len(r.answers) == 0 {
		return ""
	}
	c.reset()
	for _, a := range slices.SortedFunc(slices.Values(r.answers), func(a, b answerRow) int { return cmp.Compare(a.id, b.id) }) {
		c.number(a.id)
		c.texts(a.place.Sheet, a.place.Cell, a.body)
		c.end()
	}
	c.end()
	return c.hex()
}

// findings writes what was found in a file.
func (c *canon) findings(rows []findingRow) {
	said := make([][]string, len(rows))
	for i, r := range rows {
		said[i] = r.said()
	}
	c.found(said)
}

// found writes what findings of a file say, in whatever order.
func (c *canon) found(said [][]string) {
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
