package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// carried are the tables of a ledger, each after those that it points at.
var carried = []string{"runs", "looks", "files", "submissions", "packed", "versions", "findings", "past_findings", "entries",
	"decisions", "pages", "answers", "tellings", "told", "releases", "unknown", "dispatches", "delivered", "rule_counts"}

// carry copies all rows of a ledger, as of one moment, into another one that holds
// none, or none once it is made empty: all of them or none.
func carry(ctx context.Context, from, to *sql.DB, empty func(context.Context, *sql.Tx) error) error {
	read, err := from.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = read.Rollback() }()
	return write(ctx, to, func(tx *sql.Tx) error {
		if err := empty(ctx, tx); err != nil {
			return fmt.Errorf("remove earlier rows: %w", err)
		}
		for _, table := range carried {
			if err := carryTable(ctx, read, tx, table); err != nil {
				return fmt.Errorf("carry %s: %w", table, err)
			}
		}
		return nil
	})
}

func carryTable(ctx context.Context, read, tx *sql.Tx, table string) error {
	rows, err := read.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == campaignColumn })
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	insert := inserting(table, strings.Join(own, ", "), "")
	var all []any
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, name := range names {
			if name != campaignColumn {
				all = append(all, values[i])
			}
		}
		if len(all) == rowsTogether*len(own) {
			if err := insert.write(ctx, tx, all); err != nil {
				return err
			}
			all = all[:0]
		}
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		return err
	}
	return insert.write(ctx, tx, all)
}

// campaignColumn says on a server whose a row is. A session fills it in by itself.
const campaignColumn = "campaign"

// alreadyEmpty is for a ledger that was made a moment ago.
func alreadyEmpty(context.Context, *sql.Tx) error { return nil }

// empty removes all rows of the campaign. Some go only with the campaign itself; the
// list of workers has it as before.
func (r *remote) empty(ctx context.Context, tx *sql.Tx) error {
	var name, settings, seen string
	var due, asOf, looked sql.NullTime
	var job sql.NullInt64
	row := tx.QueryRowContext(ctx, `SELECT name, settings, due, as_of, job, seen, looked FROM campaigns WHERE id = ? FOR UPDATE`, r.campaign)
	if err := row.Scan(&name, &settings, &due, &asOf, &job, &seen, &looked); err != nil {
		return err
	}
	if err := changedOne(tx.ExecContext(ctx, `DELETE FROM campaigns WHERE id = ?`, r.campaign)); err != nil {
		return err
	}
	return changedOne(tx.ExecContext(ctx, `INSERT INTO campaigns (id, name, settings, due, as_of, job, seen, looked) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		r.campaign, name, settings, due, asOf, job, seen, looked))
}
