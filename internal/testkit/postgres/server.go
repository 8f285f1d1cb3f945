package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// limit is how long anything may take: machines that test are slow.
const limit = time.Minute

// Role is who owns the databases of tests: no superuser, and held to row-level
// security.
const Role = "jixiao"

const superuser = "postgres"

// Server is a server that runs. All methods but Restart may be called side by side.
type Server struct {
	programs  string // folder of initdb and postgres
	account   account
	dir       string
	settings  []string
	port      int
	process   *process
	databases atomic.Int64
}

// Durable are settings of a server that loses nothing when the machine does. Without
// them it loses nothing when it is killed, and does not wait for the disk.
func Durable() []string {
	return []string{"fsync=on", "full_page_writes=on", "synchronous_commit=on"}
}

// Start starts a server for one test, with settings like "max_connections=20". Where
// PostgreSQL is not installed the test is left out, or fails where CI is true.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	s := start(t, settings)
	t.Cleanup(func() {
		if err := s.end(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t testing.TB, settings []string) *Server {
	t.Helper()
	s, err := begin(settings)
	switch {
	case errors.Is(err, errMissing) && os.Getenv("CI") != "true":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return s
}

// URL is the address of a database for Role.
func (s *Server) URL(database string) string { return s.address(Role, database) }

// Admin is the address that Database or URL gave, for the superuser.
func (s *Server) Admin(address string) string { return s.address(superuser, database(address)) }

func (s *Server) address(user, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(user), Host: s.host(), Path: database, RawQuery: "sslmode=disable"}
	return u.String()
}

func (s *Server) host() string { return "127.0.0.1:" + strconv.Itoa(s.port) }

func database(address string) string {
	u, err := url.Parse(address)
	if err != nil || len(u.Path) < 2 {
		panic("no address of a database: " + address)
	}
	return u.Path[1:]
}

// Database makes an empty database and gives its address for Role, who owns it. It is
// gone when the test has ended, whoever is still connected.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	address := s.Lasting(t)
	t.Cleanup(func() { s.do(t, "DROP DATABASE "+database(address)+" WITH (FORCE)") })
	return address
}

// Lasting makes an empty database that stays as long as the server does.
func (s *Server) Lasting(t testing.TB) string {
	t.Helper()
	name := "test" + strconv.FormatInt(s.databases.Add(1), 10)
	s.do(t, "CREATE DATABASE "+name+" OWNER "+Role)
	return s.URL(name)
}

// CutConnections ends all sessions that Role has in a database, by its address, and
// says how many there were. They are gone when it returns.
func (s *Server) CutConnections(t testing.TB, address string) int {
	t.Helper()
	return s.do(t, "SELECT pg_terminate_backend(pid, $3) FROM pg_stat_activity WHERE usename = $1 AND datname = $2",
		Role, database(address), limit.Milliseconds())
}

// do executes a statement as the superuser and says how many rows it was about.
func (s *Server) do(t testing.TB, statement string, args ...any) int {
	t.Helper()
	n, err := s.execute(statement, args...)
	if err != nil {
		t.Fatalf("PostgreSQL: %s: %v", statement, err)
	}
	return n
}

func (s *Server) execute(statement string, args ...any) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.address(superuser, superuser))
	if err != nil {
		return 0, err
	}
	defer conn.Close(ctx)
	tag, err := conn.Exec(ctx, statement, args...)
	return int(tag.RowsAffected()), err
}

// Restart kills the server as a crash would, without a checkpoint, and starts it again
// on the same port. Every session is lost, nothing that was committed is.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	err := s.process.quit()
	for end := time.Now().Add(limit); err == nil; time.Sleep(pause) {
		// Somebody may have the port for a moment.
		if err = s.launch(); errors.Is(err, errEnded) && time.Now().Before(end) {
			err = nil
			continue
		}
		break
	}
	if err != nil {
		t.Fatal(fmt.Errorf("restarting PostgreSQL: %w", err))
	}
}

// end stops the server and removes what it kept.
func (s *Server) end() error {
	var stopped error
	if s.process != nil {
		stopped = s.process.quit()
	}
	return errors.Join(stopped, os.RemoveAll(s.dir))
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }
