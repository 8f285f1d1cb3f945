package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"jixiao/pipeline/record"
)

// campaignWide is what was found over the whole campaign, on its way into the
// ledger: rows that say it already stay, and the others go.
type campaignWide struct {
	rows []campaignRow
	said map[findingRow]int   // by what they say: one of rows that has no row yet, counted from 1
	seen map[findingKey]int64 // the runs that first saw what was found before
	gone []int64              // rows that say something else
}

// campaignRow is a finding with the row that says it already, 0 where none does.
type campaignRow struct {
	findingRow
	id, first int64
	next      int // another one that says the same, 0 where there is none
}

// replaceCampaignWide makes what was found over the whole campaign that which a
// run found. It returns the digest of it all, and each finding with the run that
// first saw it.
func replaceCampaignWide(ctx context.Context, tx *sql.Tx, run int64, issues []record.Issue) (string, []record.Issue, error) {
	c := &campaignWide{said: map[findingRow]int{}, seen: map[findingKey]int64{}}
	if err := c.encode(issues); err != nil {
		return "", nil, err
	}
	if err := c.find(ctx, tx); err != nil {
		return "", nil, err
	}
	stand := slices.Clone(issues)
	for i := range c.rows {
		stand[i].CampaignWide, stand[i].FirstRun = true, cmp.Or(c.seen[c.rows[i].key], run)
	}
	return c.digest(), stand, c.write(ctx, tx, stand)
}

func (c *campaignWide) encode(issues []record.Issue) error {
	c.rows = make([]campaignRow, len(issues))
	for i, issue := range issues {
		row, err := encodeFinding(issue.Finding)
		if err != nil {
			return fmt.Errorf("finding %s: %w", issue.Code, err)
		}
		row.key.file, row.key.department = issue.FileID, issue.Department
		c.rows[i] = campaignRow{findingRow: row, next: c.said[row.columns()]}
		c.said[row.columns()] = i + 1
	}
	return nil
}

// columns are what the ledger has of a finding in columns of its own, and its body.
func (r findingRow) columns() findingRow {
	r.key.form, r.key.value = "", ""
	return r
}

// find looks which rows say what was found.
func (c *campaignWide) find(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT id, first_run, coalesce(file, 0), department, code, severity, sheet, cell, project, field, body
		FROM findings WHERE whole = 1`)
	return each(rows, err, func(rows *sql.Rows) error {
		var id, first int64
		var r findingRow
		k := &r.key
		if err := rows.Scan(&id, &first, &k.file, &k.department, &k.code, &r.severity, &k.sheet, &k.cell, &k.project, &k.field, &r.body); err != nil {
			return err
		}
		if i := c.said[r]; i > 0 {
			row := &c.rows[i-1]
			row.id, row.first, c.said[r] = id, first, row.next
			r.key = row.key
		} else {
			c.gone = append(c.gone, id)
			r.complete()
		}
		if earlier, ok := c.seen[r.key]; !ok || first < earlier {
			c.seen[r.key] = first
		}
		return nil
	})
}

// complete reads from a body what of the key has no column. Of one that is no
// JSON nothing is known.
func (r *findingRow) complete() {
	var said struct{ Form, Value string }
	if json.Unmarshal([]byte(r.body), &said) != nil {
		return
	}
	r.key.form = said.Form
	if r.key.cell == "" && r.key.field != "" {
		r.key.value = said.Value
	}
}

// write writes what is other than before.
func (c *campaignWide) write(ctx context.Context, tx *sql.Tx, stand []record.Issue) error {
	for _, id := range c.gone {
		if _, err := tx.ExecContext(ctx, `DELETE FROM findings WHERE id = ?`, id); err != nil {
			return err
		}
	}
	insert, err := tx.PrepareContext(ctx, insertFinding)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }()
	for i, row := range c.rows {
		first := stand[i].FirstRun
		switch {
		case row.id == 0:
			_, err = insert.ExecContext(ctx, row.values(1, first)...)
		case row.first != first:
			_, err = tx.ExecContext(ctx, `UPDATE findings SET first_run = ? WHERE id = ?`, first, row.id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// digest is what campaignWideFact reads back of it.
func (c *campaignWide) digest() string {
	type said struct {
		file int64
		text []string
	}
	all := make([]said, len(c.rows))
	for i, r := range c.rows {
		all[i] = said{r.key.file, r.said()}
	}
	slices.SortFunc(all, func(a, b said) int { return cmp.Or(cmp.Compare(a.file, b.file), slices.Compare(a.text, b.text)) })
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
