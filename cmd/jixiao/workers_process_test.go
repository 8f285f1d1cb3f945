package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
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
