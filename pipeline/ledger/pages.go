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
	// Basis names what the page was made of when the digest was taken; "" is not
	// known.
	Basis string
}

// Pages are all pages by name, as they were planned last.
func (l *Ledger) Pages(ctx context.Context) (map[string]Page, error) {
	pages := map[string]Page{}
	err := l.read(ctx, "read pages", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT name, digest, at, basis FROM pages`)
		return each(rows, err, func(rows *sql.Rows) error {
			var name string
			var p Page
			var at moment
			if err := rows.Scan(&name, &p.Digest, &at, &p.Basis); err != nil {
				return err
			}
			p.At = at.Time
			pages[name] = p
			return nil
		})
	})
	return pages, err
}

// PlanPages says of pages that are to show, or are made of, something else than is
// known, since when they have shown what they show: what is other than before is of
// the clock given, and recorded so. Pages of another digest that are the same all the
// same keep their clock. Those that are gone are forgotten. known are Pages.
func (l *Ledger) PlanPages(ctx context.Context, known, other map[string]Page, gone []string, at time.Time, same func(name string, was Page) bool) (map[string]Page, error) {
	pages := make(map[string]Page, len(other))
	for name, page := range other {
		was, planned := known[name]
		page.At = at
		if planned && (was.Digest == page.Digest || same(name, was)) {
			page.At = was.At
		}
		pages[name] = page
	}
	return pages, l.write(ctx, "settle pages", func(tx *sql.Tx) error {
		var values []any
		for name, page := range pages {
			values = append(values, name, page.Digest, stamp(page.At), page.Basis)
		}
		if err := putPages.write(ctx, tx, values); err != nil {
			return err
		}
		return execAmong(ctx, tx, `DELETE FROM pages WHERE name IN `, gone)
	})
}

var putPages = inserting("pages", "name, digest, at, basis",
	` ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, at = excluded.at, basis = excluded.basis`)
