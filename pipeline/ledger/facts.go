package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// contentTables are what a fact's Content is a digest over, answersTable its
// Answers: by file, and within a file in the order in which a witness reads.
var contentTables = []string{
	`SELECT file, ` + submissionFacts + ` FROM submissions ORDER BY file, position`,
	`SELECT file, ` + versionFacts + ` FROM versions ORDER BY file, id`,
	`SELECT file, ` + findingFacts + ` FROM findings WHERE whole = 0 AND file IS NOT NULL ORDER BY file, ` + findingFacts,
}

const answersTable = `SELECT file, ` + answerFacts + ` FROM answers ORDER BY file, id`

// facts are what the ledger says of all files that were judged. A witness asks
// for each file; here every table is read once, which takes a third of the time.
type facts struct {
	content []*byFile
	answers *byFile
	sum     *canon
}

// eachFact hands on what the ledger says of every judged file, in the order of
// their ids.
func eachFact(ctx context.Context, tx *sql.Tx, do func(id int64, path, body string)) error {
	f, err := openFacts(ctx, tx)
	defer f.close()
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, `+fileFacts+` FROM files WHERE verdict <> '' ORDER BY id`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id int64
		var now fact
		if err := rows.Scan(&id, &now.Path, &now.Department, &now.Hash, &now.Arrival, &now.Basis, &now.Look,
			&now.Verdict, &now.Kind, &now.Judged); err != nil {
			return err
		}
		body, err := f.complete(id, now)
		if err != nil {
			return fmt.Errorf("facts of file %d: %w", id, err)
		}
		do(id, now.Path, body)
	}
	return rows.Err()
}

func openFacts(ctx context.Context, tx *sql.Tx) (*facts, error) {
	f := &facts{sum: newCanon()}
	for _, text := range contentTables {
		table, err := openByFile(ctx, tx, text)
		if err != nil {
			return f, err
		}
		f.content = append(f.content, table)
	}
	var err error
	f.answers, err = openByFile(ctx, tx, answersTable)
	return f, err
}

func (f *facts) close() {
	for _, table := range append(f.content, f.answers) {
		if table != nil {
			_ = table.rows.Close()
		}
	}
}

// complete puts in what the other tables say of a file.
func (f *facts) complete(id int64, now fact) (string, error) {
	f.sum.reset()
	for _, table := range f.content {
		if _, err := table.write(f.sum, id); err != nil {
			return "", err
		}
	}
	now.Content = f.sum.hex()
	f.sum.reset()
	n, err := f.answers.write(f.sum, id)
	if err != nil {
		return "", err
	}
	if n > 0 {
		now.Answers = f.sum.hex()
	}
	body, err := json.Marshal(now)
	return string(body), err
}

// byFile is a table that is read file by file.
type byFile struct {
	rows   *sql.Rows
	file   int64 // of the row at hand
	values []sql.RawBytes
	into   []any
	ended  bool
}

func openByFile(ctx context.Context, tx *sql.Tx, text string) (*byFile, error) {
	rows, err := tx.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	t := &byFile{rows: rows}
	columns, err := rows.Columns()
	if err != nil {
		return t, err
	}
	t.values, t.into = make([]sql.RawBytes, len(columns)-1), []any{&t.file}
	for i := range t.values {
		t.into = append(t.into, &t.values[i])
	}
	return t, t.next()
}

func (t *byFile) next() error {
	if !t.rows.Next() {
		t.ended = true
		return t.rows.Err()
	}
	return t.rows.Scan(t.into...)
}

// write writes the rows of a file as canon.rows does, and counts them. Files
// are asked for in their order; rows of none that is asked for are passed over.
func (t *byFile) write(c *canon, file int64) (n int, err error) {
	for !t.ended && t.file <= file {
		if t.file == file {
			if n == 0 {
				unset(t.values)
			}
			c.row(t.values)
			n++
		}
		if err := t.next(); err != nil {
			return n, err
		}
	}
	c.end()
	return n, nil
}
