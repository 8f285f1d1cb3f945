package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/monitor"
	"jixiao/pipeline/record"
	"jixiao/pipeline/schedule"
)

// server is what the standing service's loop works with: runs by the settings
// as they are now.
type server struct {
	c      *Command
	flags  placeFlags
	health *monitor.Monitor

	mu      sync.Mutex // a look that hangs goes on beside all else
	options pipeline.Options
	tellAt  time.Time // when letters are worth another try

	taken    string    // the state of the settings that options were made from
	found    string    // the state at the last look at them
	backedUp time.Time // by this process
	away     bool      // at the last look
}

// take makes the options those of the next look and run.
func (s *server) take(o pipeline.Options) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o.Log = o.Log.Level(zerolog.InfoLevel) // of a service the log is all that people see
	o.Watcher = s.options.Watcher
	if o.Watcher == nil || o.Inbox != s.options.Inbox {
		o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	}
	s.options = o
	s.health.SetStale(time.Duration(o.Campaign.Settings.Serve.StaleHours) * time.Hour)
}

// Look reports whether the inbox looks other than the last time.
func (s *server) Look(ctx context.Context) (bool, error) {
	w := s.now().Watcher
	if _, err := w.Look(ctx); err != nil {
		return false, err
	}
	s.tellAgain(ctx)
	return w.Changed(), nil
}

// Looked tells health how a look went, and whoever looks at a window when the
// inbox goes and comes back.
func (s *server) Looked(err error) {
	s.health.Looked(err)
	switch before := s.away; {
	case err != nil && !before:
		s.show(err)
	case err == nil && before && s.c.logFile != nil:
		fmt.Fprintln(s.c.Stdout, s.c.say("收件箱恢复了，接着审核。", "the inbox is back."))
	}
	s.away = err != nil
}

// now are the options by the settings as they are now.
func (s *server) now() pipeline.Options {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.options
}

// Run makes one run with the clock of now.
func (s *server) Run(ctx context.Context, why schedule.Why) (int, error) {
	o := s.now()
	o.Clock = func() time.Time { return time.Now().In(o.Campaign.Zone) }
	o.Wait.For = 0
	o.Waits = why != schedule.Planned
	began := time.Now()
	s.health.Began()
	out, err := pipeline.Run(ctx, o)
	if err != nil && !errors.Is(err, ledger.ErrLocked) {
		s.show(err)
	}
	outcome := monitor.Good
	switch {
	case errors.Is(err, ledger.ErrLocked):
		outcome, err = monitor.Busy, schedule.ErrBusy
	case errors.Is(err, intake.ErrAway):
		outcome, err = monitor.Failed, fmt.Errorf("%w: %w", schedule.ErrAway, err)
	case err != nil:
		outcome = monitor.Failed
		if hint := s.c.hint(err); hint != "" {
			err = fmt.Errorf("%w (%s)", err, hint) // the log is all that anybody sees of it
		}
	}
	s.health.Ended(string(why), outcome, time.Since(began), err)
	if out == nil || out.Snapshot == nil {
		return 0, err
	}
	s.letters(out.Told)
	waiting := out.Run.Balance.ByVerdict[record.Unsettled]
	s.health.Counted(counts(out, waiting))
	if err == nil {
		s.told(out)
		s.c.followUnits(o, out, s.flags)
	}
	if why == schedule.Planned && (err == nil || errors.Is(err, schedule.ErrAway)) {
		s.backUp(ctx, o)
	}
	return waiting, err
}

// show tells whoever looks at a window what the log is told; it is written
// where nobody sees it.
func (s *server) show(err error) {
	var faults *campaign.Faults
	switch {
	case s.c.logFile == nil:
	case errors.As(err, &faults):
		s.c.fail(err)
	default:
		s.c.explain(err)
	}
}

func counts(out *pipeline.Outcome, waiting int) (files, findings map[string]int, left int) {
	files, findings = map[string]int{}, map[string]int{}
	for v, n := range out.Run.Balance.ByVerdict {
		files[string(v)] = n
	}
	for _, i := range out.Snapshot.Issues {
		findings[string(i.Code)]++
	}
	return files, findings, waiting
}

// Reload takes the settings when they have changed and come to rest: a workbook
// that is being saved is read when it is whole.
func (s *server) Reload(context.Context) (bool, error) {
	state, err := settingsState(s.c.config)
	if err != nil {
		state = err.Error() // told when it comes to rest like a fault
	}
	before := s.found
	s.found = state
	if state == s.taken || state != before {
		return false, nil
	}
	s.taken = state // one try: a fault is told once
	if err != nil {
		return false, err
	}
	o, err := s.c.options(s.flags)
	if err != nil {
		s.show(err)
		return false, err
	}
	if old := s.now(); o.Campaign.Settings.Serve.Listen != old.Campaign.Settings.Serve.Listen || o.Inbox != old.Inbox {
		o.Log.Warn().Msg("serve.listen and paths.inbox are taken whole only at the next start of the service")
	}
	s.take(o)
	return true, nil
}

// Next is when everything is checked next.
func (s *server) Next(after time.Time) time.Time { return s.now().Campaign.NextRun(after) }

// Poll is how often the inbox is looked at.
func (s *server) Poll() time.Duration {
	return time.Duration(s.now().Campaign.Settings.Serve.PollSeconds) * time.Second
}
