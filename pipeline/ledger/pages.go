package ledger

import (
	"context"
	"database/sql"
	"time"
)

// Page is what a page of the outbox shows: a digest of its content, and the
// clock of the run that made it so.
type Page struct {
	Digest string
	At     time.Time
}

// PlanPages says of every page, given by name with the digest of what it is
// to show now, since when it has shown that: what is other than before is of
// the clock given, and recorded so. Pages of another digest that are the same
// all the same keep their clock. Pages that are not named are forgotten.
func (l *Ledger) PlanPages(ctx context.Context, digests map[string]string, at time.Time, same func(name string, was Page) bool) (map[string]Page, error) {
	pages := make(map[string]Page, len(digests))
	err := l.write(ctx, "settle pages", func(tx *sql.Tx) error {
		known, err := knownPages(ctx, tx)
		if err != nil {
			return err
		}
		for name, digest := range digests {
			was, planned := known[name]
			if was.Digest == digest {
				pages[name] = was
				continue
			}
			page := Page{Digest: digest, At: at}
			if planned && same(name, was) {
				page.At = was.At
			}
			pages[name] = page
			if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO pages (name, digest, at) VALUES (?, ?, ?)`,
				name, digest, stamp(page.At)); err != nil {
				return err
			}
		}
		return forgetPages(ctx, tx, known, digests)
	})
	return pages, err
}

func knownPages(ctx context.Context, tx *sql.Tx) (map[string]Page, error) {
	rows, err := tx.QueryContext(ctx, `SELECT name, digest, at FROM pages`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	pages := map[string]Page{}
	for rows.Next() {
		var name string
		var p Page
		var at moment
		if err := rows.Scan(&name, &p.Digest, &at); err != nil {
			return nil, err
		}
		p.At = at.Time
		pages[name] = p
	}
	return pages, rows.Err()
}

func forgetPages(ctx context.Context, tx *sql.Tx, known map[string]Page, kept map[string]string) error {
	for name := range known {
		if _, ok := kept[name]; ok {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM pages WHERE name = ?`, name); err != nil {
			return err
		}
	}
	return nil
}
