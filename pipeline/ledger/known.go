package ledger

import (
	"context"
	"database/sql"

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
