package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"jixiao/pipeline/record"
)

// Decide adds a decision of the section, and replaces what was found over the
// whole campaign by what is found with it: both or neither.
func (l *Ledger) Decide(ctx context.Context, d record.Decision, run int64, found []record.Issue) error {
	return l.write(ctx, fmt.Sprintf("record decision %s", d.Kind), func(tx *sql.Tx) error {
		var at any
		if !d.At.IsZero() {
			at = stamp(d.At)
		}
		t := d.Target
		if _, err := tx.ExecContext(ctx, `INSERT INTO decisions (kind, undo, file, sheet, form, project, at, as_of, made, by, why)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(d.Kind), d.Undo, t.File, t.Sheet, t.Form, t.Project,
			at, stamp(d.AsOf), stamp(d.Made), d.By, d.Why); err != nil {
			return err
		}
		return replaceWhole(ctx, tx, run, found)
	})
}

func readDecisions(ctx context.Context, tx *sql.Tx) ([]record.Decision, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, kind, undo, file, sheet, form, project, at, as_of, made, by, why
		FROM decisions ORDER BY id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Decision, error) {
		var d record.Decision
		var at, asOf, made moment
		t := &d.Target
		err := rows.Scan(&d.ID, &d.Kind, &d.Undo, &t.File, &t.Sheet, &t.Form, &t.Project, &at, &asOf, &made, &d.By, &d.Why)
		d.At, d.AsOf, d.Made = at.Time, asOf.Time, made.Time
		return d, err
	})
}
