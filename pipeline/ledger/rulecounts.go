package ledger

import (
	"context"
	"database/sql"
	"errors"
)

// RuleCounts is what came of the section's own rules as it was kept last, "" where
// that was counted over something else than the basis names.
func (l *Ledger) RuleCounts(ctx context.Context, basis string) (body string, err error) {
	err = l.readRuleCounts(ctx, &body, `SELECT body FROM rule_counts WHERE basis = ?`, basis)
	return body, err
}

// SheetCounts is what came of them on each sheet, as it was kept last, whatever the
// basis of that was.
func (l *Ledger) SheetCounts(ctx context.Context) (sheets []byte, err error) {
	err = l.readRuleCounts(ctx, &sheets, `SELECT sheets FROM rule_counts`)
	return sheets, err
}

func (l *Ledger) readRuleCounts(ctx context.Context, into any, query string, args ...any) error {
	return l.read(ctx, "read counts of rules", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, query, args...).Scan(into)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
}

// KeepRuleCounts keeps both: the one for as long as the basis is the same.
func (l *Ledger) KeepRuleCounts(ctx context.Context, basis, body string, sheets []byte) error {
	return l.write(ctx, "keep counts of rules", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO rule_counts (id, basis, body, sheets) VALUES (1, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET basis = excluded.basis, body = excluded.body, sheets = excluded.sheets`, basis, body, sheets)
		return err
	})
}
