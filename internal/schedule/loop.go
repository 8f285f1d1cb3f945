package schedule

import (
	"context"
	"time"

	"github.com/rs/zerolog"
)

// Loop runs the work until it is told to stop.
type Loop struct {
	Work   Work
	Now    func() time.Time // the wall clock, which can jump
	Zone   *time.Location   // of the hours of the day
	Events <-chan struct{}  // something may have changed in the inbox; may be nil
	Log    zerolog.Logger

	alarm   *alarm    // knocks when the clock says so
	next    time.Time // when that is
	tried   bool      // a run for that has begun: if it is to be made again, looks see to it
	wanted  Why       // a run that is due whatever the clock says, "" for none
	changed time.Time // when the first change was seen that no run has taken in
	looked  time.Time // the last time that a look came back
	restAt  time.Time // when files that wait are worth another run
	retryAt time.Time // not before, after a failure
	failed  int       // runs in a row
	lost    bool      // the last run found the inbox away

	asked chan sight // a look that has not come back yet
	clock clock
	inbox once
	fails once
}

const (
	// shutdownGrace is how long a run may go on after the service was told to stop;
	// then it is cut off, and has hardStop more to come to a safe point. Together
	// they stay below the ten seconds that are promised.
	shutdownGrace = 5 * time.Second
	hardStop      = 4 * time.Second
	// maxQuiet is how long changes may go on before a run does not wait for
	// them to end: somebody copies all day, others want their receipt.
	maxQuiet = time.Minute
	// waitingAgain is when files that a run found growing, locked or empty are
	// looked at again, even if nothing seems to change.
	waitingAgain = 2 * time.Minute
	// rest is how soon after a change a second look sees whether it goes on: by
	// default as long as a file must have stood still. A copy of many files puts
	// the run off with each look, and is looked at less often when it lasts.
	rest       = time.Second
	longRest   = 2 * time.Second
	firstRetry = 30 * time.Second
	lastRetry  = 10 * time.Minute
)

// Serve loops until the context ends, then waits for what is under way. Times
// that count intervals carry the monotonic clock; l.next does not.
func (l *Loop) Serve(ctx context.Context) error {
	l.wanted = Start
	l.alarm = newAlarm(l.Zone, l.Log)
	l.alarm.set(l.Work.Next)
	l.alarm.cron.Start()
	defer l.alarm.stop()
	l.plan()
	for ctx.Err() == nil {
		if err := l.turn(ctx); err != nil {
			return err
		}
		l.wait(ctx)
	}
	return nil
}

// wait is until the next turn: a poll, or less when something knocks. The alarm
// counts where the clock says the same and no run has been tried for it.
func (l *Loop) wait(ctx context.Context) {
	events := l.Events
	if !l.changed.IsZero() {
		events = nil // the next look comes soon in any case, and a long copy knocks all the time
	}
	timer := time.NewTimer(l.pause())
	defer timer.Stop()
	for {
		select {
		case <-l.alarm.knock:
			if !l.planned() || l.tried {
				continue
			}
		case <-timer.C:
		case <-events:
		case <-ctx.Done():
		}
		return
	}
}

// pause is a poll, or less while something changes in the inbox.
func (l *Loop) pause() time.Duration {
	pause := l.Work.Poll()
	if !l.changed.IsZero() && l.wanted == "" {
		pause = min(pause, max(rest, min(time.Since(l.changed), longRest))-time.Since(l.looked))
	}
	return pause
}

// turn is one look around, and a run if one is due. Without the inbox that is a
// planned one: a deadline does not wait for a share.
func (l *Loop) turn(ctx context.Context) error {
	l.watchClock()
	l.reload(ctx)
	there := l.look(ctx)
	if ctx.Err() != nil || time.Now().Before(l.retryAt) {
		return nil
	}
	switch why := l.due(); {
	case l.planned() && (!there || l.lost):
		return l.run(ctx, Planned)
	case there && why != "":
		return l.run(ctx, why)
	}
	return nil
}

// planned reports whether the clock says that a run is due.
func (l *Loop) planned() bool { return !l.next.IsZero() && !l.wall().Before(l.next) }

// wall is the wall clock's reading alone.
func (l *Loop) wall() time.Time { return l.Now().Round(0) }

func (l *Loop) plan() {
	l.next, l.tried = l.Work.Next(l.wall()), false
	l.Log.Info().Time("at", l.next).Msg("next planned run")
}

// watchClock plans anew after a jump. A planned run that the clock jumped over
// is due; one that a jump back made to lie far ahead comes at its hour again.
func (l *Loop) watchClock() {
	jump := l.clock.jump(time.Now(), l.wall())
	if jump == 0 {
		return
	}
	l.Log.Warn().Dur("by", jump).Msg("the clock was set: planning anew")
	l.alarm.set(l.Work.Next)
	if jump < 0 {
		l.plan()
	}
}

func (l *Loop) reload(ctx context.Context) {
	changed, err := l.Work.Reload(ctx)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		l.Log.Error().Msg("settings are faulty, those before stay in force: " + err.Error())
	}
	if changed {
		l.Log.Info().Msg("settings taken")
		l.wanted = Settings
		l.alarm.set(l.Work.Next)
		l.plan()
	}
}

// want asks for a run unless one is asked for already, whose reason is the
// better one.
func (l *Loop) want(why Why) {
	if l.wanted == "" {
		l.wanted = why
	}
}

// due is why a run is due now, "" for none.
func (l *Loop) due() Why {
	switch now := time.Now(); {
	case l.wanted == Start:
	case l.planned():
		return Planned
	case l.wanted == "" && !l.restAt.IsZero() && !now.Before(l.restAt):
		return Again
	}
	return l.wanted
}
