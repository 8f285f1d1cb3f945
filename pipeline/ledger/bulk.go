package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// rowsTogether is how many rows one statement writes: over a network each statement
// is a round trip, and a file is written as quickly by a hundred rows as by one.
const rowsTogether = 100

// many is a statement over rows of values, with what stands before and after them.
type many struct {
	head, row, tail string
	// first is the first row where it says what types the values have.
	first string
}

// inserting inserts rows of some columns.
func inserting(table, columns, conflict string) many {
	return many{head: `INSERT INTO ` + table + ` (` + columns + `) VALUES `, row: among(strings.Count(columns, ",") + 1), tail: conflict}
}

// updating changes rows by the values of others, the first of which is the id.
func updating(table, set string, types ...string) many {
	first := make([]string, len(types))
	for i, t := range types {
		first[i] = `CAST(? AS ` + t + `)`
	}
	return many{head: `UPDATE ` + table + ` SET ` + set + ` FROM (VALUES `, first: `(` + strings.Join(first, ", ") + `)`, row: among(len(types)),
		tail: `) AS new WHERE ` + table + `.id = new.column1`}
}

func (m many) text(rows int) string {
	first := m.first
	if first == "" {
		first = m.row
	}
	return m.head + first + strings.Repeat(", "+m.row, rows-1) + m.tail
}

// exec runs the statement over all values, row after row, and counts the rows that it
// changed. lead are the values before the rows.
func (m many) exec(ctx context.Context, tx *sql.Tx, values []any, lead ...any) (changed int64, err error) {
	width := strings.Count(m.row, "?")
	run := func(args []any) (sql.Result, error) {
		return tx.ExecContext(ctx, m.text(len(args)/width), slices.Concat(lead, args)...)
	}
	full := rowsTogether * width
	if len(values) > full {
		stmt, err := tx.PrepareContext(ctx, m.text(rowsTogether))
		if err != nil {
			return 0, err
		}
		defer func() { _ = stmt.Close() }()
		rest := run
		run = func(args []any) (sql.Result, error) {
			if len(args) < full {
				return rest(args)
			}
			return stmt.ExecContext(unended(ctx), slices.Concat(lead, args)...)
		}
	}
	for some := range slices.Chunk(values, full) {
		if err := ctx.Err(); err != nil {
			return changed, err
		}
		done, err := run(some)
		if err != nil {
			return changed, err
		}
		n, err := done.RowsAffected()
		if err != nil {
			return changed, err
		}
		changed += n
	}
	return changed, nil
}

// write is exec where nobody asks how many rows were changed.
func (m many) write(ctx context.Context, tx *sql.Tx, values []any, lead ...any) error {
	_, err := m.exec(ctx, tx, values, lead...)
	return err
}

// execAmong runs a statement that ends in IN over many values. lead are the values
// before them.
func execAmong[T any](ctx context.Context, tx *sql.Tx, text string, all []T, lead ...any) error {
	for some := range slices.Chunk(all, askedTogether) {
		if _, err := tx.ExecContext(ctx, text+among(len(some)), slices.Concat(lead, anys(some))...); err != nil {
			return err
		}
	}
	return nil
}

// eachAmong visits the rows of a query that ends in IN over many values.
func eachAmong[T any](ctx context.Context, tx *sql.Tx, text string, all []T, visit func(*sql.Rows) error, lead ...any) error {
	for some := range slices.Chunk(all, askedTogether) {
		rows, err := tx.QueryContext(ctx, text+among(len(some)), slices.Concat(lead, anys(some))...)
		if err := each(rows, err, visit); err != nil {
			return err
		}
	}
	return nil
}

// numbers gives new rows of a table the numbers that they would get were one file
// written after the other, each over what was there of it.
type numbers struct {
	last  int64   // the greatest of those that stay and of those given so far
	ahead []int64 // the greatest that is there until each file is written
}

// newNumbers begins after the last number, given the greatest that was there of each
// of n files.
func newNumbers(last int64, n int, was func(i int) int64) *numbers {
	ahead := make([]int64, n+1)
	for i := n - 1; i >= 0; i-- {
		ahead[i] = max(ahead[i+1], was(i))
	}
	return &numbers{max(last, 0), ahead}
}

func (n *numbers) next(file int) int64 {
	n.last = max(n.last, n.ahead[file]) + 1
	return n.last
}
