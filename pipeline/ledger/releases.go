package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"jixiao/pipeline/record"
)

// releaseFact is a release as entries keep it: all of it.
type releaseFact struct {
	Code string `json:"code"`
	Form string `json:"form"`
	At   string `json:"at"`
	By   string `json:"by"`
}

func (f releaseFact) text() (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // entries have been written so ever since
	err := e.Encode(f)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// Release records that what fails a rule in a form may be told; it reports
// whether that was not said before.
func (l *Ledger) Release(ctx context.Context, r record.Release) (bool, error) {
	var added int64
	err := l.write(ctx, "release "+string(r.Code), func(tx *sql.Tx) error {
		fact := releaseFact{string(r.Code), r.Form, stamp(r.At), strings.TrimSpace(r.By)}
		text, err := fact.text()
		if err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO releases (code, form, at, by) VALUES (?, ?, ?, ?) ON CONFLICT (code, form) DO NOTHING`,
			fact.Code, fact.Form, fact.At, fact.By)
		if err != nil {
			return err
		}
		if added, err = done.RowsAffected(); err != nil || added == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, insertEntry, nil, entryRelease, 0, text)
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

// releases holds what the section released against its entries: what was not entered
// as it is, or was entered and is not as it was.
func (e *Examination) releases(ctx context.Context, tx *sql.Tx) error {
	other := map[releaseFact]bool{}
	rows, err := tx.QueryContext(ctx, `SELECT code, form, at, by FROM releases`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var f releaseFact
		err := rows.Scan(&f.Code, &f.Form, &f.At, &f.By)
		other[f] = true
		return err
	})
	if err != nil {
		return err
	}
	entered := map[releaseFact]bool{}
	rows, err = tx.QueryContext(ctx, `SELECT body FROM entries WHERE kind = ?`, entryRelease)
	err = each(rows, err, func(rows *sql.Rows) error {
		var body sql.RawBytes
		if err := rows.Scan(&body); err != nil {
			return err
		}
		var f releaseFact
		if json.Unmarshal(body, &f) == nil {
			entered[f] = true
		}
		return nil
	})
	what := map[string]bool{}
	for f := range entered {
		if !other[f] {
			what[f.Code+" "+f.Form] = true
		}
		delete(other, f)
	}
	for f := range other {
		what[f.Code+" "+f.Form] = true
	}
	for _, w := range slices.Sorted(maps.Keys(what)) {
		e.doubt(Doubt{Kind: DoubtRelease, Detail: w})
	}
	return err
}
