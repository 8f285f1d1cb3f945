package ledger

import (
	"context"
	"flag"
	"fmt"
	"os"
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

// ofFiles passes over a test that is about ledgers that are files.
func ofFiles(t testing.TB) {
	t.Helper()
	if served {
		t.Skip("about files")
	}
}
