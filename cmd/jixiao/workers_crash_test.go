//go:build unix

package main

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

var (
	workKills = flag.Int("work-kills", 6, "how many workers TestWorkersKilledAnywhere kills")
	workSeed  = flag.Uint64("work-seed", 1, "of the moments at which it does, and of what else befalls them")
)

const (
	workersAtOnce = 4
	bureaus       = 8
	// longestWait is how long a campaign may wait for another worker when its own has died.
	longestWait = 90 * time.Second
)

// TestWorkersKilledAnywhere has four workers share campaigns whose evenings follow each
// other at once, and kills and stops them at random moments, restarts their database and
// cuts their connections. All comes out as where one process works undisturbed on ledgers
// that are files.
func TestWorkersKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("real time and killed processes: make test and make crash have them")
	}
	t.Parallel()
	f := newFleet(t, "quick", 24)
	f.disturb(*workKills)
	f.rest()
	for _, w := range f.workers {
		w.end(t)
	}
	f.compareWaits(*workKills / 3)
	f.compare()
	if t.Failed() {
		for _, w := range f.workers {
			t.Logf("%s:\n%s", filepath.Base(w.log), w.said(t))
		}
	}
}

// TestWorkersKilledAreReplacedInTime kills one of four workers while it is at runs, who
// look at the list as seldom as in service. Nobody is started in its place.
func TestWorkersKilledAreReplacedInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("real time and killed processes: make test and make crash have them")
	}
	t.Parallel()
	f := newFleet(t, "usual", 6)
	w := f.atRun()
	w.kill(t)
	f.killed = append(f.killed, killed{w, time.Now()})
	f.rest()
	f.compareWaits(1)
	f.compare()
}

// atRun is a worker that is at a run, and stopped there.
func (f *fleet) atRun() *worker {
	f.t.Helper()
	for until := time.Now().Add(longestWait); time.Now().Before(until); f.while(10 * time.Millisecond) {
		for _, w := range f.workers {
			if len(w.open(f.t)) == 0 {
				continue
			}
			must(f.t, w.process.Process.Signal(syscall.SIGSTOP))
			if len(w.open(f.t)) > 0 {
				return w
			}
			must(f.t, w.process.Process.Signal(syscall.SIGCONT))
		}
	}
	f.t.Fatal("no worker is at a run")
	return nil
}

// pace is how long it is between two mishaps, at an average.
const pace = 1500 * time.Millisecond

// disturb kills as many workers as it is told, and starts others in their place. Between
// them the database restarts twice, and now and then connections are cut.
func (f *fleet) disturb(kills int) {
	f.t.Helper()
	f.awaitRuns()
	for n := range kills {
		f.while(time.Duration(f.random.Int64N(int64(2 * pace))))
		switch {
		case n == kills/4, n == 3*kills/4:
			f.server.Restart(f.t)
		case n%10 == 5:
			f.part()
		}
		if n%4 == 1 {
			f.stop(f.random.IntN(workersAtOnce))
		}
		f.kill(f.victim())
	}
}

// awaitRuns waits until every worker has begun a run: before, there is nothing to disturb.
func (f *fleet) awaitRuns() {
	f.t.Helper()
	for _, w := range f.workers {
		for until := time.Now().Add(longestWait); len(w.noted(f.t)) == 0; f.while(50 * time.Millisecond) {
			if time.Now().After(until) {
				f.t.Fatalf("no run in %s:\n%s", longestWait, w.said(f.t))
			}
		}
	}
}

// victim is the worker that is killed next: as a rule one that is at a run.
func (f *fleet) victim() int {
	f.t.Helper()
	for range 3 {
		if i := f.random.IntN(workersAtOnce); len(f.workers[i].open(f.t)) > 0 {
			return i
		}
	}
	return f.random.IntN(workersAtOnce)
}

// stopped is how long a worker is stopped: past the time after which its runs are
// another's, were it dead.
const stopped = 5 * time.Second

// stop stops a process where it is, for a while.
func (f *fleet) stop(i int) {
	f.t.Helper()
	must(f.t, f.workers[i].process.Process.Signal(syscall.SIGSTOP))
	f.workers[i].running = time.Now().Add(stopped)
}

// part stops a worker that is at a run, and has its sessions end: others go on with what
// it was at, and come past it, as where a machine was not heard of for a while. Then it
// goes on as well. The lock of the folder keeps nobody off: on a share it need not reach
// other machines.
func (f *fleet) part() {
	f.t.Helper()
	i := f.victim()
	w := f.workers[i]
	f.stop(i)
	open := w.open(f.t)
	for _, b := range f.bureaus {
		if open[b.name] {
			must(f.t, os.RemoveAll(string(b.options(f.t).Place)+".lock"))
		}
	}
	f.server.CutConnections(f.t, f.database)
	at := time.Now()
	for name := range open {
		for until := at.Add(longestWait); len(after(f.begun(), name, at)) < 2; f.while(50 * time.Millisecond) {
			w.running = time.Now().Add(stopped)
			if time.Now().After(until) {
				f.t.Errorf("nobody took up %s, whose worker is stopped", name)
				break
			}
		}
	}
	w.running = time.Now()
	f.while(2 * pace)
}

// begun are the beginnings of all runs so far.
func (f *fleet) begun() (all []note) {
	f.t.Helper()
	for n := range f.started {
		for _, line := range (&worker{notes: filepath.Join(f.dir, noteName(n))}).noted(f.t) {
			if line.began {
				all = append(all, line)
			}
		}
	}
	return all
}

// compareWaits holds how long campaigns waited whose worker died, and that enough workers
// were at a run when they did.
func (f *fleet) compareWaits(least int) {
	f.t.Helper()
	began := f.begun()
	var longest time.Duration
	met := 0
	for _, k := range f.killed {
		open := k.open(f.t)
		if len(open) > 0 {
			met++
		}
		for name := range open {
			longest = max(longest, waited(began, name, k.at))
		}
	}
	f.t.Logf("%d workers were killed, %d of them while they were at runs; campaigns waited %s at most", len(f.killed), met, longest.Round(100*time.Millisecond))
	if met < least {
		f.t.Errorf("%d of %d workers were at a run when they were killed: want %d", met, len(f.killed), least)
	}
	if longest > longestWait {
		f.t.Errorf("a campaign waited %s for another worker", longest)
	}
}

// waited is how long after a moment the next run of a campaign began, 0 where there was
// none to make: the killed one had come to its end.
func waited(began []note, campaign string, since time.Time) time.Duration {
	waits := after(began, campaign, since)
	if len(waits) == 0 {
		return 0
	}
	return slices.Min(waits)
}

// after is how long after a moment runs of a campaign began.
func after(began []note, campaign string, since time.Time) (all []time.Duration) {
	for _, n := range began {
		if d := n.at.Sub(since); n.campaign == campaign && d > 0 {
			all = append(all, d)
		}
	}
	return all
}
