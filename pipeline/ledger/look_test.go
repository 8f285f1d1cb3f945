package ledger

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// looks records looks at an inbox, an hour of real time apart, each with a run
// of its own, and receives nothing.
func looks(t *testing.T, l *Ledger, seen ...[]record.Sighting) {
	t.Helper()
	ctx := context.Background()
	for i, files := range seen {
		at := friday.Add(time.Duration(i) * time.Hour)
		run, err := l.StartRun(ctx, at, at)
		must(t, err)
		must(t, l.RecordLook(ctx, run.ID, record.Look{At: at, Device: "7", Files: files}))
	}
}

// A file that grows is another one at every look, and has been waiting all the
// time; once it is received it waits no more.
func TestWaitingGoesOnWhileAFileGrows(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	small, large := record.Sighting{Path: "a", Size: 1, ModTime: friday}, record.Sighting{Path: "a", Size: 2, ModTime: sunday}
	looks(t, l, []record.Sighting{small}, []record.Sighting{large})
	pending, err := l.Pending(ctx)
	must(t, err)
	if len(pending) != 1 || pending[0].Size != 2 || !pending[0].Waiting.Equal(friday) {
		t.Fatalf("pending = %+v, want the larger one, waiting since the first look", pending)
	}
	for _, tt := range []struct {
		verdict record.Verdict
		waits   bool
	}{{record.Unsettled, true}, {record.Accepted, false}} {
		must(t, l.SaveFiles(ctx, 1, []Saved{{pending[0], record.Judgement{Verdict: tt.verdict}}}))
		s, err := l.Snapshot(ctx)
		must(t, err)
		if got := s.Files[0].Waiting; got.IsZero() == tt.waits {
			t.Errorf("%s: waiting since %v", tt.verdict, got)
		}
	}
}

// Another change time alone makes no new file, and is kept: reading goes by it.
func TestAnotherChangeTimeIsKept(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	a := record.Sighting{Path: "a", Size: 1, ModTime: friday, ChangeTime: friday}
	touched := a
	touched.ChangeTime = sunday
	looks(t, l, []record.Sighting{a}, []record.Sighting{touched})
	last, err := l.LastLook(ctx)
	must(t, err)
	want := record.Look{At: friday.Add(time.Hour), Device: "7", Files: []record.Sighting{touched}}
	if diff := cmp.Diff(want, last); diff != "" {
		t.Errorf("last look (-want +got):\n%s", diff)
	}
	pending, err := l.Pending(ctx)
	must(t, err)
	if len(pending) != 1 || !pending[0].Arrival.Equal(friday) {
		t.Errorf("pending = %+v, want one that arrived at the first look", pending)
	}
}

func TestBeforeTheFirstLook(t *testing.T) {
	last, err := mustOpen(t, ledgerPath(t)).LastLook(context.Background())
	if diff := cmp.Diff(record.Look{}, last); diff != "" || err != nil {
		t.Errorf("last look %v (-want +got):\n%s", err, diff)
	}
}

// What does not change costs no write, whatever the size of the inbox.
func TestALookThatSeesNothingNewWritesNothingButItself(t *testing.T) {
	ofFiles(t)
	l := mustOpen(t, ledgerPath(t))
	seen := benchSightings()
	looks(t, l, seen, seen)
	changes := func() (n int) {
		must(t, l.db.QueryRow(`SELECT total_changes()`).Scan(&n))
		return n
	}
	before := changes()
	looks(t, l, seen)
	if n := changes() - before; n != 2 {
		t.Errorf("%d rows written, want the run and the look", n)
	}
}
