package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/record"
)

// campaignWide is what was found over the whole campaign, on its way into the
// ledger: rows that say it already stay, and the others go.
type campaignWide struct {
	rows []campaignRow
	said map[findingRow]int   // by what they say: one of rows that has no row yet, counted from 1
	seen map[findingKey]since // since when what was found before is told
	gone []int64              // rows that say something else
	// tests are the test filings: what was told of one was told of no other file.
	tests map[int64]bool
}

// campaignRow is a finding with the id of the row that says it already, 0 where none does.
type campaignRow struct {
	findingRow     // told as that row says
	next       int // another one that says the same, 0 where there is none
}

// replaceCampaignWide makes what was found over the whole campaign that which a
// run found. It returns the digest of it all, and each finding with the run that
// first saw it.
func replaceCampaignWide(ctx context.Context, tx *sql.Tx, run int64, issues []record.Issue) (string, []record.Issue, error) {
	c := &campaignWide{said: make(map[findingRow]int, len(issues)), seen: make(map[findingKey]since, len(issues))}
	if err := c.encode(issues); err != nil {
		return "", nil, err
	}
	if err := c.find(ctx, tx); err != nil {
		return "", nil, err
	}
	told, err := c.date(ctx, tx, run)
	if err != nil {
		return "", nil, err
	}
	var digest string
	sidebyside.Together(func() { err = c.write(ctx, tx, told) }, func() { digest = c.digest() })
	stand := slices.Clone(issues)
	for i, s := range told {
		stand[i].CampaignWide, stand[i].FirstRun, stand[i].OpenedRun, stand[i].EarlierRun = true, s.first, s.opened, s.earlier
	}
	return digest, stand, err
}

func (c *campaignWide) encode(issues []record.Issue) error {
	c.rows = make([]campaignRow, len(issues))
	faults := make([]error, len(issues))
	sidebyside.OnAllCores(len(issues), func(i int) {
		row := &c.rows[i].findingRow
		*row, faults[i] = encodeFinding(issues[i].Finding)
		row.key.file, row.key.department = issues[i].FileID, issues[i].Department
	})
	for i := range c.rows {
		if faults[i] != nil {
			return fmt.Errorf("finding %s: %w", issues[i].Code, faults[i])
		}
		said := c.rows[i].columns()
		c.rows[i].next, c.said[said] = c.said[said], i+1
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
	rows, err := tx.QueryContext(ctx, `SELECT id, first_run, coalesce(opened, 0), coalesce(earlier, 0), coalesce(file, 0), department, code, severity, sheet, cell, project, field, body
		FROM findings WHERE whole = 1`)
	return eachBeside(rows, err, scanCampaignRow, func(r *campaignRow) {
		said := r.columns()
		said.id, said.told = 0, since{}
		if i := c.said[said]; i > 0 {
			row := &c.rows[i-1]
			row.id, row.told, c.said[said] = r.id, r.told, row.next
			r.key = row.key
		} else {
			c.gone = append(c.gone, r.id)
			r.complete()
		}
		if before, ok := c.seen[r.key]; !ok || r.told.first < before.first {
			c.seen[r.key] = r.told
		}
	})
}

func scanCampaignRow(rows *sql.Rows, r *campaignRow) error {
	*r = campaignRow{}
	k := &r.key
	return rows.Scan(&r.id, &r.told.first, &r.told.opened, &r.told.earlier, &k.file, &k.department, &k.code, &r.severity, &k.sheet, &k.cell, &k.project, &k.field, &r.body)
}

// date says since when each finding is told, and remembers what is no longer found.
// One that was found before about an earlier file was never gone.
func (c *campaignWide) date(ctx context.Context, tx *sql.Tx, run int64) ([]since, error) {
	told, fresh := make([]since, len(c.rows)), false
	for i, row := range c.rows {
		told[i] = c.seen[row.key]
		fresh = fresh || told[i].first == 0
	}
	if !fresh && len(c.gone) == 0 {
		return told, nil
	}
	var err error
	if c.tests, err = testFilings(ctx, tx); err != nil {
		return nil, err
	}
	before := c.before()
	past, asked := pastFindings{tx, run}, map[string]bool{} // what is there again may be about several files
	for i, row := range c.rows {
		if told[i].first != 0 {
			continue
		}
		key := c.anywhere(row.key)
		if was, ok := before[key]; ok {
			told[i] = since{first: run, opened: was.start(), earlier: was.earlier}
		} else {
			asked[key.mark()] = true
		}
	}
	back, err := past.back(ctx, asked)
	if err != nil {
		return nil, err
	}
	for i, row := range c.rows {
		if told[i].first == 0 {
			told[i] = back[c.anywhere(row.key).mark()]
		}
	}
	return told, past.gone(ctx, c.noLonger(before))
}

// testFilings are the files that are only tested.
func testFilings(ctx context.Context, tx *sql.Tx) (map[int64]bool, error) {
	all := map[int64]bool{}
	rows, err := tx.QueryContext(ctx, `SELECT id, path FROM files WHERE path LIKE '%试%'`)
	return all, each(rows, err, func(rows *sql.Rows) error {
		var f record.File
		if err := rows.Scan(&f.ID, &f.Path); err != nil {
			return err
		}
		if f.Test() {
			all[f.ID] = true
		}
		return nil
	})
}

// anywhere is the key of a finding without the file that it is about: a newer one
// may have it too.
func (c *campaignWide) anywhere(k findingKey) findingKey {
	if !c.tests[k.file] {
		k.file = 0
	}
	return k
}

// before says since when what was found before is told, whatever file it is about.
func (c *campaignWide) before() map[findingKey]since {
	out := make(map[findingKey]since, len(c.seen))
	for key, s := range c.seen {
		key = c.anywhere(key)
		if is, ok := out[key]; !ok || cmp.Or(cmp.Compare(s.start(), is.start()), cmp.Compare(s.earlier, is.earlier)) < 0 {
			out[key] = s
		}
	}
	return out
}

// noLonger is what was found before and is not found now, by marks.
func (c *campaignWide) noLonger(before map[findingKey]since) map[string]since {
	found := make(map[findingKey]bool, len(c.rows))
	for _, row := range c.rows {
		found[c.anywhere(row.key)] = true
	}
	gone := map[string]since{}
	for key, was := range before {
		if !found[key] {
			gone[key.mark()] = was
		}
	}
	return gone
}

var updateFindings = updating("findings", `first_run = new.column2, opened = new.column3, earlier = new.column4`, "BIGINT", "BIGINT", "BIGINT", "BIGINT")

// write writes what is other than before.
func (c *campaignWide) write(ctx context.Context, tx *sql.Tx, told []since) error {
	if err := execAmong(ctx, tx, `DELETE FROM findings WHERE id IN `, c.gone); err != nil {
		return err
	}
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM findings`).Scan(&last); err != nil {
		return err
	}
	var fresh, changed []any
	for i, row := range c.rows {
		switch s := told[i]; {
		case row.id == 0:
			last++
			row.findingRow.id = last
			fresh = append(fresh, row.values(1, s)...)
		case row.told != s:
			opened, earlier := s.columns()
			changed = append(changed, row.id, s.first, opened, earlier)
		}
	}
	if err := insertFindings.write(ctx, tx, fresh); err != nil {
		return err
	}
	return updateFindings.write(ctx, tx, changed)
}

// digest is what campaignWideFact reads back of it.
func (c *campaignWide) digest() string {
	all := make([]saidOf, len(c.rows))
	for i, r := range c.rows {
		all[i] = saidOf{r.key.file, r.said()}
	}
	return digestOf(all)
}
