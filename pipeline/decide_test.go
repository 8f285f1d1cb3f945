package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

func mustDecide(t *testing.T, o pipeline.Options, w decide.Decision) *decide.Outcome {
	t.Helper()
	w.By, w.Why = "王科长", "核实"
	out, err := decide.Decide(context.Background(), o.Sender, w)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := custody.Audit(context.Background(), o.Workspace); err != nil || len(report.Faults) > 0 {
		t.Errorf("audit after a decision: %v, %+v", err, report.Faults)
	}
	return out
}

// idOf is the number of a file's version for a project.
func idOf(t *testing.T, s *record.Snapshot, path, project string) int64 {
	t.Helper()
	for _, v := range s.Versions {
		if v.File.Path == path && v.Duty.Project() == project && !v.File.Gone {
			return v.ID
		}
	}
	t.Fatalf("no version of %s", path)
	return 0
}

// republished is every byte of the outbox, published again, but what was
// replaced (历次).
func republished(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(o.Outbox), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "历次" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(o.Outbox, path))
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestAWithdrawnVersionGivesWayToTheOneBefore at once in the account, with the
// next publish in the outbox, in every later run, and not at all when it is
// undone.
func TestAWithdrawnVersionGivesWayToTheOneBefore(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, good)
	mustRun(t, o)
	const second = cityManagement + "/改.xlsx"
	put(t, o.Inbox, second, edited(t, good, map[string]string{"F16": "另一种说法"}))
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	before, id := republished(t, o), idOf(t, s, second, "A-01")

	out := mustDecide(t, o, decide.Decision{Kind: record.Withdraw, Number: id})
	if !out.Changed || out.Version.State != record.Withdrawn {
		t.Errorf("withdrawn: %+v", out.Version)
	}
	if again := mustDecide(t, o, decide.Decision{Kind: record.Withdraw, Number: id}); again.Changed || len(again.Snapshot.Decisions) != 1 {
		t.Errorf("withdrawing twice recorded %d decisions", len(again.Snapshot.Decisions))
	}
	if maps.Equal(before, republished(t, o)) {
		t.Error("publishing again shows nothing of it")
	}
	mustDecide(t, o, decide.Decision{Kind: record.Withdraw, Number: id, Undo: true})
	if !maps.Equal(before, republished(t, o)) {
		t.Error("undone, the outbox is not what it was")
	}
	out = mustDecide(t, o, decide.Decision{Kind: record.Withdraw, Number: id})
	want := []string{"1 " + sheetA01 + " accepted", "2 " + second + " superseded"}
	for _, s := range []*record.Snapshot{out.Snapshot, mustRun(t, later(o, 1)).Snapshot} {
		if diff := cmp.Diff(want, chainOf(s, "score-sheet", "A-01")); diff != "" {
			t.Errorf("withdrawn (-want +got):\n%s", diff)
		}
	}
}

// TestADecisionSurvivesAnotherJudgement: settings that change give every file
// another judgement, and leave the section's word alone.
func TestADecisionSurvivesAnotherJudgement(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	mustDecide(t, o, decide.Decision{Kind: record.Withdraw, Number: idOf(t, s, sheetA01, "A-01")})
	o.Version = "2"
	out := mustRun(t, o)
	if out.Rejudged != 1 || out.Snapshot.Versions[0].State != record.Withdrawn {
		t.Errorf("%d judged again, the version is %s", out.Rejudged, out.Snapshot.Versions[0].State)
	}
}

// TestTheSectionNamesOneOfSeveral that came together (X01).
func TestTheSectionNamesOneOfSeveral(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, good)
	const other = cityManagement + "/评分表_A-01_改.xlsx"
	put(t, o.Inbox, other, edited(t, good, map[string]string{"F16": "另一种说法"}))
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	s := mustRun(t, o).Snapshot
	out := mustDecide(t, o, decide.Decision{Kind: record.Choose, Number: idOf(t, s, sheetA01, "A-01")})
	want := []string{"1 " + sheetA01 + " accepted", "2 " + other + " superseded"}
	if diff := cmp.Diff(want, chainOf(out.Snapshot, "score-sheet", "A-01")); diff != "" || !out.Version.Standing() {
		t.Errorf("named (-want +got):\n%s", diff)
	}
	if told := across(out.Snapshot); len(told) > 0 {
		t.Errorf("still told: %v", told)
	}
	_, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Choose, Number: idOf(t, s, sheetA02, "A-02"), By: "王科长", Why: "核实"})
	if !errors.Is(err, decide.ErrNotDisputed) {
		t.Errorf("naming the only version: %v", err)
	}
}

// TestTheSectionSaysWhenAFileArrived: lateness goes by it, and both arrivals
// are kept.
func TestTheSectionSaysWhenAFileArrived(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.AsOf = samples.Evenings(t)[2].AsOf
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	if got := codesByFile(s)[sheetA01]; got != "D01" {
		t.Fatalf("told %q", got)
	}
	at := time.Date(2023, 10, 15, 23, 59, 59, 0, o.Campaign.Zone)
	id := idOf(t, s, sheetA01, "A-01")
	out := mustDecide(t, o, decide.Decision{Kind: record.Arrive, Number: id, At: at})
	if f := out.Version.File; !f.Arrival.Equal(at) || !f.Seen.Equal(o.AsOf) || out.Version.Verdict != record.Accepted {
		t.Errorf("arrived %s, seen %s, %s", f.Arrival, f.Seen, out.Version.Verdict)
	}
	if got := codesByFile(out.Snapshot)[sheetA01]; got != "" {
		t.Errorf("still told %q", got)
	}
	out = mustDecide(t, o, decide.Decision{Kind: record.Arrive, Number: id, At: at.Add(time.Second)})
	if got := codesByFile(out.Snapshot)[sheetA01]; got != "D01" {
		t.Errorf("a second later it is late: told %q", got)
	}
	out = mustDecide(t, o, decide.Decision{Kind: record.Arrive, Number: id, Undo: true})
	if diff := cmp.Diff(s, out.Snapshot, cmpopts.IgnoreFields(record.Snapshot{}, "Decisions")); diff != "" {
		t.Errorf("undone (-before +after):\n%s", diff)
	}
}

func TestDecidingNeedsAFinishedRun(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	w := decide.Decision{Kind: record.Withdraw, Number: 1, By: "王科长", Why: "核实"}
	if _, err := decide.Decide(context.Background(), o.Sender, w); !errors.Is(err, workspace.ErrNoRun) {
		t.Errorf("before the first run: %v", err)
	}
	mustRun(t, o)
	var unknown *record.UnknownVersion
	if _, err := decide.Decide(context.Background(), o.Sender, w); !errors.As(err, &unknown) {
		t.Errorf("on nothing: %v", err)
	}
}
