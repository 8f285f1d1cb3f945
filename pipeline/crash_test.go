package pipeline_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

var (
	kills = flag.Int("kills", 24, "how many processes TestKilledAnywhere kills; more than the usual two dozen takes 300 sheets")
	seed  = flag.Uint64("seed", 1, "of the moments at which runs are killed or broken")
)

// thorough reports whether there is time for everything.
func thorough() bool { return *kills > 24 }

// crashRound is an inbox, as of two evenings: between them files come, are
// corrected and are taken away.
type crashRound struct {
	dir string
	// after is the work of the evenings before, by their number: none, one, two.
	after [3]string
	want  map[string]state // by task: what it comes to when nobody disturbs it
	reach map[string]reach
}

// reach is how long a task took, and how many operations on the disk.
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
	r := &crashRound{dir: t.TempDir(), want: map[string]state{}, reach: map[string]reach{}}
	if _, err := manysheets.Write(r.dir, manysheets.Options{Sheets: sheets, Seed: 5, Defaults: os.DirFS("../configs")}); err != nil {
		t.Fatal(err)
	}
	r.test(t)
	r.hold(t, sheets/6)
	r.release(t)
	for i := range r.after {
		r.after[i] = t.TempDir()
	}
	for i, k := range tasks {
		work := t.TempDir()
		r.undisturbed(t, work, k)
		if i < 2 {
			copyTo(t, work, r.after[i+1])
		}
	}
	return r
}

// test puts a few files of the inbox among those that are only tested, too.
func (r *crashRound) test(t *testing.T) {
	t.Helper()
	for _, path := range files(t, filepath.Join(r.dir, "inbox"))[:4] {
		data, err := os.ReadFile(path)
		must(t, err)
		put(t, filepath.Dir(path), record.TestFolder+"/"+filepath.Base(path), data)
	}
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

// prepared lays out what a task finds, and are the options to do it with.
func (r *crashRound) prepared(t *testing.T, work string, k task) pipeline.Options {
	t.Helper()
	copyTo(t, r.after[k.before], work)
	o := r.options(t, work, k)
	if k.prepare != nil {
		k.prepare(t, o)
	}
	return o
}

func (r *crashRound) options(t *testing.T, work string, k task) pipeline.Options {
	t.Helper()
	o, err := crashOptions(r.inboxOf(k), work, k)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// inboxOf is the folder with inbox and configs that a task works on.
func (r *crashRound) inboxOf(k task) string {
	if k.second {
		return filepath.Join(r.dir, "second")
	}
	return r.dir
}

func crashOptions(dir, work string, k task) (pipeline.Options, error) {
	o, err := roundOptions(dir, work)
	o.Configs = filepath.Join(dir, "configs")
	if k.second {
		o.AsOf = o.AsOf.Add(secondEvening)
	}
	return o, err
}

// undisturbed does a task to its end, and keeps what that came to.
func (r *crashRound) undisturbed(t *testing.T, work string, k task) {
	t.Helper()
	o := r.prepared(t, work, k)
	plain, operations := o.Disk, 0
	o.Disk = counting(&sync.Mutex{}, func(n int, _ disk.Op, _ string) error {
		operations = n
		return nil
	})
	began := time.Now()
	if err := k.do(context.Background(), o); err != nil {
		t.Fatalf("%s: %v", k.name, err)
	}
	r.reach[k.name] = reach{operations, time.Since(began)}
	o.Disk = plain
	r.want[k.name] = crashState(t, o)
}

func crashState(t *testing.T, o pipeline.Options) state {
	t.Helper()
	s := stateOf(t, o)
	s.addKept(t, o)
	return s
}

// kill does a task in a process of its own that is killed where it is told,
// and reports whether that was before its own end.
func (r *crashRound) kill(t *testing.T, work string, k task, end string) bool {
	t.Helper()
	out, err := r.child(t, work, k, end)
	if err != nil && len(out) > 0 {
		t.Fatalf("%s: %v\n%s", end, err, out)
	}
	return err != nil
}

// child does a task in a process of its own.
func (r *crashRound) child(t *testing.T, work string, k task, end string) (out []byte, err error) {
	t.Helper()
	r.prepared(t, work, k)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roundEnv+"="+r.inboxOf(k), workEnv+"="+work, crashEnv+"="+end, taskEnv+"="+k.name)
	return cmd.CombinedOutput()
}

// again does the task once more and compares with the undisturbed one.
func (r *crashRound) again(t *testing.T, work string, k task) {
	t.Helper()
	o := r.options(t, work, k)
	if err := k.do(context.Background(), o); err != nil {
		t.Fatalf("%s once more: %v", k.name, err)
	}
	if other := r.want[k.name].differing(crashState(t, o)); len(other) > 0 {
		t.Errorf("after %s once more other than undisturbed:\n%s", k.name, strings.Join(other, "\n"))
	}
}

// killedOf is the smallest part of all processes that must really have been
// killed: those that were told to die later than they ended prove nothing.
const killedOf = 0.75

// TestKilledAnywhere kills processes at random operations on the disk and at
// random moments. Nothing may come of it.
func TestKilledAnywhere(t *testing.T) {
	r := newCrashRound(t)
	random := rand.New(rand.NewPCG(*seed, 0))
	limit := make(chan struct{}, 2)
	var killed atomic.Int64
	t.Run("kills", func(t *testing.T) {
		for i := range *kills {
			k := r.victim(i)
			end := r.end(random, k)
			t.Run(fmt.Sprintf("%d, seed %d, %s, %s", i, *seed, k.name, end), func(t *testing.T) {
				t.Parallel()
				limit <- struct{}{}
				defer func() { <-limit }()
				work := t.TempDir()
				if r.kill(t, work, k, end) {
					killed.Add(1)
				}
				r.again(t, work, k)
			})
		}
	})
	t.Logf("%d of %d processes were killed", killed.Load(), *kills)
	if float64(killed.Load()) < killedOf*float64(*kills) {
		t.Errorf("%d of %d processes were killed, want %.0f %%", killed.Load(), *kills, 100*killedOf)
	}
}

// victim is the task of the i-th process: a run, or each of the others in turn.
func (r *crashRound) victim(i int) task {
	if i%2 == 0 {
		return tasks[i/2%2]
	}
	return tasks[2+i/2%(len(tasks)-2)]
}

// end is where a process is killed. Operations are counted where a task writes
// through the disk that counts; moments meet the ledger too.
func (r *crashRound) end(random *rand.Rand, k task) string {
	all := r.reach[k.name]
	if all.operations > 0 && random.IntN(2) == 0 {
		return fmt.Sprintf("operation %d", 1+random.IntN(all.operations))
	}
	return fmt.Sprintf("moment %d", random.Int64N(int64(all.took)))
}

// TestKilledBetweenStages does so at every named point.
func TestKilledBetweenStages(t *testing.T) {
	r := newCrashRound(t)
	for _, point := range pipeline.Points {
		for i, k := range tasks[:2] {
			if !thorough() && i == 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s, %s", point, k.name), func(t *testing.T) {
				work := t.TempDir()
				if !r.kill(t, work, k, "point "+string(point)) {
					t.Errorf("the run did not come to this point")
				}
				r.again(t, work, k)
			})
		}
	}
}
