package server

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"sync/atomic"

	"github.com/jackc/pgx/v5/stdlib"
)

// connector begins the one session that there is.
type connector struct {
	driver.Connector
	begun atomic.Bool
}

// Connect begins the session, once: what asks for another has lost the first.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	if c.begun.Swap(true) {
		return nil, ErrLost
	}
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	inner, ok := conn.(*stdlib.Conn)
	if !ok {
		return nil, errors.Join(errors.New("unknown kind of connection"), conn.Close())
	}
	return &session{inner}, nil
}

// session is the connection with statements and values as the ledger has them. Values
// are checked as for any driver: pgx would take more kinds than SQLite does.
type session struct{ inner *stdlib.Conn }

func (s *session) Prepare(text string) (driver.Stmt, error) {
	return s.PrepareContext(context.Background(), text)
}

func (s *session) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	// pgx keeps what it has prepared by its text: nothing is asked before it is used.
	return &statement{s, translate(text)}, ctx.Err()
}

func (s *session) Close() error { return s.inner.Close() }

func (s *session) Begin() (driver.Tx, error) {
	return s.BeginTx(context.Background(), driver.TxOptions{})
}

// BeginTx begins a transaction; one that only reads sees one state of the database.
func (s *session) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	if o.ReadOnly {
		o.Isolation = driver.IsolationLevel(sql.LevelRepeatableRead)
	}
	return s.inner.BeginTx(ctx, o)
}

func (s *session) ResetSession(ctx context.Context) error { return s.inner.ResetSession(ctx) }

func (s *session) Ping(ctx context.Context) error { return s.inner.Ping(ctx) }

func (s *session) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	return s.exec(ctx, translate(text), args)
}

func (s *session) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	return s.query(ctx, translate(text), args)
}

func (s *session) exec(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	return s.inner.ExecContext(ctx, text, values(args))
}

func (s *session) query(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	r, err := s.inner.QueryContext(ctx, text, values(args))
	if err != nil {
		return nil, err
	}
	return rows{r}, nil
}

// values are arguments as the server takes them: there are no columns of truth values.
func values(args []driver.NamedValue) []driver.NamedValue {
	for i, a := range args {
		switch v := a.Value.(type) {
		case string:
			args[i].Value = keepable(v)
		case bool:
			args[i].Value = int64(0)
			if v {
				args[i].Value = int64(1)
			}
		}
	}
	return args
}

// statement is a text that is used several times.
type statement struct {
	*session
	text string
}

// Close leaves the session as it is.
func (*statement) Close() error { return nil }

// NumInput leaves counting to the server.
func (*statement) NumInput() int { return -1 }

func (s *statement) Exec([]driver.Value) (driver.Result, error) { return nil, driver.ErrSkip }

func (s *statement) Query([]driver.Value) (driver.Rows, error) { return nil, driver.ErrSkip }

func (s *statement) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	return s.exec(ctx, s.text, args)
}

func (s *statement) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	return s.query(ctx, s.text, args)
}

// rows are those of an answer, with texts as they were before they were kept.
type rows struct{ driver.Rows }

func (r rows) Next(into []driver.Value) error {
	if err := r.Rows.Next(into); err != nil {
		return err
	}
	for i, v := range into {
		if s, ok := v.(string); ok {
			into[i] = original(s)
		}
	}
	return nil
}
