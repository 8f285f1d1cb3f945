package ledger

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"testing"

	"jixiao/pipeline/ledger/server"
)

// database is where the ledgers of tests are: "" is a file each.
var database string

// TestMain runs every test over ledgers that are files, and then over ledgers on a
// server.
func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 {
		database = os.Getenv("JXPG")
		s, err := Connect(context.Background(), database)
		if err == nil {
			err = s.Prepare(context.Background())
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		code = m.Run()
	}
	os.Exit(code)
}

var campaignsMade atomic.Int64

// onServer gives the ledger of a path its place on the server, where tests are to be
// over that.
func onServer(t testing.TB, path string) {
	t.Helper()
	if database == "" {
		return
	}
	w := Where{Database: database, Campaign: fmt.Sprintf("%s %d", t.Name(), campaignsMade.Add(1))}
	db, err := server.Open(database)
	must(t, err)
	_, err = db.Exec(`INSERT INTO campaigns (name) VALUES (?)`, w.Campaign)
	must(t, err)
	must(t, db.Close())
	must(t, w.point(path))
}

// ofFiles passes over a test that is about ledgers that are files.
func ofFiles(t testing.TB) {
	t.Helper()
	if database != "" {
		t.Skip("about files")
	}
}
