package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// inTheWay puts a file where a folder belongs, so that nothing can be written
// there, whoever runs the test.
func inTheWay(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// files lists all files below a folder but those of the ledger itself.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), "ledger.db") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAnArchiveThatCannotBeWritten ends the run: nothing is recorded that was
// not kept, nothing is published, and the next run makes it good.
func TestAnArchiveThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	archive := filepath.Join(o.Place.Folder(), "archive")
	inTheWay(t, archive)
	if _, err := pipeline.Run(context.Background(), o); err == nil {
		t.Fatal("the run went on without an archive")
	}
	if left := files(t, o.Outbox); len(left) > 0 {
		t.Errorf("published all the same: %v", left)
	}
	if err := os.Remove(archive); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, later(o, 1)).Snapshot
	if len(s.Files) != 1 || s.Files[0].Verdict != record.Accepted || !s.Files[0].Arrival.Equal(o.AsOf) {
		t.Errorf("files = %+v, want one accepted, arrived at the first look", s.Files)
	}
}

// TestWhatMayBeLostIsNotRecorded: the ledger says nothing of an original before
// the disk has promised to keep it.
func TestWhatMayBeLostIsNotRecorded(t *testing.T) {
	t.Parallel()
	for _, refused := range []disk.Op{disk.OpSync, disk.OpSyncFolder} {
		t.Run(string(refused), func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
			archive := filepath.Join(o.Place.Folder(), "archive")
			broken := errors.New("disk broken")
			o.Disk.Before = func(op disk.Op, path string) error {
				if op == refused && strings.HasPrefix(path, archive) {
					return broken
				}
				return nil
			}
			if _, err := pipeline.Run(context.Background(), o); !errors.Is(err, broken) {
				t.Fatalf("error = %v, want %v", err, broken)
			}
			l, err := ledger.Open(string(o.Place))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = l.Close() }()
			if pending, err := l.Pending(context.Background()); err != nil || len(pending) != 1 {
				t.Errorf("%d files wait to be judged, error %v; want the one", len(pending), err)
			}
		})
	}
}

// TestOneResultThatCannotBeWritten keeps none of the others back.
func TestOneResultThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	want := len(files(t, o.Outbox))
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
	master := filepath.Join(o.Outbox, "总表_2023.xlsx")
	if err := os.MkdirAll(filepath.Join(master, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := pipeline.Run(context.Background(), o)
	if !errors.Is(err, publish.ErrOutbox) || out == nil {
		t.Fatalf("outcome %v, error %v; want the outcome and ErrOutbox", out, err)
	}
	if got := files(t, o.Outbox); len(got) != want-1 {
		t.Errorf("%d files were published, want all %d but one", len(got), want)
	}
	for _, path := range files(t, o.Outbox) {
		if disk.IsTemp(filepath.Base(path)) {
			t.Errorf("%s was left behind", path)
		}
	}
}

// TestOneRunAtATime: a second one is told so and touches nothing.
func TestOneRunAtATime(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	held, err := lease.Take(string(o.Place), lease.Run)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(context.Background(), o); !errors.Is(err, ledger.ErrLocked) {
		t.Errorf("error = %v, want ErrLocked", err)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	mustRun(t, o)
}

// TestPublishingAgain makes the same bytes out of the ledger alone, and cleans
// up what a killed run left behind.
func TestPublishingAgain(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	before := contents(t, o.Outbox)
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
	inTheWay(t, filepath.Join(o.Units, ".jixiao-0123456789abcdef.tmp"))
	out, err := publish.Again(context.Background(), o.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, contents(t, o.Outbox)); diff != "" || out.Written != len(before) {
		t.Errorf("%d files written; outbox (-before +after):\n%s", out.Written, diff)
	}
}

// TestNothingHalfWayIsPublished: after a run that was cut off there is nothing
// to publish until another one has finished.
func TestNothingHalfWayIsPublished(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	if _, err := publish.Again(context.Background(), o.Workspace); !errors.Is(err, workspace.ErrNoRun) {
		t.Errorf("before any run: error = %v, want ErrNoRun", err)
	}
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	before := contents(t, o.Outbox)
	stopAfter(t, later(o, 1), 1)
	if _, err := publish.Again(context.Background(), o.Workspace); !errors.Is(err, workspace.ErrCutOff) {
		t.Errorf("after a cut: error = %v, want ErrCutOff", err)
	}
	if diff := cmp.Diff(before, contents(t, o.Outbox)); diff != "" {
		t.Errorf("outbox (-before +after):\n%s", diff)
	}
	mustRun(t, later(o, 2))
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Error(err)
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, path := range files(t, dir) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out[path] = string(data)
	}
	return out
}
