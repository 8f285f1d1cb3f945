//go:build unix

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// note is a line that a worker noted.
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
