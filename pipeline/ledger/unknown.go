package ledger

import (
	"context"
	"database/sql"

	"jixiao/pipeline/record"
)

// pastLooks are the moments of the looks so far, as far as an arrival may go by
// one of them.
type pastLooks struct {
	whole moment // the latest look that knew every folder
	// partly are the looks after that one, the latest first.
	partly []partly
}

// partly is a look that did not know every folder.
type partly struct {
	at   moment
	look record.Look
}

// last is the latest look that would have seen a file of this path. The latest
// moment counts, not the last look's: a clock that was set back by hand must
// not open a time between looks in which nobody looked.
func (l pastLooks) last(path string) moment {
	for _, p := range l.partly {
		if !p.look.Hides(path) {
			return p.at
		}
	}
	return l.whole
}

func readLooks(ctx context.Context, tx *sql.Tx) (pastLooks, error) {
	var l pastLooks
	err := tx.QueryRowContext(ctx, `SELECT max(at) FROM looks WHERE id NOT IN (SELECT look FROM unknown)`).Scan(&l.whole)
	if err != nil {
		return l, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT look, at, path FROM unknown JOIN looks ON looks.id = look
		WHERE ?1 IS NULL OR at > ?1 ORDER BY at DESC, look, path`, optional(l.whole.Time))
	if err != nil {
		return l, err
	}
	defer func() { _ = rows.Close() }()
	var id int64
	for rows.Next() {
		var look int64
		var at moment
		var u record.Unknown
		if err := rows.Scan(&look, &at, &u.Path); err != nil {
			return l, err
		}
		if look != id {
			id, l.partly = look, append(l.partly, partly{at: at})
		}
		seen := &l.partly[len(l.partly)-1].look
		seen.Unknown = append(seen.Unknown, u)
	}
	return l, rows.Err()
}

// saveUnknown records which folders the look could not look into.
func (r *looking) saveUnknown(ctx context.Context) error {
	for _, u := range r.look.Unknown {
		if _, err := r.tx.ExecContext(ctx, `INSERT INTO unknown (look, path) VALUES (?, ?)`, r.id, u.Path); err != nil {
			return err
		}
	}
	return nil
}
