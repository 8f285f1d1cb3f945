package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"jixiao/internal/disk"
	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/publish"
)

// faulty is a workspace in which the n-th operation on the disk fails once.
type faulty struct {
	pipeline.Options
	op   disk.Op
	path string
}

func newFaulty(o pipeline.Options, n int, answer error) *faulty {
	f := &faulty{Options: o}
	f.Disk = counting(&sync.Mutex{}, func(i int, op disk.Op, path string) error {
		if i != n {
			return nil
		}
		f.op, f.path = op, path
		return answer
	})
	return f
}

// faultRounds are what a run finds, by name: the first time, and when there is
// something to be read of what earlier runs wrote.
var faultRounds = map[string]func(*testing.T) pipeline.Options{"first run": faultWorkspace, "all again": faultAgain}

// faultWorkspace is one evening, with a file that stands and one that does not.
func faultWorkspace(t *testing.T) pipeline.Options {
	t.Helper()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	return o
}

// faultAgain is an evening on which everything is judged again, from the
// originals, by another version of the program; a file is gone, and somebody
// has changed the master.
func faultAgain(t *testing.T) pipeline.Options {
	t.Helper()
	o := faultWorkspace(t)
	mustRun(t, o)
	if err := os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(sheetA01))); err != nil {
		t.Fatal(err)
	}
	master := filepath.Join(o.Outbox, "总表_2023.xlsx")
	data, err := os.ReadFile(master)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(master, edited(t, data, map[string]string{"A1": "改过"}), 0o644); err != nil {
		t.Fatal(err)
	}
	o = later(o, 1)
	o.Version = "another"
	return o
}

// TestEveryOperationFails lets each operation on the disk fail once: the disk
// is full, nothing may be written, reading fails. The run says so, nothing half
// is seen, and the next run makes all of it good. What was changed by hand is told
// by one of the two; the run after them leaves no trace of which.
func TestEveryOperationFails(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of runs: make test and make crash have them")
	}
	for name, round := range faultRounds {
		t.Run(name, func(t *testing.T) { everyOperationFails(t, round) })
	}
}

func everyOperationFails(t *testing.T, round func(*testing.T) pipeline.Options) {
	undisturbed, ops := round(t), []disk.Op(nil)
	undisturbed.Disk = counting(&sync.Mutex{}, func(_ int, op disk.Op, _ string) error {
		ops = append(ops, op)
		return nil
	})
	mustRun(t, undisturbed)
	undisturbed.Disk = disk.Disk{}
	mustRun(t, undisturbed)
	want := stateOf(t, undisturbed).apartFromRemarks()
	if !slices.Contains(ops, disk.OpRead) {
		t.Error("nothing was read")
	}
	step := 8 // any one of them is met by some seed
	if thorough() {
		step = 1
	}
	start := 1 + rand.New(rand.NewPCG(*seed, 1)).IntN(step)
	answers := []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES}
	for i := start; i <= len(ops); i += step {
		answer := answers[i/step%len(answers)]
		t.Run(fmt.Sprintf("operation %d of %d, %v", i, len(ops), answer), func(t *testing.T) {
			f := newFaulty(round(t), i, answer)
			out, err := pipeline.Run(context.Background(), f.Options)
			f.check(t, answer, out, err)
			f.Disk = disk.Disk{}
			mustRun(t, f.Options)
			mustRun(t, f.Options)
			if other := want.differing(stateOf(t, f.Options).apartFromRemarks()); len(other) > 0 {
				t.Errorf("%s %s failed with %v; in the end other than undisturbed:\n%s", f.op, f.path, err, strings.Join(other, "\n"))
			}
		})
	}
}

// check holds what a run may say after an operation has failed.
func (f *faulty) check(t *testing.T, answer error, out *pipeline.Outcome, err error) {
	t.Helper()
	// What cannot be read is made again, and what is in use waits.
	bearable := f.op == disk.OpRead || f.op == disk.OpRemove || f.op == disk.OpRename && answer == syscall.EACCES
	switch {
	case err == nil && !bearable:
		t.Errorf("%s %s failed, and the run says nothing", f.op, f.path)
	case err != nil && !errors.Is(err, answer):
		t.Errorf("%s %s failed with %v; the run says %v", f.op, f.path, answer, err)
	case err != nil && out != nil && !errors.Is(err, publish.ErrOutbox):
		t.Errorf("the run was recorded and ended with %v; want ErrOutbox", err)
	}
	for path, data := range contents(t, f.Outbox) {
		switch {
		case disk.IsTemp(filepath.Base(path)):
			t.Errorf("%s was left behind", path)
		case filepath.Ext(path) == ".xlsx":
			cellsOf(t, path, []byte(data))
		}
	}
}

// TestEveryReadOfTheInboxFails lets each folder once not be listed, and each
// file once not be read. Nothing is lost by it and nothing counts as gone: after
// one more run ledger and archive are as if nothing had been, but for numbers,
// which go by the order in which files were first seen.
func TestEveryReadOfTheInboxFails(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	undisturbed := inboxWorkspace(t)
	var asked []string
	undisturbed.Watcher.Before = counted(func(_ int, path string) error { asked = append(asked, path); return nil })
	mustRun(t, undisturbed)
	mustRun(t, undisturbed)
	want := stateOf(t, undisturbed).recorded()
	if len(asked) < 8 {
		t.Fatalf("asked about %q", asked)
	}
	for i, path := range asked {
		for _, answer := range []error{syscall.EIO, syscall.EACCES} {
			t.Run(fmt.Sprintf("%d %s %v", i, path, answer), func(t *testing.T) {
				o := inboxWorkspace(t)
				o.Watcher.Before = counted(func(n int, _ string) error {
					if n == i {
						return answer
					}
					return nil
				})
				for range 2 {
					out, err := pipeline.Run(context.Background(), o)
					switch {
					case err != nil && !errors.Is(err, answer):
						t.Errorf("%v", err)
					case out != nil && !out.Run.Balance.Adds():
						t.Errorf("balance %+v", out.Run.Balance)
					}
				}
				o.Watcher.Before = nil
				mustRun(t, o)
				if other := want.differing(stateOf(t, o).recorded()); len(other) > 0 {
					t.Errorf("in the end other than undisturbed:\n%s", strings.Join(other, "\n"))
				}
			})
		}
	}
}

// inboxWorkspace is an evening of three departments, looked at as often as
// there are runs.
func inboxWorkspace(t *testing.T) pipeline.Options {
	t.Helper()
	o := faultWorkspace(t)
	put(t, o.Inbox, transport+"/第二批/评分表_A-03.xlsx", sample(t, transport, "评分表_A-03.xlsx"))
	o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	return o
}

// counted numbers what is asked from 0 on.
func counted(ask func(n int, path string) error) func(string) error {
	var lock sync.Mutex
	n := -1
	return func(path string) error {
		lock.Lock()
		defer lock.Unlock()
		n++
		return ask(n, path)
	}
}
