package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger/server"
)

// ofServers passes over a test that is about ledgers on a server, and says which
// database they are in.
func ofServers(t *testing.T) string {
	t.Helper()
	if !served {
		t.Skip("about servers")
	}
	return serverURL(t)
}

// counts is how many rows a session sees in each table.
func counts(t *testing.T, db *sql.DB) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, table := range carried {
		var n int
		must(t, db.QueryRow(`SELECT count(*) FROM `+table).Scan(&n))
		out[table] = n
	}
	return out
}

// TestCampaignsAreKeptApart: whatever a session's statements forget, they are about
// the rows of its own campaign.
func TestCampaignsAreKeptApart(t *testing.T) {
	url := ofServers(t)
	ours, theirs := threeRuns(t), released(t)
	before := counts(t, theirs.l.db)
	if counts(t, ours.l.db)["files"] == 0 || before["releases"] == 0 {
		t.Fatal("a campaign has no rows")
	}
	their := theirs.l.engine.(*remote).campaign
	for _, table := range carried {
		var seen int
		must(t, ours.l.db.QueryRow(`SELECT count(*) FROM `+table+` WHERE campaign <> ?`, ours.l.engine.(*remote).campaign).Scan(&seen))
		if seen > 0 {
			t.Errorf("%s: %d rows of others are read", table, seen)
		}
		if done, err := ours.l.db.Exec(`UPDATE `+table+` SET campaign = campaign WHERE campaign = ?`, their); err == nil {
			if n, _ := done.RowsAffected(); n > 0 {
				t.Errorf("%s: %d rows of others are written", table, n)
			}
		}
	}
	if _, err := ours.l.db.Exec(`INSERT INTO releases (campaign, code, form, at, by) VALUES (?, 'T01', 'x', '', '')`, their); err == nil {
		t.Error("a row was put among those of another campaign")
	}
	if _, err := ours.l.db.Exec(`UPDATE pages SET campaign = ?`, their); err == nil && counts(t, ours.l.db)["pages"] > 0 {
		t.Error("a row was given to another campaign")
	}
	for _, table := range []string{"told", "releases", "packed", "past_findings", "findings", "entries", "pages", "rule_counts"} {
		if _, err := ours.l.db.Exec(`DELETE FROM ` + table); err != nil {
			t.Errorf("%s: %v", table, err)
		}
	}
	if diff := cmp.Diff(before, counts(t, theirs.l.db)); diff != "" {
		t.Errorf("the other campaign is not as it was (-before +after):\n%s", diff)
	}
	theirs.wantClean()
	lost, err := server.Open(url)
	must(t, err)
	defer func() { must(t, lost.Close()) }()
	for table, n := range counts(t, lost) {
		if n > 0 {
			t.Errorf("a session of no campaign reads %d rows of %s", n, table)
		}
	}
	if _, err := lost.Exec(`INSERT INTO releases (code, form, at, by) VALUES ('T01', 'x', '', '')`); err == nil {
		t.Error("a session of no campaign wrote")
	}
}

// TestBothDatabasesHaveTheSameColumns so that a step of the one's schema cannot be
// forgotten in the other's.
func TestBothDatabasesHaveTheSameColumns(t *testing.T) {
	url := ofServers(t)
	file := mustOpen(t, filepath.Join(t.TempDir(), "ledger.db"))
	remote, err := server.Open(url)
	must(t, err)
	defer func() { must(t, remote.Close()) }()
	columns := func(db *sql.DB, query, table string) (all []string) {
		t.Helper()
		rows, err := db.Query(query, table)
		all, err = collect(rows, err, func(rows *sql.Rows) (string, error) {
			var name string
			var needed bool
			err := rows.Scan(&name, &needed)
			return fmt.Sprintf("%s %v", name, needed), err
		})
		must(t, err)
		slices.Sort(all)
		return all
	}
	var tables []string
	rows, err := file.db.Query(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'goose%'`)
	must(t, each(rows, err, func(rows *sql.Rows) error {
		tables = append(tables, "")
		return rows.Scan(&tables[len(tables)-1])
	}))
	slices.Sort(tables)
	if diff := cmp.Diff(slices.Sorted(slices.Values(carried)), tables); diff != "" {
		t.Errorf("tables that are carried from one to the other (-carried +there):\n%s", diff)
	}
	for _, table := range tables {
		is := columns(file.db, `SELECT name, "notnull" OR pk FROM pragma_table_info(?)`, table)
		there := columns(remote, `SELECT column_name, is_nullable = 'NO' FROM information_schema.columns
			WHERE table_schema = 'jixiao' AND table_name = ? AND column_name <> 'campaign'`, table)
		if diff := cmp.Diff(is, there); diff != "" {
			t.Errorf("%s (-file +server):\n%s", table, diff)
		}
	}
}

// TestALedgerIsCarriedBothWays with every row and seal, goes on where it is, and comes
// back.
func TestALedgerIsCarriedBothWays(t *testing.T) {
	url := ofServers(t)
	ctx := context.Background()
	s, err := Connect(ctx, url)
	must(t, err)
	played := &play{t: t, path: filepath.Join(t.TempDir(), "ledger.db"), fingerprint: "rules-1", batch: 2, steps: -1}
	played.l = mustOpen(t, played.path)
	played.run(friday, inbox{"a": "A-01:returned", "b": "A-02:accepted", "\xff\x00.xlsx": "A-02:accepted", "d": "!"})
	must(t, released(t).l.Close())
	for range 2 { // again, as after a try that was cut off
		_, err := s.Take(ctx, played.l, t.Name())
		must(t, err)
	}
	here := played.examine()
	w, err := s.Take(ctx, played.l, t.Name())
	must(t, err)
	must(t, played.l.Close())
	must(t, w.Point(disk.Disk{}, played.path))
	played.l = mustOpen(t, played.path)
	if diff := cmp.Diff(here, played.examine()); diff != "" {
		t.Errorf("on the server it says (-file +server):\n%s", diff)
	}
	played.run(sunday, inbox{"a": "A-01:accepted", "b": "A-02:accepted", "e": "A-03+A-04:accepted"})
	played.wantClean()
	back := filepath.Join(t.TempDir(), "back.db")
	must(t, played.l.CopyTo(ctx, back))
	there := played.examine()
	played.l = mustOpen(t, back)
	if diff := cmp.Diff(there, played.examine()); diff != "" {
		t.Errorf("back in a file it says (-server +file):\n%s", diff)
	}
	played.path = back
	played.run(monday, inbox{"a": "A-01:accepted"})
	played.wantClean()
	other := mustOpen(t, filepath.Join(t.TempDir(), "other.db"))
	if _, err := s.Take(ctx, other, t.Name()); !errors.Is(err, ErrTaken) {
		t.Errorf("another ledger under the name: %v, want ErrTaken", err)
	}
}

// TestTheRightToWrite is one session's, and ends with it.
func TestTheRightToWrite(t *testing.T) {
	ofServers(t)
	ctx, cancel := context.WithCancel(context.Background())
	path := ledgerPath(t)
	first, second := mustOpen(t, path), mustOpen(t, path)
	must(t, first.Hold(ctx))
	must(t, first.Holds(ctx))
	soon, end := context.WithTimeout(ctx, busyTimeout/20)
	defer end()
	if err := second.Hold(soon); err == nil {
		t.Fatal("two sessions have the right to write")
	}
	cut := behind(t, path)
	_, err := cut.Exec(`SET ROLE NONE`)
	must(t, err)
	_, err = cut.Exec(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = ` + fmt.Sprint(first.engine.(*remote).campaign))
	must(t, err)
	third := mustOpen(t, path)
	must(t, third.Hold(ctx))
	for what, err := range map[string]error{"asked": first.Holds(ctx), "a run": startsRun(first)} {
		if !errors.Is(err, ErrLost) {
			t.Errorf("%s: %v, want ErrLost", what, err)
		}
	}
	must(t, startsRun(third))
	cancel()
}

func startsRun(l *Ledger) error {
	_, err := l.StartRun(context.Background(), friday, friday)
	return err
}

// TestWhoSeesAllIsRefused: row-level security does not hold for everybody.
func TestWhoSeesAllIsRefused(t *testing.T) {
	url := ofServers(t)
	if _, err := Connect(context.Background(), strings.Replace(url, "jixiao@", "postgres@", 1)); !errors.Is(err, ErrSeesAll) {
		t.Errorf("error = %v, want ErrSeesAll", err)
	}
	for address, want := range map[string]error{
		"postgres://jixiao@127.0.0.1:1/x?sslmode=disable": ErrAway,
		strings.Replace(url, "/test", "/none", 1):         ErrRefused,
	} {
		if _, err := Connect(context.Background(), address); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
}

// TestRowsAreReadAgainAfterOthersWrote, and not else: the right to write goes from
// session to session with what is known of them.
func TestRowsAreReadAgainAfterOthersWrote(t *testing.T) {
	ofServers(t)
	ctx := context.Background()
	p := threeRuns(t)
	next := func() (known bool, again []string) {
		t.Helper()
		must(t, p.l.Close())
		p.l = mustOpen(t, p.path)
		must(t, p.l.Hold(ctx))
		known = p.l.engine.sound()
		again, err := p.l.Check(ctx)
		must(t, err)
		return known, again
	}
	if known, _ := next(); known {
		t.Error("rows are known that nobody has read")
	}
	p.run(monday, inbox{"a": "A-01:accepted", "f": "A-05:accepted"})
	if known, _ := next(); !known {
		t.Error("rows are read again although nobody else wrote")
	}
	p.tamper("PRAGMA foreign_keys = OFF", `UPDATE files SET verdict = 'accepted' WHERE path = 'd'`)
	known, again := next()
	if diff := cmp.Diff([]string{"d"}, again); known || diff != "" {
		t.Errorf("another one's writing: known %v, judged again (-want +got):\n%s", known, diff)
	}
}
