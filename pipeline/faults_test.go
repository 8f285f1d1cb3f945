package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/disk"
)

// faulty is a workspace in which the n-th operation on the disk fails once.
type faulty struct {
	pipeline.Options
	op   disk.Op
	path string
}

func newFaulty(t *testing.T, n int, answer error) *faulty {
	t.Helper()
	f := &faulty{Options: faultWorkspace(t)}
	var lock sync.Mutex
	i := 0
	f.Disk = disk.Disk{Before: func(op disk.Op, path string) error {
		lock.Lock()
		defer lock.Unlock()
		if i++; i != n {
			return nil
		}
		f.op, f.path = op, path
		return answer
	}}
	return f
}

// faultWorkspace is one evening, with a file that stands and one that does not.
func faultWorkspace(t *testing.T) pipeline.Options {
	t.Helper()
	o := workspace(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	return o
}

// TestEveryOperationFails lets each operation on the disk fail once: the disk
// is full, nothing may be written, reading fails. The run says so, nothing half
// is seen, and the next run makes all of it good.
func TestEveryOperationFails(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of runs: make test and make crash have them")
	}
	undisturbed, n := faultWorkspace(t), 0
	undisturbed.Disk = counting(&sync.Mutex{}, func(i int) error { n = i; return nil })
	mustRun(t, undisturbed)
	want := stateOf(t, undisturbed)
	step := 8 // any one of them is met by some seed
	if thorough() {
		step = 1
	}
	start := 1 + rand.New(rand.NewPCG(*seed, 1)).IntN(step)
	answers := []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES}
	for i := start; i <= n; i += step {
		answer := answers[i/step%len(answers)]
		t.Run(fmt.Sprintf("operation %d of %d, %v", i, n, answer), func(t *testing.T) {
			f := newFaulty(t, i, answer)
			out, err := pipeline.Run(context.Background(), f.Options)
			f.check(t, answer, out, err)
			f.Disk = disk.Disk{}
			mustRun(t, f.Options)
			if other := want.differing(stateOf(t, f.Options)); len(other) > 0 {
				t.Errorf("%s %s failed; after one more run other than undisturbed:\n%s", f.op, f.path, strings.Join(other, "\n"))
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
	case err != nil && out != nil && !errors.Is(err, pipeline.ErrOutbox):
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
