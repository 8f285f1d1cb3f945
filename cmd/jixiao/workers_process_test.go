package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"jixiao/pipeline/work"
)

// workerProgram makes the test binary a worker.
const workerProgram = "jixiao-work"

// workerTimes are short enough to see within a minute what otherwise takes a quarter of
// an hour.
func workerTimes() work.Times {
	t := work.UsualTimes()
	t.Due, t.Dead, t.Snooze, t.Retry, t.Fetch, t.Grace = time.Second, time.Second, time.Second, time.Second, 200*time.Millisecond, 10*time.Second
	return t
}

// workAsProcess is what such a worker does: it works on the list of a database, and notes
// in a file which runs it begins and ends.
func workAsProcess() {
	if err := workNoted(os.Args[1], os.Args[2], os.Args[3] == "usual"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func workNoted(database, notes string, usual bool) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	to, err := os.OpenFile(notes, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = to.Close() }()
	s := newSession("configs", os.Stdout, os.Stderr)
	s.logTo = os.Stderr
	tasks, err := newWorkTasks(s)
	if err != nil {
		return err
	}
	w := workCommand{s}.worker(database, 2, tasks)
	w.Tasks = noted{tasks, to}
	if !usual {
		w.Times = workerTimes()
	}
	return w.Serve(ctx)
}

// noted notes the runs of a worker, each line by one call of the system: it stays when
// the process is killed.
type noted struct {
	work.Tasks
	to *os.File
}

// Run notes a run before and after it.
func (n noted) Run(ctx context.Context, c work.Campaign, asOf time.Time) (work.After, error) {
	n.note("began", c)
	after, err := n.Tasks.Run(ctx, c, asOf)
	n.note("ended", c)
	return after, err
}

func (n noted) note(what string, c work.Campaign) {
	_, _ = fmt.Fprintf(n.to, "%d %s %s\n", time.Now().UnixNano(), what, c.Name)
}

// note is one such line.
type note struct {
	at       time.Time
	began    bool
	campaign string
}

// worker is a process of the test's.
type worker struct {
	process *exec.Cmd
	notes   string
	log     string
	running time.Time // a process that was stopped goes on then
}

func noteName(n int) string { return fmt.Sprintf("%03d.notes", n) }

// startWorker starts the n-th process of a test.
func startWorker(t *testing.T, dir string, n int, database, times string) *worker {
	t.Helper()
	w := &worker{notes: filepath.Join(dir, noteName(n)), log: filepath.Join(dir, fmt.Sprintf("%03d.log", n))}
	log, err := os.Create(w.log)
	must(t, err)
	defer func() { must(t, log.Close()) }()
	w.process = exec.Command(os.Args[0], database, w.notes, times)
	w.process.Args[0] = workerProgram
	w.process.Stdout, w.process.Stderr = log, log
	must(t, w.process.Start())
	t.Cleanup(func() {
		if w.process.ProcessState == nil {
			_ = w.process.Process.Kill()
			_ = w.process.Wait()
		}
	})
	return w
}

// kill ends the process where it is, also one that is stopped.
func (w *worker) kill(t *testing.T) {
	t.Helper()
	must(t, w.process.Process.Kill())
	_ = w.process.Wait() // "signal: killed"
}

// end ends the process in good order.
func (w *worker) end(t *testing.T) {
	t.Helper()
	must(t, w.process.Process.Signal(syscall.SIGINT))
	if err := w.process.Wait(); err != nil {
		t.Errorf("a worker ended with %v:\n%s", err, w.said(t))
	}
}

// said is the end of what the process wrote.
func (w *worker) said(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(w.log)
	must(t, err)
	return string(text[max(0, len(text)-3000):])
}

// noted are the lines that the process wrote of its runs.
func (w *worker) noted(t *testing.T) (all []note) {
	t.Helper()
	f, err := os.Open(w.notes)
	if os.IsNotExist(err) {
		return nil // killed before it came so far
	}
	must(t, err)
	defer func() { _ = f.Close() }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		parts := strings.SplitN(lines.Text(), " ", 3)
		if len(parts) < 3 {
			t.Fatalf("%s: %q", w.notes, lines.Text())
		}
		at, err := strconv.ParseInt(parts[0], 10, 64)
		must(t, err)
		all = append(all, note{time.Unix(0, at), parts[1] == "began", parts[2]})
	}
	return all
}

// open are the campaigns on whose runs the process was when it ended.
func (w *worker) open(t *testing.T) map[string]bool {
	t.Helper()
	open := map[string]bool{}
	for _, n := range w.noted(t) {
		if n.began {
			open[n.campaign] = true
		} else {
			delete(open, n.campaign)
		}
	}
	return open
}
