package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

func (p *play) examine() *Examination {
	p.t.Helper()
	e, err := p.l.Examine(context.Background())
	must(p.t, err)
	return e
}

// doubts are what an examination doubts, a word each.
func doubts(e *Examination) []string {
	var out []string
	for _, d := range e.Doubts {
		word := string(d.Kind)
		if d.Path != "" {
			word += " " + d.Path
		}
		for _, c := range d.Changes {
			if c.Field != "content" {
				word += " " + c.Field + " " + c.Was + ">" + c.Is
			} else {
				word += " content"
			}
		}
		out = append(out, word)
	}
	return out
}

func (p *play) wantClean() {
	p.t.Helper()
	if got := doubts(p.examine()); len(got) > 0 {
		p.t.Errorf("doubts: %q, want none", got)
	}
}

// tamper changes the database behind the program's back.
func (p *play) tamper(statements ...string) {
	p.t.Helper()
	harm(p.t, p.path, statements...)
}

// threeRuns is a ledger with three runs: corrections, a duplicate, a file that
// is taken away, and findings over the whole campaign.
func threeRuns(t *testing.T) *play {
	p := newPlay(t)
	p.run(friday, inbox{"a": "A-01:returned", "b": "A-02:accepted", "c": "A-02:accepted", "d": "!"})
	p.run(sunday, inbox{"a": "A-01:accepted", "b": "A-02:accepted", "e": "A-03+A-04:accepted"})
	p.run(monday, inbox{"a": "A-01:accepted", "e": "A-03+A-04:accepted"})
	return p
}

func TestTheNormalCourseRaisesNoDoubt(t *testing.T) {
	p := newPlay(t)
	p.wantClean()
	p.run(friday, inbox{"a": "A-01:returned", "d": "!"})
	p.wantClean()
	p.run(friday, inbox{"a": "A-01:returned", "d": "!"})
	p.fingerprint = "rules-2" // judged again
	p.run(sunday, inbox{"a": "A-01:accepted", "b": "A-01:accepted"})
	p.run(monday, inbox{}) // taken away
	p.run(monday, inbox{"a": "A-01:returned"})
	p.wantClean()
	e := p.examine()
	if e.Runs != 5 || e.CutOff != 0 || e.Unsealed != 0 || e.Head.Run != 5 || len(e.Head.Hash) != 64 {
		t.Errorf("examination = %+v", e)
	}
	seal, err := p.l.Seal(context.Background(), 5)
	if err != nil || seal != e.Head.Hash {
		t.Errorf("seal of run 5 = %q, %v; want %q", seal, err, e.Head.Hash)
	}
}

// A run that is killed between any two steps raises no doubt, neither before
// nor after it is completed.
func TestKilledAnywhereRaisesNoDoubt(t *testing.T) {
	for steps := 0; ; steps++ {
		p := newPlay(t)
		p.run(friday, inbox{"a": "A-01:returned A-02:accepted", "b": "A-03:accepted", "d": "!"})
		p.steps, p.fingerprint = steps, "rules-2"
		second := inbox{"a": "A-01:accepted", "d": "!", "f": "A-04+A-05:returned", "g": "A-06:accepted"}
		if p.run(sunday, second) {
			return
		}
		p.reopen()
		p.wantClean()
		p.steps = -1
		p.run(sunday, second)
		p.wantClean()
		if e := p.examine(); e.Unsealed != 0 {
			t.Fatalf("killed after %d steps: %d entries unsealed by the run that completed it", steps, e.Unsealed)
		}
	}
}

func TestTamperingIsNoticed(t *testing.T) {
	keysOff := "PRAGMA foreign_keys = OFF"
	for _, tt := range []struct {
		name       string
		statements []string
		want       []string
	}{
		{"an arrival", []string{`UPDATE files SET arrival = '2023-10-01T00:00:00.000000000Z' WHERE path = 'b'`},
			[]string{"file_changed b arrival 2023-10-13T14:00:00.000000000Z>2023-10-01T00:00:00.000000000Z"}},
		{"a verdict of a file", []string{`UPDATE files SET verdict = 'accepted' WHERE path = 'd'`},
			[]string{"file_changed d verdict unreadable>accepted"}},
		{"a verdict of a submission", []string{`UPDATE submissions SET verdict = 'accepted' WHERE verdict = 'returned'`},
			[]string{"file_changed a content"}},
		{"a hash", []string{`UPDATE files SET hash = 'x' WHERE path = 'b'`},
			[]string{"file_changed b hash A-02:accepted>x"}},
		{"what a submission says", []string{`UPDATE submissions SET body = replace(body, '91.36', '95.36') WHERE file = 2`},
			[]string{"file_changed b content"}},
		{"whose a version is", []string{`UPDATE versions SET project = 'A-09' WHERE file = 2`},
			[]string{"file_changed b content"}},
		{"where a version stands", []string{`UPDATE versions SET first_row = 1, last_row = 9 WHERE file = 2`},
			[]string{"file_changed b content"}},
		{"a finding", []string{`UPDATE findings SET body = replace(body, '92.36', '90') WHERE code = 'T03'`},
			[]string{"file_changed a content"}},
		{"a finding deleted", []string{`DELETE FROM findings WHERE code = 'F01'`},
			[]string{"file_changed d content"}},
		{"a finding over the campaign", []string{`DELETE FROM findings WHERE whole = 1`}, []string{"findings_changed"}},
		{"a file deleted", []string{keysOff, `DELETE FROM findings WHERE file = 4`, `DELETE FROM files WHERE path = 'd'`},
			[]string{"file_missing d"}},
		{"a file put in", []string{`INSERT INTO files (path, size, mtime, link, look, arrival, verdict)
			SELECT 'z', 1, mtime, 0, look, arrival, 'accepted' FROM files WHERE path = 'b'`},
			[]string{"file_foreign z"}},
		{"an entry beside its file", []string{`UPDATE files SET verdict = 'returned' WHERE path = 'b'`,
			`UPDATE entries SET body = replace(body, '"accepted"', '"returned"') WHERE file = 2`},
			[]string{"run_changed"}},
		{"an entry put on top", []string{`UPDATE files SET verdict = 'returned' WHERE path = 'b'`,
			`INSERT INTO entries (run, kind, file, body) SELECT 3, kind, file, replace(body, '"accepted"', '"returned"')
				FROM entries WHERE file = 2`},
			[]string{"entry_foreign"}},
		{"an entry deleted", []string{`DELETE FROM entries WHERE file = 4`}, []string{"run_changed", "file_foreign d"}},
		{"the clock of a run", []string{`UPDATE runs SET as_of = '2023-10-10T00:00:00.000000000Z' WHERE id = 2`}, []string{"run_changed"}},
		{"the moment of a look", []string{`UPDATE looks SET at = '2023-10-10T00:00:00.000000000Z' WHERE id = 1`}, []string{"run_changed"}},
		{"a balance", []string{`UPDATE runs SET balance = replace(balance, '"Seen":4', '"Seen":5') WHERE id = 1`},
			[]string{"balance", "run_changed"}},
		{"a seal", []string{`UPDATE runs SET hash = 'x' WHERE id = 2`}, []string{"run_changed", "run_missing"}},
		{"a seal taken away", []string{`UPDATE runs SET hash = NULL WHERE id = 3`},
			[]string{"run_unsealed", "entry_foreign", "findings_changed"}},
		{"a run deleted", []string{keysOff, `DELETE FROM runs WHERE id = 2`}, []string{"database", "database", "database", "run_missing"}},
		{"a run deleted with its entries and looks", []string{keysOff, `DELETE FROM entries WHERE run = 1`,
			`UPDATE looks SET run = 2 WHERE run = 1`, `UPDATE files SET run = 2 WHERE run = 1`,
			`UPDATE findings SET first_run = 2 WHERE first_run = 1`, `DELETE FROM runs WHERE id = 1`},
			[]string{"run_missing", "file_foreign a", "file_foreign b", "file_foreign c", "file_foreign d"}},
		{"the last run deleted", []string{keysOff, `DELETE FROM runs WHERE id = 3`},
			[]string{"database", "database", "database", "entry_foreign", "findings_changed"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if served { // sees to its keys with every statement, and is not asked
				tt.want = slices.DeleteFunc(tt.want, func(kind string) bool { return kind == string(DoubtDatabase) })
			}
			p := threeRuns(t)
			p.wantClean()
			p.tamper(tt.statements...)
			if diff := cmp.Diff(tt.want, doubts(p.examine())); diff != "" {
				t.Errorf("doubts (-want +got):\n%s", diff)
			}
		})
	}
}

// The next run does not cover up what was changed before it.
func TestTamperingStaysNoticed(t *testing.T) {
	p := threeRuns(t)
	p.tamper(`UPDATE files SET arrival = '2023-10-01T00:00:00.000000000Z' WHERE path = 'b'`)
	p.run(monday, inbox{"a": "A-01:accepted"})
	if got := doubts(p.examine()); len(got) != 1 || !strings.HasPrefix(got[0], "file_changed b arrival") {
		t.Errorf("doubts after another run: %q", got)
	}
}

// Files and runs from before there was a chain are taken over by the first
// run that makes one.
func TestAnOlderLedgerIsTakenOver(t *testing.T) {
	p := threeRuns(t)
	p.tamper(`DELETE FROM entries`, `UPDATE runs SET hash = NULL, previous = NULL, sealed = NULL`)
	p.wantClean()
	p.run(monday, inbox{"a": "A-01:accepted"})
	p.wantClean()
	p.tamper(`UPDATE files SET verdict = 'accepted' WHERE path = 'd'`, `UPDATE runs SET as_of = started WHERE id = 1`)
	if diff := cmp.Diff([]string{"run_changed", "file_changed d verdict unreadable>accepted"}, doubts(p.examine())); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
}

func TestARejoinedFileRaisesNoDoubt(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	p.run(friday, inbox{"a": "A-01:accepted"})
	run, err := p.l.StartRun(ctx, sunday, sunday)
	must(t, err)
	seen := inbox{"a": "A-01:accepted"}.sightings()
	seen[0].ModTime = monday
	must(t, p.l.RecordLook(ctx, run.ID, record.Look{At: sunday, Files: seen}))
	pending, err := p.l.Pending(ctx)
	must(t, err)
	waiting := Saved{File: pending[0], Judgement: record.Judgement{Verdict: record.Unsettled}}
	must(t, p.l.SaveFiles(ctx, run.ID, []Saved{waiting}))
	must(t, p.l.Rejoin(ctx, pending[0].ID, 1))
	p.wantClean()
	mustFinish(t, p.l, record.Run{ID: run.ID, Ended: sunday, Balance: record.Balance{Seen: 0}}, nil)
	p.wantClean()
}

func TestOpenReadOnly(t *testing.T) {
	ctx := context.Background()
	p := threeRuns(t)
	must(t, p.l.Close())
	before, err := os.ReadFile(p.path)
	must(t, err)
	l, err := OpenReadOnly(p.path)
	must(t, err)
	if _, err := l.Examine(ctx); err != nil {
		t.Error(err)
	}
	if _, err := l.StartRun(ctx, friday, friday); err == nil {
		t.Error("a ledger that was opened for reading took a run")
	}
	must(t, l.Close())
	after, err := os.ReadFile(p.path)
	must(t, err)
	if string(before) != string(after) {
		t.Error("reading changed the ledger's file")
	}
	if _, err := OpenReadOnly(filepath.Join(t.TempDir(), "none.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no ledger: %v", err)
	}
	if served {
		return // the schema is that of all ledgers there
	}
	p.tamper(`DELETE FROM goose_db_version WHERE version_id > 1`)
	if _, err := OpenReadOnly(p.path); !errors.Is(err, ErrOlder) {
		t.Errorf("an older ledger: %v, want ErrOlder", err)
	}
	empty := filepath.Join(t.TempDir(), "x.db")
	must(t, os.WriteFile(empty, nil, 0o600))
	if _, err := OpenReadOnly(empty); !errors.Is(err, ErrUnused) {
		t.Errorf("an empty file: %v, want ErrUnused", err)
	}
}

func TestCopyIsTheSameLedger(t *testing.T) {
	p := threeRuns(t)
	to := filepath.Join(t.TempDir(), "copy.db")
	must(t, p.l.CopyTo(context.Background(), to))
	l, err := OpenReadOnly(to)
	must(t, err)
	defer func() { must(t, l.Close()) }()
	e, err := l.Examine(context.Background())
	must(t, err)
	if diff := cmp.Diff(p.examine(), e); diff != "" {
		t.Errorf("examination of the copy (-original +copy):\n%s", diff)
	}
	s, err := l.Snapshot(context.Background())
	must(t, err)
	if diff := cmp.Diff(p.snapshot(), s); diff != "" {
		t.Errorf("snapshot of the copy (-original +copy):\n%s", diff)
	}
}
