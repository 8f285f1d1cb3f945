package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// closable is an inbox in which the folders whose paths begin with what is
// stored in it cannot be listed.
func closable(o *pipeline.Options) *atomic.Value {
	var closed atomic.Value
	closed.Store("none")
	o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	o.Watcher.Before = func(folder string) error {
		if strings.HasPrefix(folder, closed.Load().(string)) {
			return fs.ErrPermission
		}
		return nil
	}
	return &closed
}

// told are the findings of a code, by department.
func told(s *record.Snapshot, code finding.Code) map[string]string {
	out := map[string]string{}
	for _, i := range s.Issues {
		if i.Code == code {
			out[i.Department] = i.Variant + " " + i.Value
		}
	}
	return out
}

// todayOf are the rows of 今天要办 as it was published, by what is to be done.
func todayOf(t *testing.T, o pipeline.Options) map[string]string {
	t.Helper()
	out := map[string]string{}
	published(t, o.Outbox, func(path string, f *excelize.File) {
		if !strings.Contains(path, "审核日报") {
			return
		}
		rows, err := f.GetRows("今天要办")
		must(t, err)
		for _, row := range rows {
			if len(row) > 2 {
				out[row[0]] += row[1] + " " + row[2] + "\n"
			}
		}
	})
	return out
}

// places are the files that a snapshot holds, with when and how they came.
func places(s *record.Snapshot) map[string]string {
	out := map[string]string{}
	for _, f := range s.Files {
		gone := ""
		if f.Gone {
			gone = " gone"
		}
		out[f.Path] = string(f.Verdict) + " " + f.Arrival.UTC().Format(time.RFC3339Nano) + " " + string(f.Basis) + gone
	}
	return out
}

// TestAFolderThatNobodyMayRead is unknown: its files are neither new nor gone,
// section and department are told, and all others go on.
func TestAFolderThatNobodyMayRead(t *testing.T) {
	t.Parallel()
	o := evening(t)
	o.AsOf = time.Now()
	closed := closable(&o)
	before := mustRun(t, o)
	closed.Store(cityManagement)
	put(t, o.Inbox, cityManagement+"/新来的.xlsx", edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"B5": "x"}))
	put(t, o.Inbox, transport+"/也是新来的.txt", []byte("x"))
	came := time.Now()
	o = later(o, 1)
	out := mustRun(t, o)
	if diff := cmp.Diff(before.Run.Balance.Seen+1, out.Run.Balance.Seen); diff != "" || out.Received != 1 {
		t.Errorf("%d received, seen (-want +got):\n%s", out.Received, diff)
	}
	now := places(out.Snapshot)
	for path, was := range places(before.Snapshot) {
		if now[path] != was {
			t.Errorf("%s was %s, is %s", path, was, now[path])
		}
	}
	want := map[string]string{"213001": "closed " + cityManagement}
	if diff := cmp.Diff(want, told(out.Snapshot, "F14")); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if do := todayOf(t, o)["文件夹读不到"]; !strings.Contains(do, "213001") || !strings.Contains(do, "读的权限") {
		t.Errorf("to be done: %q", do)
	}
	// What the section decides meanwhile takes nothing of it back.
	_, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Withdraw, Number: out.Snapshot.Versions[0].ID, By: "x", Why: "y"})
	must(t, err)
	s, err := o.Current(context.Background())
	must(t, err)
	if diff := cmp.Diff(want, told(s, "F14")); diff != "" {
		t.Errorf("told after a decision (-want +got):\n%s", diff)
	}
	// It is let in: what came meanwhile arrived when it came.
	closed.Store("none")
	out = mustRun(t, later(o, 1))
	if got := told(out.Snapshot, "F14"); len(got) > 0 || out.Received != 1 {
		t.Errorf("%d received, told %v", out.Received, got)
	}
	for _, f := range out.Snapshot.Files {
		if strings.HasSuffix(f.Path, "/新来的.xlsx") && !f.ChangeTime.IsZero() && (f.Basis != record.ByChange || f.Arrival.After(came)) {
			t.Errorf("%s arrived %v by %s, want when it came", f.Path, f.Arrival, f.Basis)
		}
	}
	if kinds := faultKinds(mustAudit(t, o)); len(kinds) > 0 {
		t.Errorf("audit tells %q", kinds)
	}
}

// TestSettingsChangeWhileAFolderIsClosed: the files of an unknown folder are judged
// again with all others when the settings change.
func TestSettingsChangeWhileAFolderIsClosed(t *testing.T) {
	t.Parallel()
	o := evening(t)
	closed := closable(&o)
	closed.Store(cityManagement)
	o.Version = "another"
	before := mustRun(t, later(o, 1))
	if before.Rejudged == 0 {
		t.Error("nothing was judged again")
	}
	closed.Store("none")
	out := mustRun(t, later(o, 2))
	if out.Received+out.Rejudged != 0 {
		t.Errorf("%d received, %d judged again; want none", out.Received, out.Rejudged)
	}
	if diff := cmp.Diff(places(before.Snapshot), places(out.Snapshot)); diff != "" {
		t.Errorf("(-closed +open):\n%s", diff)
	}
}

// TestADiskErrorWhileLooking: one folder that answers with an error is unknown,
// and all of them together are a share that is away.
func TestADiskErrorWhileLooking(t *testing.T) {
	t.Parallel()
	o := evening(t)
	broken := errors.New("input/output error")
	prefix := cityManagement
	o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	o.Watcher.Before = func(folder string) error {
		if folder != "." && strings.HasPrefix(folder, prefix) {
			return broken
		}
		return nil
	}
	if got := told(mustRun(t, later(o, 1)).Snapshot, "F14"); got["213001"] != "broken "+cityManagement {
		t.Errorf("told %v", got)
	}
	prefix = ""
	if _, err := pipeline.Run(context.Background(), later(o, 2)); !errors.Is(err, intake.ErrAway) {
		t.Errorf("error = %v, want ErrAway", err)
	}
}
