package ledger

import (
	"context"
	"database/sql"
	"errors"
)

// seal is one link of the chain of runs.
type seal struct {
	run      int64
	last     int64 // entry that it covers
	previous string
	hash     string
}

// chainVersion begins what is hashed, so that another way of hashing could be
// told from this one.
const chainVersion = "jixiao chain 1"

// The runs and looks since the sealed run before, those that were cut off and
// those from before there was a chain too, and the entries made since.
const (
	sealedRuns    = `SELECT id, as_of, started, ended, balance FROM runs WHERE id > ? AND id <= ? ORDER BY id`
	sealedLooks   = `SELECT id, run, at, seen FROM looks WHERE run > ? AND run <= ? ORDER BY id`
	sealedEntries = `SELECT id, run, kind, file, body FROM entries WHERE id > ? AND id <= ? ORDER BY id`
)

// hashOf is the hash of a run that follows a sealed one: over that one's hash
// and all that was recorded since. What a cut-off run recorded belongs to the
// run that completes it.
func hashOf(ctx context.Context, tx *sql.Tx, before, s seal) (string, error) {
	c := newCanon()
	c.text([]byte(chainVersion))
	c.text([]byte(before.hash))
	if err := c.query(ctx, tx, sealedRuns, before.run, s.run); err != nil {
		return "", err
	}
	if err := c.query(ctx, tx, sealedLooks, before.run, s.run); err != nil {
		return "", err
	}
	err := c.query(ctx, tx, sealedEntries, before.last, s.last)
	return c.hex(), err
}

// sealRun closes the chain over a run whose row and entries are complete.
func sealRun(ctx context.Context, tx *sql.Tx, run int64) error {
	whole, err := campaignWideFact(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertEntry, run, entryCampaignWide, 0, whole); err != nil {
		return err
	}
	before, err := lastSeal(ctx, tx, run)
	if err != nil {
		return err
	}
	s := seal{run: run, previous: before.hash}
	if err := tx.QueryRowContext(ctx, `SELECT max(id) FROM entries`).Scan(&s.last); err != nil {
		return err
	}
	if s.hash, err = hashOf(ctx, tx, before, s); err != nil {
		return err
	}
	return changedOne(tx.ExecContext(ctx, `UPDATE runs SET sealed = ?, previous = ?, hash = ? WHERE id = ?`,
		s.last, s.previous, s.hash, run))
}

// lastSeal is the last link before a run; the zero seal before the first.
func lastSeal(ctx context.Context, tx *sql.Tx, run int64) (seal, error) {
	var s seal
	err := tx.QueryRowContext(ctx, `SELECT id, sealed, previous, hash FROM runs
		WHERE id < ? AND hash IS NOT NULL ORDER BY id DESC LIMIT 1`, run).Scan(&s.run, &s.last, &s.previous, &s.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return seal{}, nil
	}
	return s, err
}

// Seal is the hash of a finished run, "" where it has none. Whoever writes it
// down can prove later that the ledger still holds the run as it was.
func (l *Ledger) Seal(ctx context.Context, run int64) (string, error) {
	var hash sql.NullString
	err := l.read(ctx, "read seal", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT hash FROM runs WHERE id = ?`, run).Scan(&hash)
	})
	return hash.String, err
}
