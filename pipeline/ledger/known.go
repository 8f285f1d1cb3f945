package ledger

import (
	"context"
	"database/sql"
	"time"

	"jixiao/pipeline/record"
)

// knowledge is what a look finds of the files that are known, by one pass over
// them: what is as it was costs a byte.
type knowledge struct {
	same []bool // for each file of the look: it is known
	// touched are known files with another change time, by id.
	touched map[int64]time.Time
	// left are known files that the look does not find, back those that it finds
	// again.
	left, back []int64
	// waiting is by path since when a file that lies there has been waiting to
	// be received: one that grows is the same one at every look.
	waiting map[string]string
}

// knownRow is a known file as it lies in the ledger.
type knownRow struct {
	id, size             int64
	path, mtime, ctime   sql.RawBytes
	waiting              sql.NullString
	link, gone, observed bool
}

func knownFiles(ctx context.Context, tx *sql.Tx, files []record.Sighting) (*knowledge, error) {
	at := make(map[string]int, len(files))
	for i, s := range files {
		at[s.Path] = i
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, path, size, mtime, link, ctime, gone IS NOT NULL, waiting FROM files`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	known := &knowledge{same: make([]bool, len(files)), touched: map[int64]time.Time{}, waiting: map[string]string{}}
	var r knownRow
	for rows.Next() {
		if err := rows.Scan(&r.id, &r.path, &r.size, &r.mtime, &r.link, &r.ctime, &r.gone, &r.waiting); err != nil {
			return nil, err
		}
		i, there := at[string(r.path)]
		r.observed = there && r.is(files[i])
		known.note(&r)
		if r.observed {
			known.same[i] = true
			known.compare(&r, files[i].ChangeTime)
		}
		if there && !r.gone && r.waiting.Valid {
			known.waiting[files[i].Path] = r.waiting.String
		}
	}
	return known, rows.Err()
}

// is reports whether a known file is the one that is seen: what tells one
// content at a path from the next, without reading it.
func (r *knownRow) is(s record.Sighting) bool {
	var room [len(stampFormat)]byte
	return r.size == s.Size && r.link == s.Link && string(r.mtime) == string(appendStamp(room[:0], s.ModTime))
}

// note notes that a file has left, or is back.
func (k *knowledge) note(r *knownRow) {
	switch {
	case r.observed && r.gone:
		k.back = append(k.back, r.id)
	case !r.observed && !r.gone:
		k.left = append(k.left, r.id)
	}
}

// compare notes another change time.
func (k *knowledge) compare(r *knownRow, changed time.Time) {
	var room [len(stampFormat)]byte
	var is []byte
	if !changed.IsZero() {
		is = appendStamp(room[:0], changed)
	}
	if string(r.ctime) != string(is) {
		k.touched[r.id] = changed
	}
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
		WHERE at > coalesce(?, '') ORDER BY at DESC, look, path`, optional(l.whole.Time))
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
