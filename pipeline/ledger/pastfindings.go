package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"jixiao/rules/finding"
)

// since says by which runs a finding was told: the one that first saw it, the one
// since which it has been open without a break (0 is the first), and the one that
// told it first before it was gone and came back (0 is none).
type since struct{ first, opened, earlier int64 }

// start is the run since which it is open.
func (s since) start() int64 { return cmp.Or(s.opened, s.first) }

// columns are opened and earlier as the ledger has them.
func (s since) columns() (opened, earlier sql.NullInt64) {
	return sql.NullInt64{Int64: s.opened, Valid: s.opened != 0}, sql.NullInt64{Int64: s.earlier, Valid: s.earlier != 0}
}

// pastFindings remembers what is no longer found, and knows it again. Where all is as
// it was, nothing is asked.
type pastFindings struct {
	tx  *sql.Tx
	run int64
}

var putPast = inserting("past_findings", "key, first_run, opened, earlier, run", ` ON CONFLICT (key) DO UPDATE SET
	first_run = excluded.first_run, opened = excluded.opened, earlier = excluded.earlier, run = excluded.run`)

const findPast = `SELECT m.key, m.first_run, coalesce(m.opened, 0), coalesce(m.earlier, 0), m.run, r.ended IS NOT NULL
	FROM past_findings m JOIN runs r ON r.id = m.run WHERE m.key IN `

// gone remembers findings that are no longer found, by their marks.
func (p pastFindings) gone(ctx context.Context, all map[string]since) error {
	var values []any
	for key, s := range all {
		opened, earlier := s.columns()
		values = append(values, key, s.first, opened, earlier, p.run)
	}
	return putPast.write(ctx, p.tx, values)
}

// back says since when findings are told that were not there before: since this
// run, unless nobody was told meanwhile that they were gone.
func (p pastFindings) back(ctx context.Context, marks map[string]bool) (map[string]since, error) {
	out := make(map[string]since, len(marks))
	for key := range marks {
		out[key] = since{first: p.run}
	}
	var known []string
	err := eachAmong(ctx, p.tx, findPast, slices.Sorted(maps.Keys(marks)), func(rows *sql.Rows) error {
		var key string
		var was since
		var run int64
		var ended bool
		if err := rows.Scan(&key, &was.first, &was.opened, &was.earlier, &run, &ended); err != nil {
			return err
		}
		known = append(known, key)
		out[key] = was
		// Somebody was told that it was gone where the run that no longer found it, not
		// this one, came to its end; and had been told of it where a run before had.
		if over, told := run < p.run && ended, was.first < run; over {
			out[key] = since{first: p.run, earlier: was.earlier}
			if told && was.earlier == 0 {
				out[key] = since{first: p.run, earlier: was.start()}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, execAmong(ctx, p.tx, `DELETE FROM past_findings WHERE key IN `, known)
}

// mark names a finding of a file among those that are remembered.
func (k findingKey) mark() string {
	return finding.Digits(32, fmt.Sprint(k.file), k.department, k.code, k.form, k.sheet, k.cell, k.project, k.field, k.value)
}
