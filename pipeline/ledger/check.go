package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"

	"modernc.org/sqlite"
)

// remade are the fields of a fact that judging the file again makes anew.
var remade = []string{"answers", "content", "department", "judged", "kind", "verdict"}

// Check looks for damage before a run relies on the ledger: whether the database
// is whole, and whether every file, decision and release is what was entered. What can be
// judged again from its original will be, by this run: those are the paths that
// it returns. Of all else the error is ErrDamaged.
//
// The chain of runs is not followed: what it covers besides decides nothing any
// more, and Examine tells it.
func (l *Ledger) Check(ctx context.Context) ([]string, error) {
	var again []string
	err := l.write(ctx, "check ledger", func(tx *sql.Tx) error {
		e := &Examination{}
		head, err := lastSeal(ctx, tx, math.MaxInt64)
		e.Head.Run = head.run
		for _, check := range []func(context.Context, *sql.Tx) error{e.database, e.files, e.decisions, e.releases} {
			err = errors.Join(err, check(ctx, tx))
		}
		if err != nil {
			return damaged(ctx, err)
		}
		for _, d := range e.Doubts {
			if !d.remade() {
				return fmt.Errorf("%w: %s %q %q", ErrDamaged, d.Kind, d.Path+d.Detail, d.Changes)
			}
			again = append(again, d.Path)
		}
		return forget(ctx, tx, again)
	})
	return again, err
}

// damaged is what a row means that cannot be read back. What the system or
// SQLite have a word for keeps it.
func damaged(ctx context.Context, err error) error {
	var known *sqlite.Error
	if ctx.Err() != nil || errors.As(err, &known) {
		return err
	}
	return fmt.Errorf("%w: %v", ErrDamaged, err)
}

// remade reports whether all that is in doubt is made anew when the file is
// judged again.
func (d Doubt) remade() bool {
	return d.Kind == DoubtFileChanged && len(d.Changes) > 0 &&
		!slices.ContainsFunc(d.Changes, func(c Change) bool { return !slices.Contains(remade, c.Field) })
}

// forget makes files stale.
func forget(ctx context.Context, tx *sql.Tx, paths []string) error {
	for _, path := range paths {
		if _, err := tx.ExecContext(ctx, `UPDATE files SET judged = '' WHERE path = ? AND verdict <> ''`, path); err != nil {
			return err
		}
	}
	return nil
}
