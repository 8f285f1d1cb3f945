package pipeline_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"jixiao/internal/manysheets"
	"jixiao/pipeline"
)

var (
	kills = flag.Int("kills", 12, "how many runs TestKilledAnywhere kills; more than the usual dozen takes 300 sheets")
	seed  = flag.Uint64("seed", 1, "of the moments at which runs are killed or broken")
)

// thorough reports whether there is time for everything.
func thorough() bool { return *kills > 12 }

// crashRound is an inbox, as of two evenings: between them files come, are
// corrected and are taken away.
type crashRound struct {
	dir    string
	before string // the work of an undisturbed first run
	want   [2]state
	// reach is how long each run of the two took, and how many operations on
	// the disk.
	reach [2]reach
}

type reach struct {
	operations int
	took       time.Duration
}

const secondEvening = 26 * time.Hour

func newCrashRound(t *testing.T) *crashRound {
	t.Helper()
	if testing.Short() {
		t.Skip("killed processes: make test and make crash have them")
	}
	sheets := 24
	if thorough() {
		sheets = 300
	}
	r := &crashRound{dir: t.TempDir(), before: t.TempDir()}
	if _, err := manysheets.Write(r.dir, manysheets.Options{Sheets: sheets, Seed: 5, Defaults: os.DirFS("../configs")}); err != nil {
		t.Fatal(err)
	}
	r.hold(t, sheets/6)
	work := t.TempDir()
	r.undisturbed(t, work, 0)
	if err := os.CopyFS(r.before, os.DirFS(work)); err != nil {
		t.Fatal(err)
	}
	r.release(t)
	r.undisturbed(t, work, 1)
	return r
}

// hold keeps every few sheets of the first evening apart for the second.
func (r *crashRound) hold(t *testing.T, n int) {
	t.Helper()
	for i, path := range files(t, filepath.Join(r.dir, "inbox"))[:3*n] {
		if i%3 != 0 {
			continue
		}
		rel, err := filepath.Rel(r.dir, path)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(r.dir, "later", rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path, to); err != nil {
			t.Fatal(err)
		}
	}
}

// release makes the inbox of the second evening, and keeps that of the first.
func (r *crashRound) release(t *testing.T) {
	t.Helper()
	first, second := filepath.Join(r.dir, "inbox"), filepath.Join(r.dir, "second", "inbox")
	for from, to := range map[string]string{first: second, filepath.Join(r.dir, "configs"): filepath.Join(r.dir, "second", "configs")} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(second, os.DirFS(filepath.Join(r.dir, "later", "inbox"))); err != nil {
		t.Fatal(err)
	}
	for i, path := range files(t, second) {
		if i%7 == 0 {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// options are those of a run of one of the two evenings.
func (r *crashRound) options(work string, evening int) (pipeline.Options, error) {
	dir := r.dir
	if evening == 1 {
		dir = filepath.Join(dir, "second")
	}
	return crashOptions(dir, work, evening)
}

func crashOptions(dir, work string, evening int) (pipeline.Options, error) {
	o, err := roundOptions(dir, work)
	o.AsOf = o.AsOf.Add(time.Duration(evening) * secondEvening)
	return o, err
}

// undisturbed runs an evening to its end, and keeps what that came to.
func (r *crashRound) undisturbed(t *testing.T, work string, evening int) {
	t.Helper()
	o, err := r.options(work, evening)
	if err != nil {
		t.Fatal(err)
	}
	var lock sync.Mutex
	o.Disk = counting(&lock, func(int) error {
		r.reach[evening].operations++
		return nil
	})
	began := time.Now()
	mustRun(t, o)
	r.reach[evening].took = time.Since(began)
	r.want[evening] = stateOf(t, o)
}

// kill runs an evening in a process of its own that is killed where it is told,
// and reports whether it was before its own end.
func (r *crashRound) kill(t *testing.T, work string, evening int, end string) bool {
	t.Helper()
	out, err := r.child(t, work, evening, end)
	if err != nil && len(out) > 0 {
		t.Fatalf("%s: %v\n%s", end, err, out)
	}
	return err != nil
}

// child runs an evening in a process of its own.
func (r *crashRound) child(t *testing.T, work string, evening int, end string) (out []byte, err error) {
	t.Helper()
	dir := r.dir
	if evening == 1 {
		dir = filepath.Join(dir, "second")
		if err := os.CopyFS(work, os.DirFS(r.before)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roundEnv+"="+dir, workEnv+"="+work, crashEnv+"="+end, eveningEnv+"="+strconv.Itoa(evening))
	return cmd.CombinedOutput()
}

// again runs the evening once more and compares with the undisturbed one.
func (r *crashRound) again(t *testing.T, work string, evening int) {
	t.Helper()
	o, err := r.options(work, evening)
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, o)
	if other := r.want[evening].differing(stateOf(t, o)); len(other) > 0 {
		t.Errorf("after one more run other than undisturbed:\n%s", strings.Join(other, "\n"))
	}
}

// TestKilledAnywhere kills runs at random operations on the disk, and, when
// there is time, at random moments. Nothing may come of it.
func TestKilledAnywhere(t *testing.T) {
	r := newCrashRound(t)
	random := rand.New(rand.NewPCG(*seed, 0))
	limit := make(chan struct{}, 2)
	t.Run("kills", func(t *testing.T) {
		for i := range *kills {
			evening := i % 2
			end := fmt.Sprintf("operation %d", 1+random.IntN(r.reach[evening].operations))
			if thorough() && i%4 < 2 {
				end = fmt.Sprintf("moment %d", random.Int64N(int64(r.reach[evening].took)))
			}
			t.Run(fmt.Sprintf("%d, seed %d, evening %d, %s", i, *seed, evening, end), func(t *testing.T) {
				t.Parallel()
				limit <- struct{}{}
				defer func() { <-limit }()
				work := t.TempDir()
				r.kill(t, work, evening, end)
				r.again(t, work, evening)
			})
		}
	})
}

// TestKilledBetweenStages does so at every named point.
func TestKilledBetweenStages(t *testing.T) {
	r := newCrashRound(t)
	for _, point := range pipeline.Points {
		for evening := range 2 {
			if !thorough() && evening == 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s, evening %d", point, evening), func(t *testing.T) {
				work := t.TempDir()
				if !r.kill(t, work, evening, "point "+string(point)) {
					t.Errorf("the run did not come to this point")
				}
				r.again(t, work, evening)
			})
		}
	}
}
