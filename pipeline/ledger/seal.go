package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
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
	c.text(chainVersion)
	c.text(before.hash)
	if err := c.query(ctx, tx, sealedRuns, before.run, s.run); err != nil {
		return "", err
	}
	if err := c.query(ctx, tx, sealedLooks, before.run, s.run); err != nil {
		return "", err
	}
	err := c.query(ctx, tx, sealedEntries, before.last, s.last)
	return c.hex(), err
}

// sealRun closes the chain over a run whose row and entries are complete, but for
// the digest of what it found over the whole campaign.
func sealRun(ctx context.Context, tx *sql.Tx, run int64, whole string) error {
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

// Head is the last sealed run.
func (l *Ledger) Head(ctx context.Context) (Head, error) {
	var s seal
	err := l.read(ctx, "read head of chain", func(tx *sql.Tx) error {
		var err error
		s, err = lastSeal(ctx, tx, math.MaxInt64)
		return err
	})
	return Head{Run: s.run, Hash: s.hash}, err
}

// The kinds of entries.
const (
	entryFile         = "file"     // a file was judged: its fact
	entryDropped      = "dropped"  // a file turned out to be an earlier one: that one's id
	entryCampaignWide = "whole"    // a run looked over the whole campaign: a digest of what it found
	entryDecision     = "decision" // the section decided, between runs
	entryRelease      = "release"  // the section released what a rule found, between runs
	entryDispatch     = "dispatch" // the section said what goes out, between runs
	entrySettings     = "settings" // a run judged by other settings than the one before: what they say
)

const insertEntry = `INSERT INTO entries (run, kind, file, body) VALUES (?, ?, ?, ?)`

// enterDropped keeps that a file is no longer in the ledger, and why.
func enterDropped(ctx context.Context, tx *sql.Tx, file, earlier int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entries (run, kind, file, body)
		VALUES ((SELECT max(id) FROM runs), ?, ?, ?)`, entryDropped, file, fmt.Sprint(earlier))
	return err
}

// adopt enters the files that were judged before there was a chain, once: with
// the first run that seals one.
func adopt(ctx context.Context, tx *sql.Tx, run int64) error {
	var sealed int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM runs WHERE hash IS NOT NULL`).Scan(&sealed)
	if err != nil || sealed > 0 {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id FROM files WHERE verdict <> ''
		AND id NOT IN (SELECT file FROM entries)`)
	lacking := map[int64]bool{}
	err = each(rows, err, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		lacking[id] = true
		return err
	})
	if err != nil || len(lacking) == 0 {
		return err
	}
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM entries`).Scan(&last); err != nil {
		return err
	}
	var values []any
	err = eachFact(ctx, tx, func(id int64, _, body string) {
		if lacking[id] {
			last++
			values = append(values, last, run, entryFile, id, body)
		}
	})
	if err != nil {
		return err
	}
	return insertEntries.write(ctx, tx, values)
}
