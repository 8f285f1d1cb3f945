package ledger

import (
	"context"
	"database/sql"
	"errors"
)

// RuleCounts is what came of the section's own rules as it was kept last, "" where
// that was counted over something else than the basis names.
func (l *Ledger) RuleCounts(ctx context.Context, basis string) (body string, err error) {
	err = l.read(ctx, "read counts of rules", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT body FROM rule_counts WHERE basis = ?`, basis).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return body, err
}

// KeepRuleCounts keeps it for as long as the basis is the same.
func (l *Ledger) KeepRuleCounts(ctx context.Context, basis, body string) error {
	return l.write(ctx, "keep counts of rules", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO rule_counts (id, basis, body) VALUES (1, ?, ?)
			ON CONFLICT (id) DO UPDATE SET basis = excluded.basis, body = excluded.body`, basis, body)
		return err
	})
}
