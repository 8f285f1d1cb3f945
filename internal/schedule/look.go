package schedule

import (
	"context"
	"fmt"
	"time"
)

// lookTimeout is how long a look may take: a share that hangs answers nothing
// at all, not even with an error.
const lookTimeout = 2 * time.Minute

// sight is what a look came back with.
type sight struct {
	changed bool
	err     error
}

// sight looks, or goes on waiting for the look before, if that one hangs.
func (l *Loop) sight(ctx context.Context) (bool, error) {
	l.ask(ctx)
	timer := time.NewTimer(lookTimeout)
	defer timer.Stop()
	select {
	case s := <-l.asked:
		l.asked = nil
		return s.changed, s.err
	case <-timer.C:
		return false, fmt.Errorf("look into inbox: no answer for %s", lookTimeout)
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// ask begins a look, unless one is under way.
func (l *Loop) ask(ctx context.Context) {
	if l.asked != nil {
		return
	}
	asked := make(chan sight, 1)
	go func() {
		changed, err := l.Work.Look(ctx)
		asked <- sight{changed, err}
	}()
	l.asked = asked
}

// look reports whether the inbox is there to be looked at.
func (l *Loop) look(ctx context.Context) bool {
	changed, err := l.sight(ctx)
	if ctx.Err() != nil {
		return false
	}
	l.Work.Looked(err)
	if err != nil {
		l.logAway(err)
		return false
	}
	if !l.lost {
		l.logBack()
	}
	now := time.Now()
	l.looked = now
	switch {
	case !changed && !l.changed.IsZero(), changed && !l.changed.IsZero() && now.Sub(l.changed) >= maxQuiet:
		l.want(Arrival)
	case changed && l.changed.IsZero():
		l.changed = now
	}
	return true
}

// logAway tells one trouble, in whatever words looks and runs meet it.
func (l *Loop) logAway(err error) {
	if l.inbox.news(ErrAway) {
		l.Log.Error().Err(err).Msg("inbox out of reach: runs wait until it is back")
	}
}

func (l *Loop) logBack() {
	if l.inbox.over() {
		l.Log.Info().Msg("inbox is back")
	}
}
