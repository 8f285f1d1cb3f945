package notify

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Sender is a workspace whose letters go out over channels; without any nothing
// is sent.
type Sender struct {
	workspace.Workspace
	Channels []Channel
}

// Report is what came of the letters that were due.
type Report struct {
	Plan   Plan
	Sent   int
	Failed int // tried, or not even that because the channel is away
	Left   int // still to be sent: there was no time, or they rest after a failure
	GaveUp int
	First  finding.Text // why the first one failed
	Next   time.Time    // when a try is worth while; zero where nothing is left
}

// ErrNotSent says that some letters could not be sent. They are tried again.
var ErrNotSent = errors.New("some letters could not be sent")

// Send sends what is due after the last run, for as long as the context lasts:
// somebody asked for it, so letters that rest or were given up are tried too.
func (n Sender) Send(ctx context.Context) (*Report, error) {
	var out *Report
	err := n.afterLast(ctx, lease.Notify, func(s *workspace.Session, last *record.Snapshot) (err error) {
		out, err = n.send(ctx, s, last, Unsent)
		if err == nil && out.Failed > 0 {
			err = fmt.Errorf("%w: %d, first: %s", ErrNotSent, out.Failed, out.First.EN)
		}
		return err
	})
	return out, err
}

// Retry sends what is due and does not rest, in the time that a run may spend
// on it.
func (n Sender) Retry(ctx context.Context) (*Report, error) {
	var out *Report
	err := n.afterLast(ctx, lease.Notify, func(s *workspace.Session, last *record.Snapshot) (err error) {
		out, err = n.After(ctx, s, last)
		return err
	})
	return out, err
}

// After is the last stage of a run: it takes no longer than the settings say,
// and a channel that fails makes no run fail. It is nil where there is no
// channel.
func (n Sender) After(ctx context.Context, s *workspace.Session, last *record.Snapshot) (*Report, error) {
	if len(n.Channels) == 0 {
		return nil, nil
	}
	s.At(lease.Notifying)
	ctx, cancel := context.WithTimeout(ctx, n.Campaign.Settings.Notify.Bound())
	defer cancel()
	return n.send(ctx, s, last, Ready)
}

// Pending are the letters that are due or, where mail is off, would be if it were
// on. It changes nothing.
func Pending(ctx context.Context, w workspace.Workspace) (plan Plan, err error) {
	err = reading(w, func(l *ledger.Ledger) error {
		last, err := w.Snapshot(ctx, l)
		if err != nil {
			return err
		}
		told, err := l.SentItems(ctx)
		plan = Due(w.Campaign, last, told)
		if !w.Campaign.Settings.Mail.On {
			plan = Preview(w.Campaign, last, told)
		}
		return err
	})
	return plan, err
}

// NotArrived are the letters that were tried and did not arrive.
func NotArrived(ctx context.Context, w workspace.Workspace) (all []record.Notification, err error) {
	err = reading(w, func(l *ledger.Ledger) error {
		all, err = l.Unsent(ctx)
		return err
	})
	return all, err
}

func reading(w workspace.Workspace, do func(*ledger.Ledger) error) error {
	if err := w.History(); err != nil {
		return err
	}
	l, err := ledger.OpenReadOnly(string(w.Place))
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	return do(l)
}

// ReleaseHeld records that what many sheets get wrong by one rule may be told,
// and reports whether that is new.
func (n Sender) ReleaseHeld(ctx context.Context, code finding.Code, form, by string) (added bool, err error) {
	err = n.afterLast(ctx, lease.Decision, func(s *workspace.Session, _ *record.Snapshot) error {
		added, err = s.Ledger.Release(ctx, record.Release{Code: code, Form: form, At: time.Now(), By: by})
		return err
	})
	return added, err
}

// afterLast works on what the ledger holds after its last run, if that came to
// its end.
func (n Sender) afterLast(ctx context.Context, p lease.Purpose, do func(*workspace.Session, *record.Snapshot) error) error {
	s, err := n.Open(ctx, p)
	if err != nil {
		return err
	}
	defer s.Close()
	last, err := s.Last(ctx)
	if err != nil {
		return err
	}
	return do(s, last.Snapshot())
}
