package postgres

import (
	"fmt"
	"os"
	"sync"
	"testing"
)

// shared is the server of all tests of a binary: they share no value that could hold it.
var shared struct {
	sync.Mutex
	ends   bool // Tests.Run is there to end it
	server *Server
}

// Shared is the one server of a test binary, started when it is first asked for.
// TestMain must run the tests by Main. Who restarts a server starts one of its own.
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if !shared.ends {
		t.Fatal("a shared PostgreSQL is ended by TestMain: os.Exit(postgres.Main(m).Run())")
	}
	if shared.server == nil {
		shared.server = start(t, nil)
	}
	return shared.server
}

// Tests are the tests of a binary, a *testing.M as a rule.
type Tests struct{ tests interface{ Run() int } }

// Main is what TestMain runs, itself or through those who take a Run() int, like goleak
// and testscript.
func Main(m interface{ Run() int }) Tests { return Tests{m} }

// Run runs the tests, ends the server that they shared and gives the exit code.
func (m Tests) Run() int {
	shared.Lock()
	shared.ends = true
	shared.Unlock()
	code := m.tests.Run()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil {
		return code
	}
	if err := shared.server.end(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return max(code, 1)
	}
	shared.server = nil
	return code
}
