package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"hash"
	"strconv"
)

// canon is a SHA-256 over rows of values. Every value is written with its
// length and every row with its end, so that no two different tables give the
// same bytes; whole numbers are written as digits, so that nothing depends on
// how the database stores them. The order is the query's.
type canon struct {
	sum  hash.Hash
	room []byte // what is still to be summed up
}

func newCanon() *canon { return &canon{sum: sha256.New()} }

// reset makes it a sum over nothing.
func (c *canon) reset() { c.sum.Reset(); c.room = c.room[:0] }

func (c *canon) hex() string {
	c.flush()
	return hex.EncodeToString(c.sum.Sum(nil))
}

// flush hands on what was gathered. A hash takes every write.
func (c *canon) flush() {
	_, _ = c.sum.Write(c.room)
	c.room = c.room[:0]
}

// most is how much is gathered: a hash is quicker with much at once.
const most = 8 << 10

// text writes one value.
func (c *canon) text(s string) {
	c.length(len(s))
	c.room = append(c.room, s...)
}

func (c *canon) length(n int) { c.room = append(strconv.AppendInt(c.room, int64(n), 10), ':') }

func (c *canon) number(n int64) {
	var room [20]byte
	digits := strconv.AppendInt(room[:0], n, 10)
	c.length(len(digits))
	c.room = append(c.room, digits...)
}

// rows writes all rows of a query.
func (c *canon) rows(rows *sql.Rows, err error) error {
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

// texts writes values.
func (c *canon) texts(values ...string) {
	for _, v := range values {
		c.text(v)
	}
}

// head writes the values of a table's first row as unset leaves them.
func (c *canon) head(values ...string) {
	for i, v := range values {
		if v != "" {
			c.texts(values[i:]...)
			return
		}
		c.absent()
	}
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

func (c *canon) row(values []sql.RawBytes) {
	for _, v := range values {
		c.value(v)
	}
	c.end()
}

// end ends a row, or a table.
func (c *canon) end() {
	c.room = append(c.room, '\n')
	if len(c.room) > most {
		c.flush()
	}
}

func (c *canon) value(v sql.RawBytes) {
	if v == nil {
		c.absent()
		return
	}
	c.length(len(v))
	c.room = append(c.room, v...)
}

// absent writes a value that is none.
func (c *canon) absent() { c.room = append(c.room, '-') }

// query writes all rows of a statement's answer.
func (c *canon) query(ctx context.Context, tx *sql.Tx, text string, args ...any) error {
	return c.rows(tx.QueryContext(ctx, text, args...))
}
