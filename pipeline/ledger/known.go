package ledger

import (
	"context"
	"database/sql"
	"time"

	"jixiao/pipeline/record"
)

// sight is what tells one content at a path from the next, without reading it.
type sight struct {
	path, mtime string
	size        int64
	link        bool
}

func sightOf(s record.Sighting) sight {
	return sight{path: s.Path, mtime: stamp(s.ModTime), size: s.Size, link: s.Link}
}

// presence is a known file, and whether the looks find it.
type presence struct {
	id      int64
	ctime   sql.NullString
	gone    bool
	seenNow bool
}

// knowledge is what looks have seen so far.
type knowledge struct {
	bySight map[sight]*presence
	// waiting is by path since when a file that lies there has been waiting to
	// be received: one that grows is the same one at every look.
	waiting map[string]string
}

func knownFiles(ctx context.Context, tx *sql.Tx) (*knowledge, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, path, size, mtime, link, ctime, gone IS NOT NULL, waiting FROM files`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	known := &knowledge{bySight: map[sight]*presence{}, waiting: map[string]string{}}
	for rows.Next() {
		var s sight
		var p presence
		var waiting sql.NullString
		if err := rows.Scan(&p.id, &s.path, &s.size, &s.mtime, &s.link, &p.ctime, &p.gone, &waiting); err != nil {
			return nil, err
		}
		known.bySight[s] = &p
		if waiting.Valid && !p.gone {
			known.waiting[s.path] = waiting.String
		}
	}
	return known, rows.Err()
}

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

// arrivalOf says when a file arrived that a look is the first to see: at the
// look, or when the system last changed it, where that was after the looks
// before and so nobody can have seen it sooner. A change time from before them
// came along with a copy, and one after this look is another clock's.
func arrivalOf(changed, last, look time.Time) (time.Time, record.Basis) {
	if changed.IsZero() || last.IsZero() || !changed.After(last) || !changed.Before(look) {
		return look, record.ByLook
	}
	return changed, record.ByChange
}
