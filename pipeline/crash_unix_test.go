//go:build unix

package pipeline_test

import (
	"fmt"
	"os/signal"
	"syscall"
	"testing"
)

// limitFiles lets no file of this process grow beyond a size: the system then
// refuses to write, as on a full disk.
func limitFiles(size uint64) error {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: size, Max: size}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

// TestALedgerThatCannotGrow runs with files that the system lets grow to a size
// only, as on a full disk, so that SQLite is refused at many places.
func TestALedgerThatCannotGrow(t *testing.T) {
	t.Parallel()
	r := newCrashRound(t)
	for _, size := range []int{0, 20_000, 60_000, 100_000} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			work := t.TempDir()
			first := tasks[0]
			if out, err := r.child(t, work, first, fmt.Sprintf("size %d", size)); err == nil {
				t.Errorf("the run came to its end all the same: %s", out)
			}
			r.again(t, work, first)
		})
	}
}
