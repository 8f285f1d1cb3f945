package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
)

// unplug takes the files out of an inbox and leaves the folders, as a share
// does that is mounted over them on the same disk. What comes back plugs it in.
func unplug(t *testing.T, inbox string) (back func()) {
	t.Helper()
	share, bare := inbox+".share", inbox+".bare"
	must(t, os.Rename(inbox, share))
	entries, err := os.ReadDir(share)
	must(t, err)
	for _, e := range entries {
		if e.IsDir() {
			must(t, os.MkdirAll(filepath.Join(inbox, e.Name()), 0o755))
		}
	}
	return func() {
		must(t, os.Rename(inbox, bare))
		must(t, os.Rename(share, inbox))
	}
}

// withoutInbox is a run that has to do without the inbox.
func withoutInbox(t *testing.T, o pipeline.Options) *pipeline.Outcome {
	t.Helper()
	out, err := pipeline.Run(context.Background(), o)
	if !errors.Is(err, intake.ErrAway) || out == nil || out.Away == nil {
		t.Fatalf("outcome %v, error %v; want the outcome of a run without the inbox", out, err)
	}
	if !out.Run.Balance.Adds() || out.Run.Ended.IsZero() {
		t.Errorf("run %+v is not whole", out.Run)
	}
	return out
}

// deadline is when the score sheets of the samples are late.
func deadline(o pipeline.Options) pipeline.Options {
	o.AsOf = time.Date(2023, 10, 16, 22, 0, 0, 0, o.Campaign.Zone)
	return o
}

// TestADeadlineWithoutTheInbox: what was received is judged and published as of
// that night, nothing counts as gone, and when the share is back it is as if
// nothing had been.
func TestADeadlineWithoutTheInbox(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for name, unplug := range map[string]func(*testing.T, string) func(){
		"empty folders are left": unplug,
		"nothing is left": func(t *testing.T, inbox string) func() {
			must(t, os.Rename(inbox, inbox+".share"))
			return func() { must(t, os.Rename(inbox+".share", inbox)) }
		},
		"a mount point is left": func(t *testing.T, inbox string) func() {
			must(t, os.Rename(inbox, inbox+".share"))
			must(t, os.Mkdir(inbox, 0o755))
			return func() { must(t, os.Remove(inbox)); must(t, os.Rename(inbox+".share", inbox)) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := evening(t)
			back := unplug(t, o.Inbox)
			night := deadline(o)
			out := withoutInbox(t, night)
			if n := len(told(out.Snapshot, "D02")); n == 0 || !out.Snapshot.Run.AsOf.Equal(night.AsOf) {
				t.Errorf("%d departments are told what is missing, as of %v", n, out.Snapshot.Run.AsOf)
			}
			data, err := os.ReadFile(filepath.Join(o.Outbox, "findings.json"))
			must(t, err)
			for _, code := range []string{`"D02"`, `"F15"`} {
				if !strings.Contains(string(data), code) {
					t.Errorf("%s is not published", code)
				}
			}
			if do := todayOf(t, night)["收件箱连接不上"]; !strings.Contains(do, "2023-10-13 22:00") || !strings.Contains(do, "没有文件因此算作被撤走") {
				t.Errorf("to be done: %q", do)
			}
			for _, f := range out.Snapshot.Files {
				if f.Gone {
					t.Errorf("%s counts as gone", f.Path)
				}
			}
			withoutInbox(t, later(night, 1))
			back()

			calm := evening(t)
			want := mustRun(t, later(deadline(calm), 2)).Snapshot
			got := mustRun(t, later(night, 2))
			if diff := cmp.Diff(places(want), places(got.Snapshot)); diff != "" || got.Received != 0 {
				t.Errorf("%d received; files (-undisturbed +got):\n%s", got.Received, diff)
			}
			if diff := cmp.Diff(codesByFile(want), codesByFile(got.Snapshot)); diff != "" || len(told(got.Snapshot, "F15")) > 0 {
				t.Errorf("told %v; findings (-undisturbed +got):\n%s", told(got.Snapshot, "F15"), diff)
			}
			if kinds := faultKinds(mustAudit(t, o)); len(kinds) > 0 {
				t.Errorf("audit tells %q", kinds)
			}
		})
	}
}

// TestAnInboxThatIsReallyEmpty: a person says so, once.
func TestAnInboxThatIsReallyEmpty(t *testing.T) {
	t.Parallel()
	o := evening(t)
	unplug(t, o.Inbox)
	withoutInbox(t, later(o, 1))
	empty := later(o, 2)
	empty.ReallyEmpty = true
	s := mustRun(t, empty).Snapshot
	for _, f := range s.Files {
		if !f.Gone {
			t.Errorf("%s does not count as gone", f.Path)
		}
	}
	if s.Run.Balance.Seen != 0 || len(told(s, "F15")) > 0 {
		t.Errorf("%d files seen, told %v", s.Run.Balance.Seen, told(s, "F15"))
	}
	mustRun(t, later(o, 3))
}

// TestTheClockDoesNotSayWhetherTheInboxIsAway: real looks do, whatever the clock
// of a run is.
func TestTheClockDoesNotSayWhetherTheInboxIsAway(t *testing.T) {
	t.Parallel()
	o := evening(t)
	unplug(t, o.Inbox)
	for _, hours := range []int{-10000, 0, 10000} {
		withoutInbox(t, later(o, hours))
	}
}

// TestAServiceWaitsForTheInbox: nothing is recorded by its runs meanwhile.
func TestAServiceWaitsForTheInbox(t *testing.T) {
	t.Parallel()
	o := evening(t)
	unplug(t, o.Inbox)
	before := contents(t, o.Outbox)
	o.Waits = true
	if out, err := pipeline.Run(context.Background(), later(o, 1)); !errors.Is(err, intake.ErrAway) || out != nil {
		t.Errorf("outcome %v, error %v; want no run", out, err)
	}
	s, err := o.Current(context.Background())
	must(t, err)
	if diff := cmp.Diff(before, contents(t, o.Outbox)); diff != "" || s.Run.ID != 1 {
		t.Errorf("run %d, outbox (-before +after):\n%s", s.Run.ID, diff)
	}
}

// TestWhatWasSeenAndNotReadWaitsForTheInbox, and came when it was seen.
func TestWhatWasSeenAndNotReadWaitsForTheInbox(t *testing.T) {
	t.Parallel()
	o := evening(t)
	put(t, o.Inbox, transport+"/补.xlsx", edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"B5": "x"}))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	cut := later(o, 1)
	cut.Reached = func(p pipeline.Point) {
		if p == pipeline.AfterLook {
			cancel()
		}
	}
	if _, err := pipeline.Run(ctx, cut); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	back := unplug(t, o.Inbox)
	out := withoutInbox(t, later(o, 2))
	if v := verdicts(out.Snapshot)[transport+"/补.xlsx"]; v != record.Unsettled || out.Run.Balance.Seen != 17 {
		t.Errorf("of %d files seen, the unread one is %q", out.Run.Balance.Seen, v)
	}
	back()
	out = mustRun(t, later(o, 3))
	for _, f := range out.Snapshot.Files {
		if f.Path == transport+"/补.xlsx" && (f.Verdict == record.Unsettled || !f.Arrival.Equal(cut.AsOf)) {
			t.Errorf("it is %s and arrived %v, want %v", f.Verdict, f.Arrival, cut.AsOf)
		}
	}
	if out.Received != 1 {
		t.Errorf("%d received", out.Received)
	}
}

// TestAShareThatIsLostAfterTheLook ends no run: what could not be read waits.
func TestAShareThatIsLostAfterTheLook(t *testing.T) {
	t.Parallel()
	o := evening(t)
	put(t, o.Inbox, transport+"/补.xlsx", edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"B5": "x"}))
	lost := later(o, 1)
	lost.Reached = func(p pipeline.Point) {
		if p == pipeline.AfterLook {
			must(t, os.Rename(o.Inbox, o.Inbox+".share"))
		}
	}
	if v := verdicts(mustRun(t, lost).Snapshot)[transport+"/补.xlsx"]; v != record.Unsettled {
		t.Errorf("what could not be read is %q", v)
	}
	must(t, os.Rename(o.Inbox+".share", o.Inbox))
	if out := mustRun(t, later(o, 2)); out.Received != 1 {
		t.Errorf("%d received", out.Received)
	}
}
