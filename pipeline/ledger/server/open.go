package server

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Schema holds the tables of all ledgers in a database.
const Schema = "jixiao"

// A session whose other end has gone is known to be gone after half a minute, here
// and on the server: there it holds the right to write.
const (
	idle     = 10 * time.Second
	interval = 5 * time.Second
	probes   = 4
	connects = 10 * time.Second
)

// Open begins a session with the database of a URL, which postgres:// begins. What
// the URL leaves out comes from where PostgreSQL's own programs take it: PGPASSWORD,
// PGPASSFILE. The session is the only one that the result ever has.
func Open(address string) (*sql.DB, error) {
	config, err := settings(address)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&connector{Connector: stdlib.GetConnector(*config)})
	db.SetMaxOpenConns(1)
	return db, nil
}

// OpenPlain connects with a database as with any other, to lay out its tables:
// statements and values are PostgreSQL's own.
func OpenPlain(address string) (*sql.DB, error) {
	config, err := settings(address)
	if err != nil {
		return nil, err
	}
	return stdlib.OpenDB(*config), nil
}

func settings(address string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("read address of database: %w", err)
	}
	config.ConnectTimeout = connects
	dialer := net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: idle, Interval: interval, Count: probes}}
	config.DialFunc = dialer.DialContext
	Configure(config, "jixiao")
	// A campaign is a small part of every table, whatever the server knows of that
	// by now; and its statements are short.
	config.RuntimeParams["enable_seqscan"], config.RuntimeParams["jit"] = "off", "off"
	return config, nil
}

// Configure gives a connection, of a program by its name, what every one of ours has: the
// schema, and that the server notices in time when its other end has gone.
func Configure(config *pgx.ConnConfig, program string) {
	for name, value := range map[string]string{
		"application_name":        program,
		"search_path":             Schema,
		"tcp_keepalives_idle":     fmt.Sprint(int(idle.Seconds())),
		"tcp_keepalives_interval": fmt.Sprint(int(interval.Seconds())),
		"tcp_keepalives_count":    fmt.Sprint(probes),
	} {
		config.RuntimeParams[name] = value
	}
}

// Address splits the password from a URL of a database: the URL without it may stand
// in files and messages. The error names no password.
func Address(text string) (address, password string, err error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Host == "" {
		return "", "", errors.New("the address of a database reads postgres://user@host:port/database")
	}
	if u.User != nil {
		password, _ = u.User.Password()
		u.User = url.User(u.User.Username())
	}
	q := u.Query()
	if p := q.Get("password"); p != "" {
		password = p
		q.Del("password")
		u.RawQuery = q.Encode()
	}
	u.Fragment = ""
	return u.String(), password, nil
}

// Enter makes a session that of a campaign: it sees and writes no rows but those.
func Enter(ctx context.Context, db *sql.DB, campaign int64) error {
	_, err := db.ExecContext(ctx, `SELECT set_config('jixiao.campaign', CAST(CAST(? AS BIGINT) AS TEXT), false)`, campaign)
	return err
}

// LockSpace tells the locks of ledgers from those of others in a database: "jixi".
const LockSpace = 0x6a697869

// Lock takes the right to write of a campaign for a session, until that ends; taken
// is false where another session has it.
func Lock(ctx context.Context, db *sql.DB, campaign int64) (taken bool, err error) {
	err = db.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(CAST(? AS INTEGER), CAST(? AS INTEGER))`, LockSpace, campaign).Scan(&taken)
	return taken, err
}
