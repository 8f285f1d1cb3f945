package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"unicode/utf8"

	"jixiao/rules/finding"
)

// findingKey says when two findings of two runs are the same: the same mistake
// in the same place, however it is worded.
type findingKey struct {
	file       int64
	department string // of findings over the whole campaign; a file has its own

	// project is what it is about, as text: the column is called so because there
	// were projects alone.
	code, form, sheet, cell, project, field string

	// value tells two findings apart that are about a field and stand in no
	// cell: two problems of one list that have no answer.
	value string
}

// findingRow is a finding made ready for writing.
type findingRow struct {
	key      findingKey // without file and department
	severity string
	body     string
}

func encodeFinding(f finding.Finding) (findingRow, error) {
	body, err := json.Marshal(f)
	key := findingKey{code: string(f.Code), form: f.Form, sheet: f.Place.Sheet, cell: f.Place.Cell.String(),
		project: string(f.About()), field: f.Field}
	if key.cell == "" && key.field != "" {
		key.value = f.Value
	}
	return findingRow{key: key, severity: f.Severity.String(), body: string(body)}, err
}

// errNothing is why a text that can be read is no record of ours, errNotTheBody why
// what was made from one is not to be relied on.
var (
	errNothing    = errors.New("it says nothing")
	errNotTheBody = errors.New("it says otherwise than what it was made from")
)

func decodeFinding(body []byte, f *finding.Finding) error {
	err := json.Unmarshal(body, f)
	if err == nil && f.Code == "" {
		err = errNothing
	}
	return err
}

// toldSince finds since when each of the findings that a condition selects is told.
// Of a body that is no JSON nothing is asked.
func toldSince(ctx context.Context, tx *sql.Tx, condition string, args ...any) (map[findingKey]since, error) {
	rows, err := tx.QueryContext(ctx, `SELECT coalesce(file, 0), department, code, coalesce(json_extract(sound, '$.form'), ''),
		sheet, cell, project, field,
		iif(cell = '' AND field <> '', coalesce(json_extract(sound, '$.value'), ''), ''), first_run, coalesce(opened, 0), coalesce(earlier, 0)
		FROM (SELECT *, iif(json_valid(body), body, '{}') AS sound FROM findings WHERE `+condition+`)`, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	told := map[findingKey]since{}
	for rows.Next() {
		var k findingKey
		var s since
		if err := rows.Scan(&k.file, &k.department, &k.code, &k.form, &k.sheet, &k.cell, &k.project, &k.field, &k.value,
			&s.first, &s.opened, &s.earlier); err != nil {
			return nil, err
		}
		if before, ok := told[k]; !ok || s.first < before.first {
			told[k] = s
		}
	}
	return told, rows.Err()
}

// replaceFindings writes what was found in a file that is judged again.
func (w *writer) replaceFindings(ctx context.Context, file int64, rows []findingRow) error {
	told, err := toldSince(ctx, w.tx, `whole = 0 AND file = ?`, file)
	if err != nil {
		return err
	}
	if err := w.compare(ctx, file, rows, told); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(ctx, `DELETE FROM findings WHERE whole = 0 AND file = ?`, file); err != nil {
		return err
	}
	return w.saveFindings(ctx, file, rows, told)
}

// compare remembers what is no longer found in a file, and completes the map of
// since when each is told by what is found in it now and was not before.
func (w *writer) compare(ctx context.Context, file int64, rows []findingRow, told map[findingKey]since) error {
	found, fresh := make(map[findingKey]bool, len(rows)), 0
	for _, row := range rows {
		row.key.file = file
		found[row.key] = true
		if _, ok := told[row.key]; !ok {
			fresh++
		}
	}
	if fresh == 0 && len(found) == len(told) {
		return nil
	}
	if w.past == nil {
		var err error
		if w.past, err = newPastFindings(ctx, w.tx, w.run); err != nil {
			return err
		}
	}
	for key, s := range told {
		if !found[key] {
			if err := w.past.gone(ctx, key.mark(), s); err != nil {
				return err
			}
		}
	}
	for key := range found {
		if _, ok := told[key]; ok {
			continue
		}
		s, err := w.past.back(ctx, key.mark())
		if err != nil {
			return err
		}
		told[key] = s
	}
	return nil
}

// saveFindings writes what was found in a file; what is not said to be told before
// is told since this run.
func (w *writer) saveFindings(ctx context.Context, file int64, rows []findingRow, told map[findingKey]since) error {
	for _, row := range rows {
		row.key.file = file
		s, ok := told[row.key]
		if !ok {
			s = since{first: w.run}
		}
		if _, err := w.finding.ExecContext(ctx, row.values(0, s)...); err != nil {
			return err
		}
	}
	return nil
}

// values are the columns of insertFinding.
func (r findingRow) values(whole int, s since) []any {
	k := r.key
	file := sql.NullInt64{Int64: k.file, Valid: k.file != 0}
	opened, earlier := s.columns()
	return []any{whole, file, k.department, k.code, r.severity, k.sheet, k.cell, k.project, k.field, s.first, opened, earlier, r.body}
}

// lasting reports whether a finding is read back as it is: JSON cannot hold every
// name that a disk can.
func lasting(f *finding.Finding) bool {
	texts := []string{f.Place.File, f.Place.Sheet, f.Value, f.Expected, f.Limit, f.Message.ZH, f.Message.EN, f.Fix.ZH, f.Fix.EN}
	for _, text := range f.Args {
		texts = append(texts, text.ZH, text.EN)
	}
	return !slices.ContainsFunc(texts, func(s string) bool { return !utf8.ValidString(s) })
}
