package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// reach makes sure that there is an inbox at all, before anything is written.
// A run on a ledger with a history goes on without.
func reach(o Options) error {
	if begun, err := ledger.Begun(string(o.Place)); begun || err != nil {
		return err
	}
	if _, err := os.Stat(o.Inbox); err != nil {
		return fmt.Errorf("find inbox: %w: %w", intake.ErrAway, err)
	}
	return nil
}

// sight is what a run goes by.
type sight struct {
	record.Look
	// away says why there is no look: the inbox is away, and the files are those
	// of the last one, as far as they were received.
	away error
	// originals are those of a run that is made again over what was seen last, on a
	// copy of the ledger; nil is a run that looked.
	originals *intake.Store
}

// again reports whether nothing is looked at anew.
func (s sight) again() bool { return s.originals != nil }

// glance is what lies in the inbox, or why nobody knows.
type glance struct {
	record.Look
	err error
}

// look makes sure that what was met is the inbox and not what is left of it while a
// share is away. Without an inbox a run goes by what was seen last, where anything was
// and o does not wait for the inbox.
func look(ctx context.Context, o Options, l *ledger.Ledger, met glance) (sight, error) {
	seen, err := met.Look, met.err
	if err == nil {
		seen.At = o.AsOf
		seen, err = complete(ctx, o, l, seen)
	}
	if !errors.Is(err, intake.ErrAway) || o.Waits {
		return sight{Look: seen}, err
	}
	last, failed := l.LastLook(ctx)
	if failed != nil || last.At.IsZero() {
		return sight{}, cmp.Or(failed, err)
	}
	o.Log.Warn().Err(err).Msg("run goes on without the inbox")
	return sight{Look: last, away: err}, nil
}

// complete adds to a look what lies in folders that are unknown. It is
// intake.ErrAway where the look met only what is left of the inbox, and nobody
// said that it is really empty.
func complete(ctx context.Context, o Options, l *ledger.Ledger, seen record.Look) (record.Look, error) {
	if !o.ReallyEmpty {
		if err := missed(ctx, o.Inbox, l, seen); err != nil {
			return seen, err
		}
	}
	if len(seen.Unknown) == 0 {
		return seen, nil
	}
	last, err := l.LastLook(ctx)
	return intake.CarryOver(last, seen), err
}

// missed is intake.ErrAway where a look met only what is left of the inbox.
func missed(ctx context.Context, inbox string, l *ledger.Ledger, seen record.Look) error {
	if intake.HoldsSubmissions(seen) {
		return nil
	}
	last, err := l.LastLook(ctx)
	if err != nil {
		return err
	}
	return intake.Away(inbox, last, seen)
}

// Missed is intake.ErrAway where a look met only what is left of the inbox that
// the last run saw, so that the next run would refuse it. Without a ledger of
// this version there is nothing to miss.
func Missed(ctx context.Context, w workspace.Workspace, seen record.Look) error {
	l, err := w.Place.OpenReadOnly()
	if errors.Is(err, workspace.ErrNoRun) || errors.Is(err, ledger.ErrOlder) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	return missed(ctx, w.Inbox, l, seen)
}
