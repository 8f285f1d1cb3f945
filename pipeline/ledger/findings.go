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
	id       int64
	key      findingKey // without file and department
	severity string
	body     string
	told     since
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

const toldBefore = `SELECT id, file, department, code, sheet, cell, project, field, body, first_run, coalesce(opened, 0), coalesce(earlier, 0)
	FROM findings WHERE whole = 0 AND file IN `

// readTold finds since when each of the findings in files is told.
func (w *writer) readTold(ctx context.Context, files []int64) error {
	return eachAmong(ctx, w.tx, toldBefore, files, func(rows *sql.Rows) error {
		var r findingRow
		var s since
		k := &r.key
		if err := rows.Scan(&r.id, &k.file, &k.department, &k.code, &k.sheet, &k.cell, &k.project, &k.field, &r.body,
			&s.first, &s.opened, &s.earlier); err != nil {
			return err
		}
		r.complete()
		was := &w.at[k.file].was
		if was.told == nil {
			was.told = map[findingKey]since{}
		}
		if before, ok := was.told[*k]; !ok || s.first < before.first {
			was.told[*k] = s
		}
		was.finding = max(was.finding, r.id)
		return nil
	})
}

// complete reads from a body what of the key has no column. Of one that is no
// JSON nothing is known.
func (r *findingRow) complete() {
	var said struct{ Form, Value string }
	if json.Unmarshal([]byte(r.body), &said) != nil {
		return
	}
	r.key.form = said.Form
	if r.key.cell == "" && r.key.field != "" {
		r.key.value = said.Value
	}
}

// compare remembers what is no longer found in files, and completes since when each
// finding is told by what is found in them now and was not before.
func (w *writer) compare(ctx context.Context) error {
	gone, fresh := map[string]since{}, map[string]bool{}
	for i := range w.rows {
		if row := &w.rows[i]; row.again() {
			row.compare(gone, fresh)
		}
	}
	past := pastFindings{w.tx, w.run}
	back, err := past.back(ctx, fresh)
	if err != nil {
		return err
	}
	for _, row := range w.rows {
		for i := range row.findings {
			f := &row.findings[i]
			f.key.file, f.told = row.file.ID, since{first: w.run}
			if was, ok := row.was.told[f.key]; ok {
				f.told = was
			} else if row.again() {
				f.told = back[f.key.mark()]
			}
		}
	}
	return past.gone(ctx, gone)
}

// compare adds what is no longer found in a file, and what was not before.
func (r *fileRow) compare(gone map[string]since, fresh map[string]bool) {
	found := make(map[findingKey]bool, len(r.findings))
	for _, f := range r.findings {
		f.key.file = r.file.ID
		found[f.key] = true
		if _, ok := r.was.told[f.key]; !ok {
			fresh[f.key.mark()] = true
		}
	}
	for key, s := range r.was.told {
		if !found[key] {
			gone[key.mark()] = s
		}
	}
}

// saveFindings writes what was found in files.
func (w *writer) saveFindings(ctx context.Context) error {
	var values []any
	for _, row := range w.rows {
		for _, f := range row.findings {
			values = append(values, f.values(0, f.told)...)
		}
	}
	return insertFindings.write(ctx, w.tx, values)
}

// values are the columns of insertFindings.
func (r findingRow) values(whole int, s since) []any {
	k := r.key
	file := sql.NullInt64{Int64: k.file, Valid: k.file != 0}
	opened, earlier := s.columns()
	return []any{r.id, whole, file, k.department, k.code, r.severity, k.sheet, k.cell, k.project, k.field, s.first, opened, earlier, r.body}
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
