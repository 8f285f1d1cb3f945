//go:build unix

package main

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"jixiao/internal/testkit/mailserver"
	"jixiao/internal/testkit/postgres"
)

// fleet are workers who share campaigns.
type fleet struct {
	t        *testing.T
	server   *postgres.Server
	database string
	mail     *mailserver.Server
	dir      string
	times    string
	random   *rand.Rand
	bureaus  []*bureau
	workers  [workersAtOnce]*worker
	started  int
	killed   []killed
}

// killed is a worker that was, and when.
type killed struct {
	*worker
	at time.Time
}

func newFleet(t *testing.T, times string, sheets int) *fleet {
	t.Helper()
	f := &fleet{t: t, server: postgres.Start(t, append(postgres.Durable(), "max_connections=300")...), mail: mailserver.Start(t), dir: t.TempDir(), times: times, random: rand.New(rand.NewPCG(*workSeed, 7))}
	f.database = f.server.Database(t)
	for n := range bureaus {
		f.bureaus = append(f.bureaus, layOut(t, filepath.Join(f.dir, "campaigns"), n, sheets, f.mail))
	}
	f.list()
	for i := range f.workers {
		f.start(i)
	}
	return f
}

// list puts the campaigns on the list; their first runs are those of their evenings.
func (f *fleet) list() {
	f.t.Helper()
	args := []string{"campaigns", "add", "--db", f.database}
	for _, b := range f.bureaus {
		args = append(args, b.dir)
	}
	var out locked
	c := &Command{Stdout: &out, Stderr: &out, Env: func(string) string { return "" }, Context: f.t.Context()}
	if code := c.Main(args); code != exitClean {
		f.t.Fatalf("exit code %d: %s", code, out.String())
	}
	f.do(`UPDATE jixiao.campaigns SET due = NULL`)
	f.advance()
}

// do executes a statement as the superuser, whom nothing befalls.
func (f *fleet) do(statement string, args ...any) {
	f.t.Helper()
	_, err := f.admin().Exec(f.t.Context(), statement, args...)
	must(f.t, err)
}

// admin is a connection for one statement.
func (f *fleet) admin() *pgx.Conn {
	f.t.Helper()
	conn, err := pgx.Connect(f.t.Context(), f.server.Admin(f.database))
	must(f.t, err)
	f.t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// names are the campaigns of which something holds.
func (f *fleet) names(where string) []string {
	f.t.Helper()
	conn := f.admin()
	defer func() { _ = conn.Close(context.Background()) }()
	rows, err := conn.Query(f.t.Context(), `SELECT name FROM jixiao.campaigns WHERE `+where)
	must(f.t, err)
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(f.t, err)
	return all
}

func (f *fleet) start(i int) {
	f.t.Helper()
	f.workers[i] = startWorker(f.t, f.dir, f.started, f.database, f.times)
	f.started++
}

// advance has the next evening come where the run of the one before has ended: its clock
// is fixed, as by the look at the list that finds it due.
func (f *fleet) advance() {
	f.t.Helper()
	resting := map[string]bool{}
	for _, name := range f.names(`as_of IS NULL`) {
		resting[name] = true
	}
	for _, b := range f.bureaus {
		if resting[b.name] {
			f.do(`UPDATE jixiao.campaigns SET due = NULL, as_of = $2 WHERE name = $1 AND as_of IS NULL`, b.name, b.comes(f.t))
		}
	}
}

// while lets evenings come for a while, and those go on who were stopped.
func (f *fleet) while(d time.Duration) {
	f.t.Helper()
	for until := time.Now().Add(d); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		f.advance()
		f.wake(false)
	}
}

// wake has those go on who were stopped for long enough, or all of them.
func (f *fleet) wake(all bool) {
	f.t.Helper()
	for _, w := range f.workers {
		if !w.running.IsZero() && (all || time.Now().After(w.running)) {
			must(f.t, w.process.Process.Signal(syscall.SIGCONT))
			w.running = time.Time{}
		}
	}
}

func (f *fleet) kill(i int) {
	f.t.Helper()
	w := f.workers[i]
	w.kill(f.t)
	f.killed = append(f.killed, killed{w, time.Now()})
	f.start(i)
}

// rest waits until all runs have ended, and all letters are sent.
func (f *fleet) rest() {
	f.t.Helper()
	f.wake(true)
	until := time.Now().Add(3 * time.Minute)
	for {
		busy := f.names(`as_of IS NOT NULL OR id IN (SELECT CAST(args->>'campaign' AS bigint) FROM jixiao.river_job WHERE kind = 'letters' AND state NOT IN ('completed', 'cancelled', 'discarded'))`)
		if len(busy) == 0 {
			return
		}
		if time.Now().After(until) {
			f.t.Fatalf("still at work: %v\n%s", busy, f.workers[0].said(f.t))
		}
		time.Sleep(100 * time.Millisecond)
	}
}
