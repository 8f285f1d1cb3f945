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
	"github.com/rs/zerolog"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// clock is real time as a test tells it.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }

// watched is a workspace with the settings' own waiting times, and a clock of
// its own in place of real time.
func watched(t *testing.T) (pipeline.Options, *clock) {
	o, c := fixture(t), &clock{time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}
	o.Watch = o.Campaign.Settings.Watch
	o.Watch.Stable = 0
	o.Now = c.now
	return o, c
}

// waitingFor is what is told of the only file.
func waitingFor(t *testing.T, s *record.Snapshot) (record.Verdict, string) {
	t.Helper()
	if len(s.Files) != 1 {
		t.Fatalf("files = %+v, want one", s.Files)
	}
	for _, i := range s.Issues {
		if i.FileID != 0 && !isHint(i) {
			return s.Files[0].Verdict, string(i.Code) + " " + i.Variant
		}
	}
	return s.Files[0].Verdict, ""
}

// TestAFileThatGrowsIsNotRead: it stands otherwise when it is read than when
// it was looked at.
func TestAFileThatGrowsIsNotRead(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Watch.Stable = 30 * time.Millisecond
	data := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, data[:1000])
	grow := func() { put(t, o.Inbox, sheetA01, data) }
	// The log speaks when a run begins, after its look.
	o.Log = zerolog.New(writerFunc(func(p []byte) (int, error) {
		if strings.Contains(string(p), "run begins") {
			grow()
		}
		return len(p), nil
	}))
	if verdict, told := waitingFor(t, mustRun(t, o).Snapshot); verdict != record.Unsettled || told != "F10 " {
		t.Errorf("a growing file is %s, told %q", verdict, told)
	}
	grow = func() {}
	s := mustRun(t, later(o, 1)).Snapshot
	if verdict, told := waitingFor(t, s); verdict != record.Accepted || told != "" {
		t.Errorf("a file that stands still is %s, told %q", verdict, told)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestARunTakesItsTimeOverWhatIsNewOnly: a second look needs a wait, and only
// where something is to be read.
func TestARunTakesItsTimeOverWhatIsNewOnly(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, cityManagement+"/~$评分表_A-01.xlsx", []byte("owner"))
	mustRun(t, o)
	// Nobody waits for an hour: the context ends it at once where one would.
	o.Watch.Stable = time.Hour
	o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	mustRun(t, later(o, 1))
	put(t, o.Inbox, cityManagement+"/~$另一份.xlsx", []byte("owner"))
	mustRun(t, later(o, 2))
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := pipeline.Run(ctx, later(o, 3)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error = %v, want a wait for the new file", err)
	}
}

// TestAProcessThatWatchesNeedsNoSecondLook of its own: what stood still since
// its last look is settled.
func TestAProcessThatWatchesNeedsNoSecondLook(t *testing.T) {
	t.Parallel()
	o, real := watched(t)
	o.Watch.Stable = time.Hour
	o.Watcher = intake.NewWatcher(o.Inbox, o.Now)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	if _, err := o.Watcher.Look(context.Background()); err != nil {
		t.Fatal(err)
	}
	real.pass(time.Hour)
	if verdict, _ := waitingFor(t, mustRun(t, o).Snapshot); verdict != record.Accepted {
		t.Errorf("verdict = %s, want accepted", verdict)
	}
}

// TestAnEmptyFileIsWaitedForAWhile in real time, whatever the run's clock says.
func TestAnEmptyFileIsWaitedForAWhile(t *testing.T) {
	t.Parallel()
	o, real := watched(t)
	put(t, o.Inbox, sheetA01, nil)
	for _, step := range []struct {
		pass    time.Duration
		verdict record.Verdict
		told    string
	}{
		{0, record.Unsettled, "F10 "},
		{10*time.Minute - 1, record.Unsettled, "F10 "},
		{1, record.Unreadable, "F01 empty"},
		{time.Hour, record.Unreadable, "F01 empty"},
	} {
		real.pass(step.pass)
		verdict, told := waitingFor(t, mustRun(t, later(o, 100)).Snapshot)
		if verdict != step.verdict || told != step.told {
			t.Errorf("after %v more: %s, told %q; want %s, %q", step.pass, verdict, told, step.verdict, step.told)
		}
	}
}

// TestAFileThatIsFilled arrives with its content, not with its name.
func TestAFileThatIsFilled(t *testing.T) {
	t.Parallel()
	o, _ := watched(t)
	put(t, o.Inbox, sheetA01, nil)
	mustRun(t, o)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, later(o, 1)).Snapshot
	if verdict, told := waitingFor(t, s); verdict != record.Accepted || told != "" {
		t.Errorf("%s, told %q", verdict, told)
	}
	if !s.Files[0].Arrival.Equal(later(o, 1).AsOf) {
		t.Errorf("arrival = %v, want that of the content", s.Files[0].Arrival)
	}
}

// TestALongWaitIsToldInOtherWords: a file that grows at every look, and is
// another one each time, has been waiting since the first.
func TestALongWaitIsToldInOtherWords(t *testing.T) {
	t.Parallel()
	o, real := watched(t)
	size := 0
	for i, want := range []string{"F10 ", "F10 ", "F10 waiting", "F10 waiting"} {
		size++
		put(t, o.Inbox, sheetA01, make([]byte, size))
		o.Log = zerolog.New(writerFunc(func(p []byte) (int, error) {
			if strings.Contains(string(p), "run begins") {
				size++
				put(t, o.Inbox, sheetA01, make([]byte, size))
			}
			return len(p), nil
		}))
		s := mustRun(t, later(o, i)).Snapshot
		verdict, told := waitingFor(t, s)
		if verdict != record.Unsettled || told != want {
			t.Errorf("run %d: %s, told %q, want %q", i, verdict, told, want)
		}
		if text := s.Issues[len(s.Issues)-1].Message.In(finding.ZH); want == "F10 waiting" && !strings.Contains(text, "30 分钟") {
			t.Errorf("told %q, want the minutes", text)
		}
		real.pass(15 * time.Minute)
	}
}

// TestArrivalByChange: what comes between two looks arrives when it came, not
// when somebody looked.
func TestArrivalByChange(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	o.AsOf = time.Now()
	first := mustRun(t, o).Snapshot.Files[0]
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	if err := os.Chtimes(filepath.Join(o.Inbox, filepath.FromSlash(sheetA01)), o.AsOf, o.AsOf.AddDate(-1, 0, 0)); err != nil {
		t.Fatal(err)
	}
	o.AsOf = time.Now().Add(time.Hour)
	files := map[string]record.File{}
	for _, f := range mustRun(t, o).Snapshot.Files {
		files[f.Path] = f
	}
	if got := files[sheetA02]; got.Basis != record.ByLook || !got.Arrival.Equal(first.Arrival) {
		t.Errorf("the first file arrived %v by %s, want the first look's moment", got.Arrival, got.Basis)
	}
	got := files[sheetA01]
	if got.ChangeTime.IsZero() {
		if got.Basis != record.ByLook || !got.Arrival.Equal(o.AsOf) {
			t.Errorf("without change times it arrived %v by %s", got.Arrival, got.Basis)
		}
		return
	}
	if got.Basis != record.ByChange || !got.Arrival.Equal(got.ChangeTime) || !got.Arrival.After(first.Arrival) {
		t.Errorf("arrived %v by %s, want the change time %v", got.Arrival, got.Basis, got.ChangeTime)
	}
}

func TestTheSettingsSayHowLongToWait(t *testing.T) {
	t.Parallel()
	want := campaign.Watch{Stable: time.Second, Report: 30 * time.Minute, Empty: 10 * time.Minute}
	if diff := cmp.Diff(want, mustCampaign(t).Settings.Watch); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	c := changedConfigs(t, "campaign.yaml", "watch:\n  settle_seconds: 1 ", "watch:\n  settle_seconds: 5 ")
	if c.Settings.Watch.Stable != 5*time.Second {
		t.Errorf("settle = %v, want 5 s", c.Settings.Watch.Stable)
	}
}
