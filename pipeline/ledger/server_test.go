package ledger

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/postgres"
	"jixiao/pipeline/ledger/server"
)

// served says that the ledgers of tests are on a server.
var served bool

// TestMain runs every test over ledgers that are files, and then over ledgers on a
// server.
func TestMain(m *testing.M) { os.Exit(postgres.Main(twice{m}).Run()) }

type twice struct{ *testing.M }

func (w twice) Run() int {
	code := w.M.Run()
	for _, only := range []string{"test.fuzz", "test.bench", "test.list"} {
		if flag.Lookup(only).Value.String() != "" {
			return code
		}
	}
	if served = code == 0; served {
		code = w.M.Run()
	}
	return code
}

var prepared struct {
	sync.Mutex
	url string
}

// serverURL is the database of all ledgers of tests.
func serverURL(t testing.TB) string {
	t.Helper()
	prepared.Lock()
	defer prepared.Unlock()
	if prepared.url == "" {
		url := postgres.Shared(t).Lasting(t)
		s, err := Connect(context.Background(), url)
		must(t, err)
		must(t, s.Prepare(context.Background()))
		prepared.url = url
	}
	return prepared.url
}

var campaignsMade atomic.Int64

// onServer gives the ledger of a path its place on the server, where tests are over
// that.
func onServer(t testing.TB, path string) {
	t.Helper()
	if !served {
		return
	}
	w := Where{Database: serverURL(t), Campaign: fmt.Sprintf("%s %d", t.Name(), campaignsMade.Add(1))}
	db, err := server.Open(w.Database)
	must(t, err)
	_, err = db.Exec(`INSERT INTO campaigns (name) VALUES (?)`, w.Campaign)
	must(t, err)
	must(t, db.Close())
	must(t, w.Point(disk.Disk{}, path))
}

// behind connects with the database of a ledger past the program.
func behind(t testing.TB, path string) *sql.DB {
	t.Helper()
	w, served, err := OnServer(path)
	must(t, err)
	if !served {
		db, err := sql.Open("sqlite", path)
		must(t, err)
		t.Cleanup(func() { _ = db.Close() })
		return db
	}
	db, err := server.Open(postgres.Shared(t).Admin(w.Database))
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	_, err = db.Exec(`SET ROLE ` + postgres.Role)
	must(t, err)
	var campaign int64
	must(t, db.QueryRow(`SELECT id FROM campaigns WHERE name = ?`, w.Campaign).Scan(&campaign))
	must(t, server.Enter(context.Background(), db, campaign))
	return db
}

// harm runs statements behind the program's back.
func harm(t testing.TB, path string, statements ...string) {
	t.Helper()
	db := behind(t, path)
	for _, s := range statements {
		if served {
			s = unbound(s)
		}
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
}

// unbound is a statement as a server takes it that would refuse it: where a file has
// triggers dropped or keys off, none of them holds from then on.
func unbound(statement string) string {
	const off = `SET ROLE NONE; SET session_replication_role = replica; SET ROLE ` + postgres.Role
	if strings.HasPrefix(statement, "DROP TRIGGER") || strings.HasPrefix(statement, "PRAGMA") {
		return off
	}
	return statement
}

// ofFiles passes over a test that is about ledgers that are files.
func ofFiles(t testing.TB) {
	t.Helper()
	if served {
		t.Skip("about files")
	}
}
