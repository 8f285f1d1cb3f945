package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// contentTables and findingsTable are what a fact's Content is a digest over,
// answersTable its Answers: by file, and within a file in the order of their numbers.
var contentTables = []string{
	`SELECT file, ` + submissionFacts + ` FROM submissions WHERE file BETWEEN ? AND ? ORDER BY file, position`,
	`SELECT file, ` + versionFacts + ` FROM versions WHERE file BETWEEN ? AND ? ORDER BY file, id`,
}

const findingsTable = `SELECT file, ` + findingFacts + ` FROM findings WHERE whole = 0 AND file BETWEEN ? AND ?`

const answersTable = `SELECT file, ` + answerFacts + ` FROM answers WHERE file BETWEEN ? AND ? ORDER BY file, id`

// factsTogether is of how many files the facts are made at once: every table is read
// once for all of them.
const factsTogether = 500

// eachFact hands on what the ledger says of every judged file, in the order of
// their ids.
func eachFact(ctx context.Context, tx *sql.Tx, do func(id int64, path, body string)) error {
	room := &facts{}
	for after := int64(0); ; after = room.files[len(room.files)-1].id {
		if err := room.readFiles(ctx, tx, after); err != nil || len(room.files) == 0 {
			return err
		}
		if err := room.complete(ctx, tx); err != nil {
			return err
		}
		for _, f := range room.files {
			body, err := json.Marshal(f.fact)
			if err != nil {
				return fmt.Errorf("facts of file %d: %w", f.id, err)
			}
			do(f.id, f.Path, string(body))
		}
	}
}

// facts are those of some files.
type facts struct {
	files []factOf
	at    map[int64]int // of each file among them
	sum   []*canon
}

type factOf struct {
	id int64
	fact
}

// readFiles reads what the table of files says of the next ones.
func (f *facts) readFiles(ctx context.Context, tx *sql.Tx, after int64) error {
	f.files, f.at = f.files[:0], make(map[int64]int, factsTogether)
	rows, err := tx.QueryContext(ctx, `SELECT id, `+fileFacts+` FROM files WHERE verdict <> '' AND id > ? ORDER BY id LIMIT ?`, after, factsTogether)
	return each(rows, err, func(rows *sql.Rows) error {
		var now factOf
		err := rows.Scan(&now.id, &now.Path, &now.Department, &now.Hash, &now.Arrival, &now.Basis, &now.Look,
			&now.Verdict, &now.Kind, &now.Judged)
		f.at[now.id] = len(f.files)
		f.files = append(f.files, now)
		return err
	})
}

// complete puts in what the other tables say of the files.
func (f *facts) complete(ctx context.Context, tx *sql.Tx) error {
	f.reset()
	for _, text := range contentTables {
		if _, err := f.add(ctx, tx, text); err != nil {
			return err
		}
	}
	if err := f.addFindings(ctx, tx); err != nil {
		return err
	}
	for i := range f.files {
		f.files[i].Content = f.sum[i].hex()
	}
	f.reset()
	answered, err := f.add(ctx, tx, answersTable)
	for i := range f.files {
		if answered[f.files[i].id] {
			f.files[i].Answers = f.sum[i].hex()
		}
	}
	return err
}

// reset makes the sum of every file one over nothing.
func (f *facts) reset() {
	for i := range f.files {
		if i == len(f.sum) {
			f.sum = append(f.sum, newCanon())
		}
		f.sum[i].reset()
	}
}

// addFindings writes what was found in each file into its sum.
func (f *facts) addFindings(ctx context.Context, tx *sql.Tx) error {
	said := map[int64][][]string{}
	rows, err := tx.QueryContext(ctx, findingsTable, f.files[0].id, f.files[len(f.files)-1].id)
	err = each(rows, err, func(rows *sql.Rows) error {
		s, err := scanSaid(rows)
		said[s.file] = append(said[s.file], s.text)
		return err
	})
	for i, file := range f.files {
		f.sum[i].found(said[file.id])
	}
	return err
}

// add writes the rows of a table as canon.rows does, those of each file into its sum,
// and says which files had any. Rows of none that is asked for are passed over.
func (f *facts) add(ctx context.Context, tx *sql.Tx, text string) (some map[int64]bool, err error) {
	rows, err := tx.QueryContext(ctx, text, f.files[0].id, f.files[len(f.files)-1].id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var file int64
	values, into := make([]sql.RawBytes, len(columns)-1), []any{&file}
	for i := range values {
		into = append(into, &values[i])
	}
	some = map[int64]bool{}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return some, err
		}
		i, asked := f.at[file]
		if !asked {
			continue
		}
		if !some[file] {
			unset(values)
			some[file] = true
		}
		f.sum[i].row(values)
	}
	for i := range f.files {
		f.sum[i].end()
	}
	return some, rows.Err()
}
