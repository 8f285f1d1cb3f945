package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

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

// pastFindings remembers what is no longer found, and knows it again. It is made where
// something is gone or new: where all is as it was, nothing is asked.
type pastFindings struct {
	run             int64
	some            bool // anything was remembered before
	put, find, drop *sql.Stmt
}

const (
	putPast = `INSERT INTO past_findings (key, first_run, opened, earlier, run) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET first_run = excluded.first_run, opened = excluded.opened, earlier = excluded.earlier, run = excluded.run`
	// Somebody was told that it was gone where the run that no longer found it, not
	// this one, came to its end; and had been told of it where a run before had.
	findPast = `SELECT m.first_run, coalesce(m.opened, 0), coalesce(m.earlier, 0),
		m.run < ?2 AND r.ended IS NOT NULL, m.first_run < m.run FROM past_findings m JOIN runs r ON r.id = m.run WHERE m.key = ?1`
	dropPast = `DELETE FROM past_findings WHERE key = ?`
)

func newPastFindings(ctx context.Context, tx *sql.Tx, run int64) (*pastFindings, error) {
	m := &pastFindings{run: run}
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM past_findings)`).Scan(&m.some); err != nil {
		return nil, err
	}
	for to, text := range map[**sql.Stmt]string{&m.put: putPast, &m.find: findPast, &m.drop: dropPast} {
		stmt, err := tx.PrepareContext(ctx, text)
		if err != nil {
			m.close()
			return nil, fmt.Errorf("prepare statement: %w", err)
		}
		*to = stmt
	}
	return m, nil
}

func (m *pastFindings) close() {
	for _, stmt := range []*sql.Stmt{m.put, m.find, m.drop} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
}

// gone remembers a finding that is no longer found.
func (m *pastFindings) gone(ctx context.Context, key string, s since) error {
	m.some = true
	opened, earlier := s.columns()
	_, err := m.put.ExecContext(ctx, key, s.first, opened, earlier, m.run)
	return err
}

// back says since when a finding is told that was not there before: since this
// run, unless nobody was told meanwhile that it was gone.
func (m *pastFindings) back(ctx context.Context, key string) (since, error) {
	fresh := since{first: m.run}
	if !m.some {
		return fresh, nil
	}
	var was since
	var over, told bool
	err := m.find.QueryRowContext(ctx, key, m.run).Scan(&was.first, &was.opened, &was.earlier, &over, &told)
	if errors.Is(err, sql.ErrNoRows) {
		return fresh, nil
	}
	if err != nil {
		return fresh, err
	}
	if _, err := m.drop.ExecContext(ctx, key); err != nil || !over {
		return was, err
	}
	if fresh.earlier = was.earlier; told && fresh.earlier == 0 {
		fresh.earlier = was.start()
	}
	return fresh, nil
}

// mark names a finding of a file among those that are remembered.
func (k findingKey) mark() string {
	return finding.Digits(32, fmt.Sprint(k.file), k.department, k.code, k.form, k.sheet, k.cell, k.project, k.field, k.value)
}
