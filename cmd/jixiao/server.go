package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"jixiao/internal/metrics"
	"jixiao/internal/schedule"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/campaign/timetable"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// server is what the standing service's loop works with: runs by the settings
// as they are now.
type server struct {
	*session
	flags  placeFlags
	health *metrics.Monitor

	// Of several campaigns only those at hand are kept loaded, and each run waits for its
	// turn; of one alone both are nil.
	loaded *loadedCampaigns
	turn   func(ctx context.Context) (over func(), err error)

	mu      sync.Mutex // a look that hangs goes on beside all else
	current pipeline.Options
	poll    time.Duration
	zone    *time.Location
	retryAt time.Time // when letters are worth another try

	taken    string    // the state of the settings that current was made from
	found    string    // the state at the last look at them
	backedUp time.Time // by this process
	away     bool      // at the last look
}

// Look reports whether the inbox looks other than the last time.
func (s *server) Look(ctx context.Context) (bool, error) {
	w := s.settled().Watcher
	if _, err := w.Look(ctx); err != nil {
		return false, err
	}
	s.retryLetters(ctx)
	return w.Changed(), nil
}

// Looked tells health how a look went, and whoever looks at a window when the
// inbox goes and comes back.
func (s *server) Looked(err error) {
	s.health.Looked(err)
	switch before := s.away; {
	case err != nil && !before:
		s.showFailure(err)
	case err == nil && before && s.logFile != nil:
		fmt.Fprintln(s.Stdout, s.say("收件箱恢复了，接着审核。", "the inbox is back."))
	}
	s.away = err != nil
}

// settled are the options that were taken last; of several campaigns without what was
// loaded.
func (s *server) settled() pipeline.Options {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current
}

// now are the options by the settings as they are now.
func (s *server) now() (pipeline.Options, error) {
	o := s.settled()
	if s.loaded == nil || o.Campaign != nil {
		return o, nil
	}
	var err error
	o.Campaign, err = s.loaded.of(s.session)
	return o, err
}

// Run makes one run with the clock of now, when it is its turn.
func (s *server) Run(ctx context.Context, why schedule.Why) (int, error) {
	if s.turn != nil {
		over, err := s.turn(ctx)
		if err != nil {
			return 0, err
		}
		defer over()
	}
	o, err := s.now()
	if err != nil {
		s.showFailure(err)
		s.health.Ended(string(why), metrics.Failed, 0, err)
		return 0, err
	}
	return s.run(ctx, o, why)
}

func (s *server) run(ctx context.Context, o pipeline.Options, why schedule.Why) (int, error) {
	o.Clock = func() time.Time { return time.Now().In(o.Campaign.Zone) }
	o.Wait.For = 0
	o.Waits = why != schedule.Planned
	began := time.Now()
	s.health.Began()
	out, err := pipeline.Run(ctx, o)
	if err != nil && !errors.Is(err, ledger.ErrLocked) {
		s.showFailure(err)
	}
	outcome, err := s.outcome(err)
	s.health.Ended(string(why), outcome, time.Since(began), err)
	if out == nil || out.Snapshot == nil {
		return 0, err
	}
	s.scheduleRetry(out.Letters)
	waiting := out.Run.Balance.ByVerdict[record.Unsettled]
	s.health.Counted(counts(out, waiting))
	if err == nil {
		s.printRun(out)
		inboxFolders{s.console}.follow(o, out, s.flags)
	}
	if why == schedule.Planned && (err == nil || errors.Is(err, schedule.ErrAway)) {
		s.backUp(ctx, o)
	}
	return waiting, err
}

// outcome is what a run came to, for health and for the loop.
func (s *server) outcome(err error) (metrics.Outcome, error) {
	switch {
	case err == nil:
		return metrics.Good, nil
	case errors.Is(err, ledger.ErrLocked):
		return metrics.Busy, schedule.ErrBusy
	case errors.Is(err, intake.ErrAway):
		return metrics.Failed, fmt.Errorf("%w: %w", schedule.ErrAway, err)
	}
	if advice := hint(s.console, err); advice != "" {
		err = fmt.Errorf("%w (%s)", err, advice) // the log is all that anybody sees of it
	}
	return metrics.Failed, err
}

// showFailure tells whoever looks at a window what the log is told, which is
// written where nobody sees it.
func (s *server) showFailure(err error) {
	var faults *load.Faults
	switch {
	case s.logFile == nil:
	case errors.As(err, &faults):
		s.fail(err)
	default:
		s.explain(err)
	}
}

func counts(out *pipeline.Outcome, waiting int) (files, findings map[string]int, left int) {
	files, findings = map[string]int{}, map[string]int{}
	for v, n := range out.Run.Balance.ByVerdict {
		files[string(v)] = n
	}
	for _, i := range view.Told(out.Snapshot.Issues) {
		findings[string(i.Code)]++
	}
	return files, findings, waiting
}

// Next is when everything is checked next.
func (s *server) Next(after time.Time) time.Time {
	o, err := s.now()
	if err != nil {
		return after.Add(time.Hour) // by then they may be mended, or are told again
	}
	decisions, err := o.Place.Decisions(context.Background())
	if err != nil {
		o.Log.Warn().Err(err).Msg("extensions that were decided are not known: the settings' alone count for the schedule")
	}
	return timetable.Next(crosscheck.InForce(o.Campaign, decisions), after)
}

// Poll is how often the inbox is looked at.
func (s *server) Poll() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.poll
}
