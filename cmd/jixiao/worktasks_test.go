package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/configs"
	"jixiao/internal/lease"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline/work"
)

// TestThePasswordStaysHere: ledgers that are opened later find it, and no message
// shows it.
func TestThePasswordStaysHere(t *testing.T) {
	t.Setenv("PGPASSWORD", "")
	var out bytes.Buffer
	s := newSession("configs", &out, &out)
	address, err := s.database("postgres://jixiao:geheim@db.local/jixiao")
	if err != nil || address != "postgres://jixiao@db.local/jixiao" || os.Getenv("PGPASSWORD") != "geheim" {
		t.Errorf("%q, %v", address, err)
	}
	for _, wrong := range []string{"", "mysql://jixiao:geheim@db.local/jixiao", "postgres://jixiao:geheim@[/x"} {
		var usage usageError
		if _, err := s.database(wrong); !errors.As(err, &usage) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// workBench is a campaign and a worker's tasks.
func workBench(t *testing.T) (*workTasks, work.Campaign) {
	t.Helper()
	dir := t.TempDir()
	if _, err := manysheets.Write(dir, manysheets.Options{Sheets: 6, Seed: 1, Defaults: configs.Files()}); err != nil {
		t.Fatal(err)
	}
	var out lockedBuffer
	tasks, err := newWorkTasks(newSession("configs", &out, &out))
	if err != nil {
		t.Fatal(err)
	}
	return tasks, work.Campaign{ID: 1, Name: "区", Settings: filepath.Join(dir, "configs")}
}

// TestARunThatWasCutOffAfterItsEnd is not made twice: what it did not come to publish
// is.
func TestARunThatWasCutOffAfterItsEnd(t *testing.T) {
	tasks, c := workBench(t)
	asOf := time.Now().Truncate(time.Second)
	first, err := tasks.Run(t.Context(), c, asOf)
	if err != nil {
		t.Fatal(err)
	}
	if !first.Next.After(asOf) || first.Seen == "" || first.Rollup || first.Backup {
		t.Errorf("%+v", first)
	}
	_, o, _, err := tasks.at(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
	if _, err := tasks.Run(t.Context(), c, asOf); err != nil {
		t.Fatal(err)
	}
	last, err := o.Place.LastGood(t.Context())
	if err != nil || last.ID != 1 || !last.AsOf.Equal(asOf) {
		t.Errorf("last run %d as of %s, %v", last.ID, last.AsOf, err)
	}
	if pages, err := filepath.Glob(filepath.Join(o.Outbox, "*.xlsx")); err != nil || len(pages) == 0 {
		t.Errorf("nothing published: %v", err)
	}
	plan, err := tasks.Plan(t.Context(), c, first.Seen)
	if err != nil || plan.Seen != first.Seen {
		t.Errorf("settings as before: %+v, %v", plan, err)
	}
	if plan, err = tasks.Plan(t.Context(), c, "others"); err != nil || plan.Seen != first.Seen || plan.Next.IsZero() {
		t.Errorf("other settings: %+v, %v", plan, err)
	}
}

// TestABusyLedgerIsLeftAlone: another process works on it.
func TestABusyLedgerIsLeftAlone(t *testing.T) {
	tasks, c := workBench(t)
	_, o, _, err := tasks.at(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	held, err := o.Acquire(t.Context(), lease.Publish)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Release()
	if _, err := tasks.Run(t.Context(), c, time.Now()); !errors.Is(err, work.ErrBusy) {
		t.Errorf("run: %v", err)
	}
}

// TestAPlannedRunIsFollowed by the nightly backup, and by the summary that was made
// before: of the same region, by the name that it was given.
func TestAPlannedRunIsFollowed(t *testing.T) {
	tasks, c := workBench(t)
	_, o, _, err := tasks.at(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if !o.Campaign.Settings.Backup.On {
		t.Fatal("the settings want no backup")
	}
	planned, err := next(t.Context(), o, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	after, err := tasks.Run(t.Context(), c, planned)
	if err != nil || !after.Backup || after.Rollup || !after.Next.After(planned) {
		t.Fatalf("%+v, %v", after, err)
	}
	if err := tasks.Backup(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if backupDue(o) {
		t.Error("a backup was made, and is due still")
	}
	var out bytes.Buffer
	s := summaryCommand{newSession(c.Settings, &out, &out)}
	if err := s.make(t.Context(), summaryFlags{code: "370117", name: "某某区"}); err != nil {
		t.Fatal(err)
	}
	if after, err = tasks.Run(t.Context(), c, planned.Add(time.Hour)); err != nil || !after.Rollup || after.Backup {
		t.Fatalf("%+v, %v", after, err)
	}
	path := filepath.Join(o.Outbox, summaryFolder, summaries(o)[0])
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := tasks.Rollup(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil || bytes.Equal(data, before) {
		t.Fatalf("the summary is of the run before: %v", err)
	}
	if of, err := regionOf(o, filepath.Base(path), data); err != nil || of.Code != "370117" || of.Name != "某某区" {
		t.Errorf("%+v, %v", of, err)
	}
}
