//go:build unix

package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/mailserver"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/work"
)

// passed is a run as the ledger has it.
type passed struct {
	ID    int64
	AsOf  string
	Ended bool
}

// entered is what a ledger has been told for ever, of which its seals are made.
type entered struct {
	Run  int64
	Kind string
	File int64
	Body string
}

const (
	runsOf    = `SELECT id, as_of, ended IS NOT NULL FROM runs`
	entriesOf = `SELECT coalesce(run, 0), kind, file, body FROM entries`
)

// compare holds every campaign against one that nobody disturbed: the same evenings in
// one process, over a ledger that is a file. What was cut off has used up a number of a
// run: as many are used up there, so that pages are the same byte for byte.
func (f *fleet) compare() {
	f.t.Helper()
	sent := len(f.mail.Mails())
	var out locked
	tasks, err := newWorkTasks(newSession("configs", &out, &out))
	must(f.t, err)
	var all sync.WaitGroup
	evenings, cutOff := 0, 0
	twins, runs, entries := make([]*bureau, len(f.bureaus)), make([][]passed, len(f.bureaus)), make([][]entered, len(f.bureaus))
	for i, b := range f.bureaus {
		twins[i] = b.twin(f.t, filepath.Join(f.dir, "undisturbed"))
		runs[i], entries[i] = f.recorded(b)
		evenings, cutOff = evenings+b.evenings, cutOff+len(runs[i])-b.evenings
		all.Go(func() { undisturbed(f.t, tasks, twins[i], b.evenings, runs[i]) })
	}
	all.Wait()
	for i, b := range f.bureaus {
		if diff := cmp.Diff(apart(entriesIn(f.t, twins[i]), runs[i]), apart(entries[i], runs[i])); diff != "" {
			f.t.Errorf("%s: entries (-undisturbed +disturbed):\n%.3000s", b.name, diff)
		}
		if diff := cmp.Diff(outcome(f.t, twins[i].options(f.t)), outcome(f.t, b.options(f.t))); diff != "" {
			f.t.Errorf("%s: (-undisturbed +disturbed):\n%.3000s", b.name, diff)
		}
	}
	f.t.Logf("%d evenings, %d runs that were cut off", evenings, cutOff)
	mails := f.mail.Mails()
	f.compareLetters(lettersOf(f.t, mails[sent:]), lettersOf(f.t, mails[:sent]))
}

// recorded is what the database has of the runs of a campaign.
func (f *fleet) recorded(b *bureau) ([]passed, []entered) {
	f.t.Helper()
	conn := f.admin()
	defer func() { _ = conn.Close(context.Background()) }()
	of := func(text string) pgx.Rows {
		rows, err := conn.Query(f.t.Context(), text+` WHERE campaign = (SELECT id FROM jixiao.campaigns WHERE name = $1) ORDER BY id`, b.name)
		must(f.t, err)
		return rows
	}
	_, err := conn.Exec(f.t.Context(), `SET search_path TO jixiao`)
	must(f.t, err)
	runs, err := pgx.CollectRows(of(runsOf), pgx.RowToStructByPos[passed])
	must(f.t, err)
	entries, err := pgx.CollectRows(of(entriesOf), pgx.RowToStructByPos[entered])
	must(f.t, err)
	return runs, entries
}

// undisturbed makes the same runs of a campaign in this process.
func undisturbed(t *testing.T, tasks *workTasks, b *bureau, evenings int, runs []passed) {
	t.Helper()
	for range evenings {
		at := b.comes(t)
		for len(runs) > 0 && !runs[0].Ended {
			useUp(t, b, at)
			runs = runs[1:]
		}
		if len(runs) == 0 || runs[0].AsOf != at.UTC().Format("2006-01-02T15:04:05.000000000Z") {
			t.Fatalf("%s: runs %+v, want one as of %s", b.name, runs, at.UTC())
		}
		runs = runs[1:]
		_, err := tasks.Run(t.Context(), work.Campaign{ID: 1, Name: b.name, Settings: b.configs()}, at)
		must(t, err)
	}
	if len(runs) > 0 {
		t.Errorf("%s: runs that no evening asked for: %+v", b.name, runs)
	}
}

// useUp uses up the number of a run.
func useUp(t *testing.T, b *bureau, at time.Time) {
	t.Helper()
	l, err := ledger.Open(string(b.options(t).Place))
	must(t, err)
	_, err = l.StartRun(t.Context(), at, time.Now())
	must(t, errors.Join(err, l.Close()))
}

// lookNumbers are what a run that was cut off after its look used up.
var lookNumbers = regexp.MustCompile(`"look":\d+`)

// apart are entries apart from the numbers of looks, and as if those of runs that were cut
// off were of the run that completed them, as the seals have it.
func apart(all []entered, runs []passed) []entered {
	for i, e := range all {
		all[i].Body = lookNumbers.ReplaceAllString(e.Body, `"look":0`)
		for _, r := range runs {
			if r.Ended && r.ID >= e.Run {
				all[i].Run = r.ID
				break
			}
		}
	}
	return all
}

func entriesIn(t *testing.T, b *bureau) (all []entered) {
	t.Helper()
	db, err := sql.Open("sqlite", string(b.options(t).Place))
	must(t, err)
	defer func() { _ = db.Close() }()
	rows, err := db.QueryContext(t.Context(), entriesOf+` ORDER BY id`)
	must(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var e entered
		must(t, rows.Scan(&e.Run, &e.Kind, &e.File, &e.Body))
		all = append(all, e)
	}
	must(t, rows.Err())
	return all
}

// outcome is what ledger, archive and outbox say, by name.
func outcome(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	now, err := o.Current(t.Context())
	must(t, err)
	said := map[string]string{}
	add := func(name string, what any) {
		text, err := json.Marshal(what)
		must(t, err)
		said[name] += string(text)
	}
	add("balance", now.Run.Balance)
	for _, f := range now.Files {
		add("file "+f.Path+" "+f.Hash, []any{f.Verdict, f.Arrival, f.Department, f.Gone})
	}
	for _, v := range now.Versions {
		add(fmt.Sprintf("version %v %d", v.Duty, v.N), []any{v.File.Path, v.Verdict, v.Own, v.Submission()})
	}
	for _, i := range now.Issues {
		add(fmt.Sprintf("finding %s %s %s", i.Department, i.Code, i.Project), []any{i.Finding, i.State, i.CampaignWide, i.FirstRun})
	}
	outside(t, o, said)
	return said
}

// outside is what lies in the outbox, byte for byte, and in the archive.
func outside(t *testing.T, o pipeline.Options, said map[string]string) {
	t.Helper()
	for what, dir := range map[string]string{"page ": o.Outbox, "original ": o.Place.State().Originals()} {
		for _, name := range allFiles(t, dir) {
			data, err := os.ReadFile(filepath.Join(dir, name))
			must(t, err)
			if disk.IsTemp(filepath.Base(name)) || strings.Contains(name, ".partial") {
				t.Errorf("%s was left behind", filepath.Join(dir, name))
			}
			said[what+name] = intake.Hash(data)
			if filepath.Ext(name) == ".html" {
				said[what+name] = string(data) // which says what is other
			}
		}
	}
	report, err := custody.Audit(t.Context(), o.Workspace)
	must(t, err)
	if len(report.Faults) > 0 || report.Leftovers > 0 {
		t.Errorf("audit: %d leftovers, faults %+v", report.Leftovers, report.Faults)
	}
}

// lettersOf counts letters by their names: what was sent when a process died is sent once
// more under the same name.
func lettersOf(t *testing.T, mails []mailserver.Mail) map[string]int {
	t.Helper()
	count := map[string]int{}
	for _, m := range mails {
		letter, err := mail.ReadMessage(strings.NewReader(string(m.Data)))
		must(t, err)
		count[fmt.Sprintf("%s %v %s", letter.Header.Get("Message-ID"), m.To, letter.Header.Get("Subject"))]++
	}
	return count
}

// compareLetters holds that the same letters went out, and no more of them twice than
// there were mishaps.
func (f *fleet) compareLetters(want, got map[string]int) {
	f.t.Helper()
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
		f.t.Errorf("letters (-undisturbed +disturbed):\n%.3000s", diff)
	}
	twice := 0
	for _, n := range got {
		twice += n - 1
	}
	f.t.Logf("%d letters, %d of them sent once more after a mishap", len(got), twice)
	if most := len(f.killed) + f.started; twice > most {
		f.t.Errorf("%d letters were sent once more: want %d at most", twice, most)
	}
}
