package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/internal/testkit/cost"
)

// waits are how long files that were dropped into a watched inbox waited, each
// from its drop on: every other one while the service is at rest, and the rest
// while it is at work on the one before.
type waits struct {
	known   int
	begun   []time.Duration // until a run over the inbox began
	kept    []time.Duration // until what it received was in the ledger
	marked  []time.Duration // until the marked copy lay in the outbox
	busy    []time.Duration // the same of those that were dropped while a run went on
	judging time.Duration   // a file, of the processor's time of `jixiao check` over all of them
}

const (
	// firstRun is how long the service may take until it watches.
	firstRun = 10 * time.Minute
	// longest is how long a marked copy may take.
	longest = 5 * time.Minute
	// between is how soon it is seen that the copy is there.
	between = 5 * time.Millisecond
)

// serve starts the service over the campaign, drops one file after the other,
// and waits for the copy of each.
func (c campaign) serve(ctx context.Context) (*waits, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := c.command(ctx, "serve")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	said, err := events(cmd)
	if err != nil {
		return nil, err
	}
	s := &service{c, said, &waits{known: c.files + fresh}}
	err = s.dropAll()
	cancel()
	if left := cmd.Wait(); err == nil && !errors.Is(left, context.Canceled) {
		err = left
	}
	if err != nil {
		return nil, err
	}
	return s.waits, c.judge(context.WithoutCancel(ctx), s.waits)
}

// service is one that is running.
type service struct {
	campaign
	said  <-chan event
	waits *waits
}

// event is a line that the service said, and when.
type event struct {
	line string
	at   time.Time
}

// events starts a command and passes on what it says, in print and in the log.
func events(cmd *exec.Cmd) (<-chan event, error) {
	read, write := io.Pipe()
	cmd.Stdout, cmd.Stderr = write, write
	said := make(chan event, 1000)
	go func() {
		for lines := bufio.NewScanner(read); lines.Scan(); {
			said <- event{lines.Text(), time.Now()}
		}
	}()
	return said, cmd.Start()
}

// hear waits until the service says something, and returns when it did.
func (s *service) hear(what string, within time.Duration) (time.Time, error) {
	late := time.After(within)
	for {
		select {
		case e := <-s.said:
			if strings.Contains(e.line, what) {
				return e.at, nil
			}
		case <-late:
			return time.Time{}, fmt.Errorf("%q was not said within %s", what, within)
		}
	}
}

func (s *service) dropAll() error {
	files, err := names(s.path("wrong"))
	if err != nil {
		return err
	}
	if _, err := s.hear("run ended", firstRun); err != nil {
		return err
	}
	for pair := range slices.Chunk(files, 2) {
		time.Sleep(time.Second) // the service is at rest
		if err := s.drop(pair); err != nil {
			return fmt.Errorf("%s: %w", pair, err)
		}
	}
	return nil
}

// drop drops a file at rest, and another as soon as the first is marked: the run
// over it goes on.
func (s *service) drop(names []string) error {
	dropped := time.Now()
	took, err := s.wait(names[0])
	if err != nil {
		return err
	}
	begun, err := s.hear("run begins", longest)
	if err != nil {
		return err
	}
	kept, err := s.hear("run recorded", longest)
	if err != nil {
		return err
	}
	w := s.waits
	w.begun, w.kept, w.marked = append(w.begun, begun.Sub(dropped)), append(w.kept, kept.Sub(dropped)), append(w.marked, took)
	for _, name := range names[1:] {
		if took, err = s.wait(name); err != nil {
			return err
		}
		w.busy = append(w.busy, took)
		if _, err := s.hear("run ended", longest); err != nil {
			return err
		}
	}
	_, err = s.hear("run ended", longest)
	return err
}

// wait drops a file and waits for its marked copy.
func (s *service) wait(name string) (time.Duration, error) {
	if err := s.handIn("wrong", name); err != nil {
		return 0, err
	}
	dropped := time.Now()
	marked, err := s.await(strings.TrimSuffix(s.path("work", "outbox", "单位", name), filepath.Ext(name)) + "_审核" + filepath.Ext(name))
	return marked.Sub(dropped), err
}

// await waits until a file is there.
func (s *service) await(path string) (time.Time, error) {
	for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(between) {
		if _, err := os.Stat(path); err == nil {
			return time.Now(), nil
		}
	}
	return time.Time{}, fmt.Errorf("no %s within %s", path, longest)
}

// judge checks the files that were dropped, and one of them alone: what the
// others take beside is their judging.
func (c campaign) judge(ctx context.Context, w *waits) error {
	files, err := names(c.path("wrong"))
	if err != nil || len(files) < 2 {
		return err
	}
	check := func(files []string) (cost.Cost, error) {
		args := []string{"--config", c.path("configs"), "check"}
		for _, name := range files {
			args = append(args, c.path("wrong", name))
		}
		took, _, err := cost.Of(exec.CommandContext(ctx, c.jixiao, args...))
		return took, err
	}
	all, err := check(files)
	if err != nil {
		return err
	}
	one, err := check(files[:1])
	w.judging = (all.CPU - one.CPU) / time.Duration(len(files)-1)
	return err
}
