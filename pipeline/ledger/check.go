package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"modernc.org/sqlite"

	"jixiao/pipeline/ledger/server"
	"jixiao/pipeline/record"
)

// remade are the fields of a fact that judging the file again makes anew.
var remade = []string{"answers", "content", "department", "judged", "kind", "verdict"}

// kept are the fields that nothing makes anew. Where the chain of runs is whole,
// the entry is what they were.
var kept = []string{"arrival", "basis", "hash", "look", "path"}

// Check looks for damage before a run relies on the ledger: whether the database
// is whole, and whether every file, decision and release is what was entered.
// What a sealed entry proves of a file is put right, and the file will be judged
// again from its original, by this run: those are the paths that it returns. Of
// all else the error is ErrDamaged.
//
// Where the file is byte by byte as a session left it that knew all this, nothing
// is read: see SumPath.
//
// The chain of runs is followed where something is to be put right by it; what
// it covers besides decides nothing any more, and Examine tells it.
func (l *Ledger) Check(ctx context.Context) ([]string, error) {
	if l.engine.sound() {
		return nil, nil
	}
	var again []string
	sound := false
	err := l.write(ctx, "check ledger", func(tx *sql.Tx) error {
		e := &Examination{}
		head, err := lastSeal(ctx, tx, math.MaxInt64)
		e.Head.Run = head.run
		for _, check := range []func(context.Context, *sql.Tx) error{l.examineDatabase(e), e.files, e.decisions, e.releases, e.dispatches} {
			err = errors.Join(err, check(ctx, tx))
		}
		if err != nil {
			return damaged(ctx, err)
		}
		sound = len(e.Doubts) == 0
		if again, err = repair(ctx, tx, e.Doubts, head); err != nil {
			return err
		}
		return unpack(ctx, tx)
	})
	l.engine.know(err == nil && sound)
	return again, err
}

// repair puts right what can be, and returns the paths of the files that are to
// be judged again.
func repair(ctx context.Context, tx *sql.Tx, doubts []Doubt, head seal) ([]string, error) {
	var again []string
	for _, d := range doubts {
		path := d.Path
		switch {
		case d.within(remade):
		case d.within(slices.Concat(remade, kept)):
			was, err := proven(ctx, tx, d.File, head)
			if err != nil {
				return nil, err
			}
			if was == nil {
				return nil, d.damage()
			}
			if path, err = was.Path, was.restore(ctx, tx, d.File); err != nil {
				return nil, err
			}
		default:
			return nil, d.damage()
		}
		again = append(again, path)
	}
	return again, forget(ctx, tx, again)
}

// within reports whether a file's record differs in nothing but some fields.
func (d Doubt) within(fields []string) bool {
	return d.Kind == DoubtFileChanged && len(d.Changes) > 0 &&
		!slices.ContainsFunc(d.Changes, func(c Change) bool { return !slices.Contains(fields, c.Field) })
}

func (d Doubt) damage() error {
	return fmt.Errorf("%w: %s %q %q", ErrDamaged, d.Kind, d.Path+d.Detail, d.Changes)
}

// proven is what was last entered of a file, where a seal covers it and the
// chain of seals is whole; nil where it is not.
func proven(ctx context.Context, tx *sql.Tx, file int64, head seal) (*fact, error) {
	chain := &Examination{}
	if err := chain.runs(ctx, tx); err != nil || len(chain.Doubts) > 0 {
		return nil, err
	}
	all, err := lastEntries(ctx, tx)
	if err != nil || all[file].id > head.last {
		return nil, err
	}
	var was fact
	if err := json.Unmarshal([]byte(all[file].body), &was); err != nil {
		return nil, fmt.Errorf("entry of file %d: %w", file, err)
	}
	return &was, nil
}

// restore gives a file back what nothing makes anew.
func (f *fact) restore(ctx context.Context, tx *sql.Tx, id int64) error {
	return changedOne(tx.ExecContext(ctx, `UPDATE files SET path = ?, hash = ?, arrival = ?, basis = ?, look = ? WHERE id = ?`,
		f.Path, f.Hash, f.Arrival, cmp.Or(f.Basis, string(record.ByLook)), f.Look, id))
}

// damaged is what a row means that cannot be read back. What the system or
// SQLite have a word for keeps it.
func damaged(ctx context.Context, err error) error {
	var known *sqlite.Error
	if ctx.Err() != nil || errors.As(err, &known) || server.Said(err) {
		return err
	}
	return fmt.Errorf("%w: %v", ErrDamaged, err)
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
