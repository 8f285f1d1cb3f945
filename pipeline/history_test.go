package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/workspace"
)

// onceRun is a workspace with a history: a run and a backup.
func onceRun(t *testing.T) pipeline.Options {
	t.Helper()
	o := evening(t)
	o.Configs = "../configs"
	o.Backups = filepath.Join(filepath.Dir(o.Inbox), "backup")
	if _, err := custody.Backup(context.Background(), o.Workspace, o.Backups, 1); err != nil {
		t.Fatal(err)
	}
	return o
}

// only removes every trace of the history but one.
func only(t *testing.T, o pipeline.Options, kept string) {
	t.Helper()
	data := o.Place.Folder()
	master := filepath.Join(o.Outbox, "总表_2023.xlsx")
	must(t, os.Rename(master, filepath.Join(o.Outbox, "总表_2022.xlsx"))) // an earlier campaign's counts too
	for name, path := range map[string]string{
		"ledger": string(o.Place), "archive": filepath.Join(data, "archive"), "published": filepath.Join(data, "published"),
		"backup": o.Backups, "master": filepath.Join(o.Outbox, "总表_2022.xlsx"), "findings": filepath.Join(o.Outbox, "findings.json"),
	} {
		if name != kept {
			must(t, os.RemoveAll(path))
		}
	}
}

func wantLost(t *testing.T, err error) *workspace.LostHistory {
	t.Helper()
	var lost *workspace.LostHistory
	if !errors.As(err, &lost) || len(lost.Traces) == 0 {
		t.Fatalf("error = %v, want *LostHistory", err)
	}
	return lost
}

// TestAHistoryIsNotBegunByAccident: one trace of an earlier history is enough
// for a run to refuse, and for all who ask for the ledger to say the same.
func TestAHistoryIsNotBegunByAccident(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	ctx := context.Background()
	for _, trace := range []string{"archive", "published", "backup", "master", "findings"} {
		t.Run(trace, func(t *testing.T) {
			o := onceRun(t)
			only(t, o, trace)
			_, err := pipeline.Run(ctx, o)
			lost := wantLost(t, err)
			if len(lost.Traces) != 1 {
				t.Errorf("traces %v, want one", lost.Traces)
			}
			if (lost.Backup != "") != (trace == "backup") {
				t.Errorf("backup %q", lost.Backup)
			}
			if _, err := os.Stat(string(o.Place)); !errors.Is(err, fs.ErrNotExist) {
				t.Error("a ledger was made")
			}
			for name, ask := range map[string]func() error{
				"status":  func() error { _, err := o.Current(ctx); return err },
				"publish": func() error { _, err := publish.Again(ctx, o.Workspace); return err },
				"audit":   func() error { _, err := custody.Audit(ctx, o.Workspace); return err },
				"backup":  func() error { _, err := custody.Backup(ctx, o.Workspace, t.TempDir(), 1); return err },
				"decide":  func() error { _, err := decide.Decide(ctx, o.Sender, decide.Decision{}); return err },
			} {
				if err := ask(); !errors.As(err, &lost) {
					t.Errorf("%s: %v, want *LostHistory", name, err)
				}
			}
		})
	}
}

// TestNothingIsMissed: where no trace is left, a run begins.
func TestNothingIsMissed(t *testing.T) {
	t.Parallel()
	o := onceRun(t)
	only(t, o, "")
	if out := mustRun(t, o); out.Run.ID != 1 {
		t.Errorf("run %d, want the first", out.Run.ID)
	}
}

func TestAMistypedLedger(t *testing.T) {
	t.Parallel()
	o := onceRun(t)
	right := string(o.Place)
	o.Place = workspace.Place(filepath.Join(filepath.Dir(right), "ledgr.db"))
	_, err := pipeline.Run(context.Background(), o)
	if lost := wantLost(t, err); strings.Join(lost.Others, " ") != right || !strings.Contains(lost.Advice().ZH, right) {
		t.Errorf("others %q, want %q; advice %s", lost.Others, right, lost.Advice().ZH)
	}
}

// TestALedgerThatWasEmptied: a file without content, without tables or with an
// old log beside it is no ledger with a history.
func TestALedgerThatWasEmptied(t *testing.T) {
	t.Parallel()
	for name, empty := range map[string]func(t *testing.T, path string){
		"no content": func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) },
		"no look": func(t *testing.T, path string) {
			must(t, os.Remove(path))
			l, err := ledger.Open(path)
			must(t, err)
			must(t, l.Close())
		},
		"a log alone": func(t *testing.T, path string) { must(t, os.Rename(path, path+"-wal")) },
	} {
		t.Run(name, func(t *testing.T) {
			o := onceRun(t)
			empty(t, string(o.Place))
			_, err := pipeline.Run(context.Background(), o)
			wantLost(t, err)
			// Restoring brings it all back.
			backups, err := workspace.Backups(o.Backups, 2023)
			must(t, err)
			if _, err := custody.Restore(context.Background(), o.Workspace, backups[0], custody.RestoreOptions{}); err != nil {
				t.Fatal(err)
			}
			if out := mustRun(t, o); out.Run.ID != 2 || out.Received != 0 {
				t.Errorf("after restoring: run %d received %d files, want run 2 and none", out.Run.ID, out.Received)
			}
		})
	}
}

// TestANewLedgerThatIsMeant begins with run 1, goes on after it was cut off,
// and is not begun over one that holds runs.
func TestANewLedgerThatIsMeant(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	o := onceRun(t)
	only(t, o, "archive")
	o.Anew = true
	stopped, stop := context.WithCancel(ctx)
	o.OnProgress = func(int, int) { stop() }
	if _, err := pipeline.Run(stopped, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("error = %v, want a run that was stopped", err)
	}
	o.OnProgress = nil
	if out := mustRun(t, o); out.Run.ID != 2 {
		t.Errorf("run %d, want that after the one that was stopped", out.Run.ID)
	}
	if _, err := pipeline.Run(ctx, o); !errors.Is(err, workspace.ErrBegun) {
		t.Errorf("once more: %v, want ErrBegun", err)
	}
	o.Anew = false
	mustRun(t, o)
}

// TestANewLedgerKilledBeforeItsLook needs to be meant once.
func TestANewLedgerKilledBeforeItsLook(t *testing.T) {
	t.Parallel()
	o := onceRun(t)
	only(t, o, "archive")
	l, err := ledger.Open(string(o.Place))
	must(t, err)
	must(t, l.StartAnew(context.Background()))
	must(t, l.Close())
	if out := mustRun(t, o); out.Run.ID != 1 || out.Received == 0 {
		t.Errorf("run %d received %d files, want run 1 and all", out.Run.ID, out.Received)
	}
}
