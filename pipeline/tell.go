package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/tell"
	"jixiao/rules/finding"
)

// Told is what came of the letters that were due.
type Told struct {
	Plan   tell.Plan
	Sent   int
	Failed int // tried, or not even that because the channel is away
	Left   int // still to be sent: there was no time, or they rest after a failure
	GaveUp int
	First  finding.Text // why the first one failed
	Next   time.Time    // when a try is worth while; zero where nothing is left
}

// ErrUntold says that some letters could not be sent. They are tried again.
var ErrUntold = errors.New("some letters could not be sent")

// Tell sends what is due after the last run, for as long as the context lasts:
// somebody asked for it, so letters that rest or were given up are tried too.
func Tell(ctx context.Context, o Options) (*Told, error) {
	var told *Told
	err := withLast(ctx, o, lease.Tell, func(o Options, l *ledger.Ledger, s *record.Snapshot) error {
		var err error
		told, err = teller{o: o, l: l, ready: tell.Unsent}.all(ctx, s)
		if err == nil && told.Failed > 0 {
			err = fmt.Errorf("%w: %d, first: %s", ErrUntold, told.Failed, told.First.EN)
		}
		return err
	})
	return told, err
}

// TellAgain sends what is due and does not rest, in the time that a run may
// spend on it.
func TellAgain(ctx context.Context, o Options) (*Told, error) {
	var told *Told
	err := withLast(ctx, o, lease.Tell, func(o Options, l *ledger.Ledger, s *record.Snapshot) error {
		out := &Outcome{Snapshot: s}
		err := tellAfter(ctx, o, l, out)
		told = out.Told
		return err
	})
	return told, err
}

// Untold are the letters that are due or, where mail is off, would be if it were
// on. It changes nothing.
func Untold(ctx context.Context, o Options) (tell.Plan, error) {
	if err := History(o); err != nil {
		return tell.Plan{}, err
	}
	l, err := ledger.OpenReadOnly(o.Ledger)
	if err != nil {
		return tell.Plan{}, err
	}
	defer func() { _ = l.Close() }()
	s, err := current(ctx, o, l)
	if err != nil {
		return tell.Plan{}, err
	}
	told, err := l.Told(ctx)
	if !o.Campaign.Settings.Mail.On {
		return tell.Preview(o.Campaign, s, told), err
	}
	return tell.Due(o.Campaign, s, told), err
}

// Unsent are the letters that were tried and did not arrive.
func Unsent(ctx context.Context, o Options) ([]record.Telling, error) {
	if err := History(o); err != nil {
		return nil, err
	}
	l, err := ledger.OpenReadOnly(o.Ledger)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return l.Unsent(ctx)
}

// Release records that what many sheets get wrong by one rule may be told, and
// reports whether that is new.
func Release(ctx context.Context, o Options, code finding.Code, form, by string) (added bool, err error) {
	err = withLast(ctx, o, lease.Decision, func(_ Options, l *ledger.Ledger, _ *record.Snapshot) error {
		added, err = l.Release(ctx, record.Release{Code: code, Form: form, At: time.Now(), By: by})
		return err
	})
	return added, err
}

// withLast holds the lease and works on what the ledger holds after its last
// run, if that came to its end.
func withLast(ctx context.Context, o Options, p lease.Purpose, do func(Options, *ledger.Ledger, *record.Snapshot) error) error {
	if err := History(o); err != nil {
		return err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o, release, err := hold(ctx, o, p)
	if err != nil {
		return err
	}
	defer release()
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	s, err := current(ctx, o, l)
	if err != nil {
		return err
	}
	if s.Run.Ended.IsZero() {
		return fmt.Errorf("after run %d: %w", s.Run.ID, ErrCutOff)
	}
	return do(o, l, s)
}

// tellAfter is the last stage of a run: it takes no longer than the settings
// say, and a channel that fails makes no run fail.
func tellAfter(ctx context.Context, o Options, l *ledger.Ledger, out *Outcome) error {
	if len(o.Channels) == 0 {
		return nil
	}
	o.at(lease.Telling)
	ctx, cancel := context.WithTimeout(ctx, o.Campaign.Settings.Tell.Bound())
	defer cancel()
	var err error
	out.Told, err = teller{o: o, l: l, ready: tell.Ready}.all(ctx, out.Snapshot)
	return err
}
