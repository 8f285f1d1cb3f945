package schedule

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// result is what a run ended with.
type result struct {
	waiting int
	err     error
}

// run makes a run and takes in what came of it.
func (l *Loop) run(ctx context.Context, why Why) error {
	// What changes from now on is for the next run: this one may not see it.
	l.changed = time.Time{}
	select {
	case <-l.Events: // of what this run sees by itself
	default:
	}
	l.tried = l.tried || why == Planned
	began := l.wall()
	if l.failed == 0 && !l.lost {
		l.Log.Info().Str("why", string(why)).Msg("run due")
	}
	r := l.await(ctx, l.start(context.WithoutCancel(ctx), why))
	switch {
	case errors.Is(r.err, ErrAbandoned):
		return r.err
	case ctx.Err() != nil:
		return nil // the next start runs again, whatever became of this one
	case errors.Is(r.err, ErrBusy):
		l.postpone(why)
	case errors.Is(r.err, ErrAway):
		l.postpone(why)
		l.lose(r.err)
		if why == Planned {
			l.plan()
			l.want(Back)
		}
	case r.err != nil:
		l.postpone(why)
		l.fail(r.err)
	default:
		l.done(began, r.waiting)
	}
	return nil
}

// running is a run that is going on.
type running struct {
	cut  context.CancelFunc
	done chan result
}

func (l *Loop) start(ctx context.Context, why Why) running {
	ctx, cut := context.WithCancel(ctx)
	r := running{cut: cut, done: make(chan result, 1)}
	go func() {
		var out result
		defer func() {
			if p := recover(); p != nil {
				out.err = fmt.Errorf("run: panic: %v\n%s", p, debug.Stack())
			}
			r.done <- out
		}()
		out.waiting, out.err = l.Work.Run(ctx, why)
	}()
	return r
}

// await waits for the end of a run. When the service is told to stop, the run
// has a while to end by itself, then is cut off at its next safe point.
func (l *Loop) await(ctx context.Context, r running) result {
	defer r.cut()
	if out, ended := l.beside(ctx, r); ended {
		return out
	}
	l.Log.Info().Msg("stopping: waiting for the run to end")
	select {
	case out := <-r.done:
		return out
	case <-time.After(shutdownGrace):
	}
	l.Log.Info().Msg("stopping: cutting the run off; the next start completes it")
	r.cut()
	select {
	case out := <-r.done:
		return out
	case <-time.After(hardStop):
		return result{err: ErrAbandoned}
	}
}

// beside looks into the inbox when something knocks during a run, until the run
// ends or the service is told to stop: what has come by then need not rest after
// the run, too. One change is enough to know of.
func (l *Loop) beside(ctx context.Context, r running) (out result, ended bool) {
	for {
		events := l.Events
		if !l.changed.IsZero() {
			events = nil
		}
		select {
		case out = <-r.done:
			return out, true
		case <-events:
			l.ask(ctx)
		case s := <-l.asked:
			l.asked = nil
			if s.err == nil && s.changed { // an error is told when the next look meets it
				l.changed, l.looked = time.Now(), time.Now()
			}
		case <-ctx.Done():
			return result{}, false
		}
	}
}

// postpone keeps a run that did not happen due. One that the clock asked for, or
// files that wait, is due by its time still.
func (l *Loop) postpone(why Why) {
	if why != Planned && why != Again {
		l.wanted = why
	}
}

// lose takes an inbox for lost that a look found; only a run can find it again.
func (l *Loop) lose(err error) {
	l.lost = true
	l.retryAt = time.Now().Add(l.Work.Poll())
	l.logAway(err)
}

// fail waits a while before the next try, longer each time.
func (l *Loop) fail(err error) {
	pause := min(firstRetry<<min(l.failed, 10), lastRetry)
	l.failed++
	l.retryAt = time.Now().Add(pause)
	if l.fails.news(err) {
		l.Log.Error().Err(err).Msg("run failed; it is tried again")
	}
}

// done takes in a good run. It is the planned one too if that was due when it
// began; times that went by while it ran are not made up for.
func (l *Loop) done(began time.Time, waiting int) {
	if l.fails.over() {
		l.Log.Info().Msg("runs work again")
	}
	l.lost = false
	l.logBack()
	l.failed, l.wanted, l.restAt = 0, "", time.Time{}
	if waiting > 0 {
		l.restAt = time.Now().Add(waitingAgain)
	}
	if !l.next.IsZero() && !began.Before(l.next) {
		l.plan()
	}
}
