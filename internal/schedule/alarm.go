package schedule

import (
	"time"

	"github.com/robfig/cron/v3"
	"github.com/rs/zerolog"
)

// alarm knocks when the clock comes to a planned time. It is the cron library's
// runner, whose one entry does nothing else: whether a run is due, was missed
// or must wait is for the loop to judge.
type alarm struct {
	cron  *cron.Cron
	entry cron.EntryID
	knock chan struct{}
}

func newAlarm(zone *time.Location, log zerolog.Logger) *alarm {
	l := cronLog{log}
	return &alarm{knock: make(chan struct{}, 1),
		cron: cron.New(cron.WithLocation(zone), cron.WithLogger(l), cron.WithChain(cron.Recover(l)))}
}

// set replaces the times. It is needed after a jump of the clock too: the
// runner waits by intervals.
func (a *alarm) set(next func(after time.Time) time.Time) {
	a.cron.Remove(a.entry)
	a.entry = a.cron.Schedule(times(next), cron.FuncJob(a.ring))
}

// ring never waits: one knock that nobody has heard yet is as good as two.
func (a *alarm) ring() {
	select {
	case a.knock <- struct{}{}:
	default:
	}
}

func (a *alarm) stop() { <-a.cron.Stop().Done() }

// times makes of a function what the library calls a schedule.
type times func(after time.Time) time.Time

// Next is the first of the times after a moment.
func (t times) Next(after time.Time) time.Time { return t(after) }

// cronLog tells what goes wrong in the runner, and nothing of its daily work.
type cronLog struct{ log zerolog.Logger }

// Info is told of each step of the runner.
func (cronLog) Info(string, ...any) {}

// Error is told of what went wrong.
func (l cronLog) Error(err error, msg string, keysAndValues ...any) {
	l.log.Error().Err(err).Fields(keysAndValues).Msg("alarm: " + msg)
}
