package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
)

// link is one run as the chain sees it.
type link struct {
	seal
	balance sql.NullString
	ended   bool
	sealed  bool
	// whole says that the run looked over the campaign under a version of the
	// program that seals its runs.
	whole bool
}

// runs follows the chain from its first link to its last, and weighs the
// balance of every run.
func (e *Examination) runs(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT id, ended IS NOT NULL, balance, hash IS NOT NULL,
		coalesce(sealed, 0), coalesce(previous, ''), coalesce(hash, ''),
		EXISTS (SELECT 1 FROM entries WHERE kind = ? AND run = runs.id) FROM runs ORDER BY id`, entryCampaignWide)
	links, err := collect(rows, err, func(rows *sql.Rows) (l link, err error) {
		err = rows.Scan(&l.run, &l.ended, &l.balance, &l.sealed, &l.last, &l.previous, &l.hash, &l.whole)
		return l, err
	})
	if err != nil {
		return err
	}
	var before seal
	for _, l := range links {
		if err := e.link(ctx, tx, before, l); err != nil {
			return err
		}
		if l.sealed {
			before = l.seal
		}
	}
	e.Head = Head{Run: before.run, Hash: before.hash}
	return nil
}

// link checks one run against the sealed one before it.
func (e *Examination) link(ctx context.Context, tx *sql.Tx, before seal, l link) error {
	if !l.ended {
		e.CutOff++
		return nil
	}
	e.Runs++
	if !adds(l.balance.String) {
		e.doubt(Doubt{Kind: DoubtBalance, Run: l.run, Detail: l.balance.String})
	}
	switch {
	case !l.sealed && l.whole:
		e.doubt(Doubt{Kind: DoubtRunUnsealed, Run: l.run})
		return nil
	case !l.sealed:
		return nil // from before there was a chain
	case l.previous != before.hash:
		e.doubt(Doubt{Kind: DoubtRunMissing, Run: l.run})
		return nil
	}
	hash, err := hashOf(ctx, tx, before, l.seal)
	if err == nil && hash != l.hash {
		e.doubt(Doubt{Kind: DoubtRunChanged, Run: l.run})
	}
	return err
}

// adds reports whether a stored balance adds up; one that cannot be read does
// not.
func adds(text string) bool {
	var run struct {
		Seen      int
		ByVerdict map[string]int
	}
	if err := json.Unmarshal([]byte(text), &run); err != nil {
		return false
	}
	for _, n := range run.ByVerdict {
		run.Seen -= n
	}
	return run.Seen == 0
}

// entered is the last entry of a file.
type entered struct {
	id         int64
	kind, body string
}

func lastEntries(ctx context.Context, tx *sql.Tx) (map[int64]entered, error) {
	rows, err := tx.QueryContext(ctx, `SELECT file, id, kind, body FROM entries
		WHERE id IN (SELECT max(id) FROM entries WHERE file <> 0 AND kind IN (?, ?) GROUP BY file)`, entryFile, entryDropped)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	last := map[int64]entered{}
	for rows.Next() {
		var id int64
		var e entered
		if err := rows.Scan(&id, &e.id, &e.kind, &e.body); err != nil {
			return nil, err
		}
		last[id] = e
	}
	return last, rows.Err()
}

// changes are the parts in which two facts differ. Facts that cannot be read
// have none; that they differ is told all the same.
func changes(was, is string) []Change {
	var before, after map[string]any
	if json.Unmarshal([]byte(was), &before) != nil || json.Unmarshal([]byte(is), &after) != nil {
		return nil
	}
	names := maps.Clone(before)
	maps.Copy(names, after)
	var out []Change
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if before[name] != after[name] {
			out = append(out, Change{Field: name, Was: plain(before[name]), Is: plain(after[name])})
		}
	}
	return out
}

func plain(v any) string {
	s, ok := v.(string)
	if ok || v == nil {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
