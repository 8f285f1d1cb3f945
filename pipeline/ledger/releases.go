package ledger

import (
	"context"
	"database/sql"
	"strings"

	"jixiao/pipeline/record"
)

// enterRelease keeps a release for the next run to seal.
const enterRelease = `INSERT INTO entries (run, kind, file, body)
	SELECT NULL, ?, 0, json_object('code', code, 'form', form, 'at', at, 'by', by) FROM releases WHERE code = ? AND form = ?`

// otherReleases are those that were not entered as they are, or were entered and
// are not as they were.
const otherReleases = `WITH entered AS (SELECT json_extract(body, '$.code') AS code, json_extract(body, '$.form') AS form,
		json_extract(body, '$.at') AS at, json_extract(body, '$.by') AS by FROM entries WHERE kind = ? AND json_valid(body)),
	made AS (SELECT code, form, at, by FROM releases)
	SELECT DISTINCT code || ' ' || form FROM (
		SELECT * FROM (SELECT * FROM made EXCEPT SELECT * FROM entered)
		UNION ALL SELECT * FROM (SELECT * FROM entered EXCEPT SELECT * FROM made)) ORDER BY 1`

// Release records that what fails a rule in a form may be told; it reports
// whether that was not said before.
func (l *Ledger) Release(ctx context.Context, r record.Release) (bool, error) {
	var added int64
	err := l.write(ctx, "release "+string(r.Code), func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO releases (code, form, at, by) VALUES (?, ?, ?, ?)`,
			string(r.Code), r.Form, stamp(r.At), strings.TrimSpace(r.By))
		if err != nil {
			return err
		}
		if added, err = done.RowsAffected(); err != nil || added == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, enterRelease, entryRelease, string(r.Code), r.Form)
		return err
	})
	return added > 0, err
}

func readReleases(ctx context.Context, tx *sql.Tx) ([]record.Release, error) {
	rows, err := tx.QueryContext(ctx, `SELECT code, form, at, by FROM releases ORDER BY code, form`)
	return collect(rows, err, func(rows *sql.Rows) (record.Release, error) {
		var r record.Release
		var at moment
		err := rows.Scan(&r.Code, &r.Form, &at, &r.By)
		r.At = at.Time
		return r, err
	})
}

// releases holds what the section released against its entries.
func (e *Examination) releases(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, otherReleases, entryRelease)
	others, err := collect(rows, err, func(rows *sql.Rows) (what string, err error) {
		err = rows.Scan(&what)
		return what, err
	})
	for _, what := range others {
		e.doubt(Doubt{Kind: DoubtRelease, Detail: what})
	}
	return err
}
