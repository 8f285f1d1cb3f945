package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
)

// canon is a SHA-256 over rows of values. Every value is written with its
// length and every row with its end, so that no two different tables give the
// same bytes; whole numbers are written as digits, so that nothing depends on
// how the database stores them. The order is the query's.
type canon struct{ sum hash.Hash }

func newCanon() canon { return canon{sha256.New()} }

func (c canon) hex() string { return hex.EncodeToString(c.sum.Sum(nil)) }

// text writes one value. A hash takes every write.
func (c canon) text(s []byte) {
	_, _ = fmt.Fprintf(c.sum, "%d:", len(s))
	_, _ = c.sum.Write(s)
}

// rows writes all rows of a query.
func (c canon) rows(rows *sql.Rows, err error) error {
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for first := true; rows.Next(); first = false {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if first {
			unset(values)
		}
		c.row(values)
	}
	c.end()
	return rows.Err()
}

// unset makes absent what is empty at the head of a table's first row: so
// database/sql has handed it over ever since, and entries rest on that.
func unset(first []sql.RawBytes) {
	for i := range first {
		if len(first[i]) > 0 {
			return
		}
		first[i] = nil
	}
}

func (c canon) row(values []sql.RawBytes) {
	for _, v := range values {
		c.value(v)
	}
	c.end()
}

// end ends a row, or a table.
func (c canon) end() { _, _ = c.sum.Write([]byte("\n")) }

func (c canon) value(v sql.RawBytes) {
	if v == nil {
		_, _ = c.sum.Write([]byte("-"))
		return
	}
	c.text(v)
}

// query writes all rows of a statement's answer.
func (c canon) query(ctx context.Context, tx *sql.Tx, text string, args ...any) error {
	return c.rows(tx.QueryContext(ctx, text, args...))
}
