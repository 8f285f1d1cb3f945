package ledger

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/pipeline/record"
)

// told renders what a snapshot says, a line a fact, without ids.
func told(s *record.Snapshot) []string {
	var out []string
	for _, f := range s.Files {
		line := fmt.Sprintf("file %s %s", f.Path, f.Verdict)
		if f.Gone {
			line += " gone"
		}
		out = append(out, line)
	}
	for _, v := range s.Versions {
		out = append(out, fmt.Sprintf("version %s %d %s %s", v.Duty.Subject, v.N, v.File.Hash, v.Verdict))
	}
	for _, i := range s.Issues {
		out = append(out, fmt.Sprintf("issue %s %s %s %s", i.Code, i.Place.File, i.Project, i.State))
	}
	return out
}

func wantTold(t *testing.T, s *record.Snapshot, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, told(s)); diff != "" {
		t.Errorf("snapshot (-want +got):\n%s", diff)
	}
}

func TestRunTwiceAddsNothing(t *testing.T) {
	p := newPlay(t)
	in := inbox{"213001/a.xlsx": "A-01:returned", "213001/b.xlsx": "A-02:accepted", "213001/c.txt": "!"}
	p.run(friday, in)
	before := p.snapshot()
	p.run(friday, in)
	after := p.snapshot()
	if diff := cmp.Diff(before, after, cmpopts.IgnoreFields(record.Run{}, "ID")); diff != "" {
		t.Errorf("second run changed the ledger (-first +second):\n%s", diff)
	}
	wantTold(t, after,
		"file 213001/a.xlsx returned", "file 213001/b.xlsx accepted", "file 213001/c.txt unreadable",
		"version A-01 1 A-01:returned returned", "version A-02 1 A-02:accepted accepted",
		"issue T03 213001/a.xlsx A-01 new", "issue F01 213001/c.txt  new")
	if !after.Run.Balance.Adds() || after.Run.Balance.Seen != 3 {
		t.Errorf("balance = %+v, want three files that add up", after.Run.Balance)
	}
}

func TestFindingsAreOpenAtALaterClock(t *testing.T) {
	p := newPlay(t)
	in := inbox{"213001/a.xlsx": "A-01:returned"}
	p.run(friday, in)
	p.run(sunday, in)
	s := p.snapshot()
	wantTold(t, s, "file 213001/a.xlsx returned", "version A-01 1 A-01:returned returned",
		"issue T03 213001/a.xlsx A-01 open")
	if s.Issues[0].FirstRun != 1 {
		t.Errorf("first run = %d, want 1", s.Issues[0].FirstRun)
	}
}

func TestNewerFilesSupersede(t *testing.T) {
	for _, tt := range []struct {
		name          string
		first, second inbox
		want          []string
	}{
		{"a correction in place",
			inbox{"a": "A-01:returned"}, inbox{"a": "A-01:accepted"},
			[]string{"file a accepted",
				"version A-01 1 A-01:returned superseded", "version A-01 2 A-01:accepted accepted"}},
		{"a correction beside",
			inbox{"a": "A-01:returned"}, inbox{"a": "A-01:returned", "b": "A-01:accepted"},
			[]string{"file a superseded", "file b accepted",
				"version A-01 1 A-01:returned superseded", "version A-01 2 A-01:accepted accepted"}},
		{"a returned version leaves the standing one in place",
			inbox{"a": "A-01:accepted"}, inbox{"a": "A-01:returned"},
			[]string{"file a accepted gone", "file a returned",
				"version A-01 1 A-01:accepted accepted", "version A-01 2 A-01:returned returned",
				"issue T03 a A-01 new"}},
		{"an unreadable file replaces nothing",
			inbox{"a": "A-01:accepted"}, inbox{"a": "!"},
			[]string{"file a accepted gone", "file a unreadable",
				"version A-01 1 A-01:accepted accepted", "issue F01 a  new"}},
		{"a file that is taken away stands and is told",
			inbox{"a": "A-01:accepted"}, inbox{},
			[]string{"file a accepted gone", "version A-01 1 A-01:accepted accepted", "issue F12 a  new"}},
		{"an unreadable file that is taken away is forgotten",
			inbox{"a": "!"}, inbox{}, nil},
		{"two projects in one report, one of them corrected",
			inbox{"a": "A-01+A-02:returned"}, inbox{"a": "A-01+A-02:returned", "b": "A-01:accepted"},
			[]string{"file a returned", "file b accepted",
				"version A-01 1 A-01+A-02:returned superseded", "version A-01 2 A-01:accepted accepted",
				"version A-02 1 A-01+A-02:returned returned",
				"issue T03 a A-02 open"}},
		{"the same content again is no version",
			inbox{"a": "A-01:accepted"}, inbox{"a": "A-01:accepted", "a - 副本": "A-01:accepted"},
			[]string{"file a accepted", "file a - 副本 duplicate",
				"version A-01 1 A-01:accepted accepted", "issue F08 a - 副本  new"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t)
			p.run(friday, tt.first)
			p.run(sunday, tt.second)
			wantTold(t, p.snapshot(), tt.want...)
		})
	}
}

func TestDuplicatesWithinOneLookGoByPath(t *testing.T) {
	p := newPlay(t)
	p.run(friday, inbox{"b": "A-01:accepted", "a": "A-01:accepted", "c": "A-01:accepted"})
	wantTold(t, p.snapshot(), "file a accepted", "file b duplicate", "file c duplicate",
		"version A-01 1 A-01:accepted accepted", "issue F08 b  new", "issue F08 c  new")
}

func TestAFileThatComesBackKeepsItsArrival(t *testing.T) {
	p := newPlay(t)
	in := inbox{"a": "A-01:accepted"}
	p.run(friday, in)
	p.run(sunday, inbox{})
	p.run(monday, in)
	s := p.snapshot()
	wantTold(t, s, "file a accepted", "version A-01 1 A-01:accepted accepted")
	if got := s.Files[0].Arrival; !got.Equal(friday) {
		t.Errorf("arrival = %v, want the first look's %v", got, friday)
	}
}

// A run that is killed between any two steps is completed by the next one, and
// nothing tells that it happened.
func TestALedgerKilledAnywhere(t *testing.T) {
	first := inbox{"a": "A-01:returned A-02:accepted", "b": "A-03:accepted", "c": "A-03:accepted", "d": "!", "e": "A-04:accepted"}
	second := inbox{"a": "A-01:accepted", "b": "A-03:returned", "d": "!", "f": "A-04+A-05:returned", "g": "A-06:accepted"}
	undisturbed := newPlay(t)
	undisturbed.run(friday, first)
	undisturbed.fingerprint = "rules-2"
	undisturbed.run(sunday, second)
	want := undisturbed.snapshot()

	for steps := 0; ; steps++ {
		p := newPlay(t)
		p.run(friday, first)
		p.fingerprint, p.steps = "rules-2", steps
		if p.run(sunday, second) {
			if steps < 8 {
				t.Fatalf("a run has only %d steps", steps)
			}
			return
		}
		p.reopen()
		p.steps, p.batch = -1, 3
		p.run(sunday, second)
		runIDs := cmpopts.IgnoreFields(record.Run{}, "ID")
		receivedBy := cmpopts.IgnoreFields(record.File{}, "Run", "LeftRun")
		firstSeenBy := cmpopts.IgnoreFields(record.Issue{}, "FirstRun")
		if diff := cmp.Diff(want, p.snapshot(), runIDs, receivedBy, firstSeenBy); diff != "" {
			t.Fatalf("killed after %d steps (-undisturbed +completed):\n%s", steps, diff)
		}
	}
}

func TestAKillNeverMakesAnArrivalLater(t *testing.T) {
	p := newPlay(t)
	p.steps = 2 // started and looked, nothing received
	p.run(sunday, inbox{"a": "A-01:returned"})
	p.reopen()
	if n := len(p.snapshot().Files); n != 0 {
		t.Errorf("%d files before any was received, want none", n)
	}
	p.steps = -1
	p.run(monday, inbox{"a": "A-01:returned"})
	s := p.snapshot()
	if got := s.Files[0].Arrival; !got.Equal(sunday) {
		t.Errorf("arrival = %v, want %v", got, sunday)
	}
	wantTold(t, s, "file a returned", "version A-01 1 A-01:returned returned", "issue T03 a A-01 new")
}

func TestCutOffRunsAreVisible(t *testing.T) {
	p := newPlay(t)
	p.steps = 3
	in := inbox{"a": "A-01:returned", "b": "A-02:accepted", "c": "A-03:accepted"}
	p.run(friday, in)
	p.steps = -1
	p.run(sunday, in)
	runs, err := p.l.Runs(context.Background(), 10)
	must(t, err)
	if len(runs) != 2 || runs[0].Ended.IsZero() || !runs[1].Ended.IsZero() {
		t.Fatalf("runs = %+v, want a finished one after a cut-off one", runs)
	}
	if !runs[0].AsOf.Equal(sunday) || !runs[0].Started.Equal(sunday.Add(3600e9)) {
		t.Errorf("clocks = %v, %v", runs[0].AsOf, runs[0].Started)
	}
	// Nobody was told what the cut-off run found.
	if issue := p.snapshot().Issues[0]; issue.FirstRun != runs[0].ID || issue.State != record.New {
		t.Errorf("first run %d, state %s; want that of the run that was completed", issue.FirstRun, issue.State)
	}
}

func TestJudgedAgainByOtherRules(t *testing.T) {
	p := newPlay(t)
	in := inbox{"a": "A-01+A-02:returned", "b": "A-03:accepted"}
	p.run(friday, in)
	before := p.snapshot()
	p.fingerprint = "rules-2"
	p.run(sunday, in)
	after := p.snapshot()
	ignore := []cmp.Option{cmpopts.IgnoreFields(record.File{}, "Judged"), cmpopts.IgnoreFields(record.Issue{}, "State"),
		cmpopts.IgnoreFields(record.Snapshot{}, "Run")}
	if diff := cmp.Diff(before, after, ignore...); diff != "" {
		t.Errorf("judging again changed ids, arrivals or first runs (-before +after):\n%s", diff)
	}
	stale, err := p.l.Stale(context.Background(), by("rules-2"))
	must(t, err)
	if len(stale) != 0 {
		t.Errorf("%d files are stale after they were judged again", len(stale))
	}
}

func TestJudgingAgainReplacesWhatWasFound(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	p.run(friday, inbox{"a": "A-01:returned A-02+A-03:returned"})
	stale, err := p.l.Stale(ctx, by("rules-2"))
	must(t, err)
	run, err := p.l.StartRun(ctx, sunday, sunday)
	must(t, err)
	must(t, p.l.SaveFiles(ctx, run.ID, []Saved{{File: stale[0], Judgement: judge("A-01:accepted")}}))
	s := p.snapshot()
	if diff := cmp.Diff([]string{"file a accepted", "version A-01 1 " + stale[0].Hash + " accepted"}, told(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s.Versions[0].ID != 1 {
		t.Errorf("version id = %d, want 1 as before", s.Versions[0].ID)
	}
}

func TestUnsettledFilesStayPending(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	for _, at := range []int64{1, 2} {
		run, err := p.l.StartRun(ctx, friday, friday)
		must(t, err)
		must(t, p.l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: inbox{"a": "A-01:accepted"}.sightings()}))
		pending, err := p.l.Pending(ctx)
		must(t, err)
		if len(pending) != 1 {
			t.Fatalf("run %d: %d pending files, want one", at, len(pending))
		}
		waiting := record.Judgement{Verdict: record.Unsettled}
		must(t, p.l.SaveFiles(ctx, run.ID, []Saved{{File: pending[0], Judgement: waiting}}))
	}
	wantTold(t, p.snapshot(), "file a unsettled")
	p.run(sunday, inbox{"a": "A-01:accepted"})
	s := p.snapshot()
	wantTold(t, s, "file a accepted", "version A-01 1 A-01:accepted accepted")
	if f := s.Files[0]; f.Run != 3 || !f.Arrival.Equal(friday) {
		t.Errorf("received by run %d, arrived %v; want run 3 and the first look's time", f.Run, f.Arrival)
	}
}

// TestOriginals are the first of each content of a department that is no
// duplicate and no test filing.
func TestOriginals(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	paths := []string{"1/a", "1/b", "1/c", "1/试报/0", "2/a"}
	var seen []record.Sighting
	for _, path := range paths {
		seen = append(seen, record.Sighting{Path: path, ModTime: friday})
	}
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: seen}))
	pending, err := l.Pending(ctx)
	must(t, err)
	for i, verdict := range []record.Verdict{record.Duplicate, record.Returned, record.Accepted, record.Accepted, record.Accepted} {
		pending[i].Department, pending[i].Hash = pending[i].Path[:1], "x"
		must(t, l.SaveFiles(ctx, run.ID, []Saved{{pending[i], record.Judgement{Verdict: verdict}}}))
	}
	one, two := record.Content{Department: "1", Hash: "x"}, record.Content{Department: "2", Hash: "x"}
	got, err := l.Originals(ctx, []record.Content{one, {Department: "3", Hash: "x"}, {Department: "1", Hash: "y"}, two, {Department: "1"}})
	must(t, err)
	if len(got) != 2 || got[one].Path != "1/b" || got[two].Path != "2/a" {
		t.Errorf("originals %+v", got)
	}
}
