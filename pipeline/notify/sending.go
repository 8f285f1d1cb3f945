package notify

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// mostFailures is how many letters in a row may fail until a channel is left
// alone for this time.
const mostFailures = 3

// outgoing is a letter with what the ledger knows of it.
type outgoing struct {
	letter Letter
	state  record.Notification
}

// sending sends what is due. The ledger knows of every letter before it is sent
// and after; what is in between when the process ends is sent once more, under
// the same name.
type sending struct {
	*workspace.Session
	ready func(record.Notification, time.Time) bool
	out   *Report
}

// send sends what is due over all channels. Only the ledger's errors end it.
func (n Sender) send(ctx context.Context, s *workspace.Session, last *record.Snapshot, ready func(record.Notification, time.Time) bool) (*Report, error) {
	t := sending{s, ready, &Report{}}
	all, err := t.plan(ctx, last)
	if err != nil {
		return t.out, err
	}
	for _, channel := range n.Channels {
		if err := t.over(ctx, channel, t.readyFor(channel, all)); err != nil {
			return t.out, err
		}
	}
	t.weigh(all)
	s.Log.Info().Int64("run", last.Run.ID).Int("sent", t.out.Sent).Int("failed", t.out.Failed).Int("left", t.out.Left).Msg("letters sent")
	return t.out, nil
}

// plan has the ledger know of every letter that is due. What became of one is
// recorded even when the time is over.
func (t sending) plan(ctx context.Context, last *record.Snapshot) ([]*outgoing, error) {
	ctx = context.WithoutCancel(ctx)
	told, err := t.Ledger.SentItems(ctx)
	if err != nil {
		return nil, err
	}
	t.out.Plan = Due(t.Campaign, last, told)
	letters := t.out.Plan.Letters
	wanted := make([]record.Notification, len(letters))
	for i, letter := range letters {
		wanted[i] = letter.Notification()
	}
	known, err := t.Ledger.PlanNotifications(ctx, wanted, t.Now())
	if err != nil {
		return nil, err
	}
	all := make([]*outgoing, len(known))
	for i, telling := range known {
		all[i] = &outgoing{letters[i], telling}
	}
	return all, nil
}

func (t sending) readyFor(channel Channel, all []*outgoing) []*outgoing {
	now := t.Now()
	return slices.DeleteFunc(slices.Clone(all), func(g *outgoing) bool {
		return g.state.Channel != channel.Name() || !t.ready(g.state, now)
	})
}

// over sends letters over one channel, those that were tried least first: one
// that is refused again and again must not keep others back.
func (t sending) over(ctx context.Context, channel Channel, letters []*outgoing) error {
	slices.SortStableFunc(letters, func(a, b *outgoing) int { return a.state.Tries - b.state.Tries })
	c := &connection{sending: t, channel: channel}
	defer c.hangUp()
	failures := 0
	for i, g := range letters {
		if ctx.Err() != nil {
			return nil // there is another run
		}
		err := c.carry(ctx, g)
		if err == nil {
			failures = 0
			continue
		}
		var away unreachable
		if errors.As(err, &away) {
			return t.failed(ctx, channel, away.error, letters[i:]...)
		}
		c.hangUp()
		if broken := t.failed(ctx, channel, err, g); broken != nil {
			return broken
		}
		if !errors.Is(err, ErrRefused) {
			failures++
		}
		if failures >= mostFailures {
			return t.failed(ctx, channel, err, letters[i+1:]...)
		}
	}
	return nil
}

// unrecorded is an error of the ledger, which no channel is to blame for.
type unrecorded struct{ error }

func (t sending) send(ctx context.Context, line Line, g *outgoing) error {
	keep := context.WithoutCancel(ctx)
	g.state.State = record.NotificationSending
	if err := t.Ledger.RecordNotifications(keep, t.Now(), g.state); err != nil {
		return unrecorded{err}
	}
	if err := line.Send(ctx, g.letter); err != nil {
		return err
	}
	g.state.State, g.state.Error, g.state.Next = record.NotificationSent, "", time.Time{}
	g.state.Tries++
	if err := t.Ledger.RecordNotifications(keep, t.Now(), g.state); err != nil {
		return unrecorded{err}
	}
	t.out.Sent++
	return nil
}

// failed records that letters did not go out, and when they are tried again.
func (t sending) failed(ctx context.Context, channel Channel, err error, letters ...*outgoing) error {
	var broken unrecorded
	if errors.As(err, &broken) {
		return fmt.Errorf("tell: %w", broken.error)
	}
	if len(letters) == 0 {
		return nil
	}
	reason := channel.Reason(err)
	if t.out.First.IsZero() {
		t.out.First = finding.Text{ZH: Label(channel.Name()).ZH + "：" + reason.ZH, EN: channel.Name() + ": " + reason.EN}
	}
	tellings := make([]record.Notification, len(letters))
	for i, g := range letters {
		g.state = Failed(g.state, reason.ZH, t.Now()) // the reports are Chinese
		tellings[i] = g.state
	}
	t.out.Failed += len(letters)
	t.Log.Warn().Str("channel", channel.Name()).Int("letters", len(letters)).Str("reason", reason.EN).Msg("letters not sent, they are tried again later")
	return t.Ledger.RecordNotifications(context.WithoutCancel(ctx), t.Now(), tellings...)
}

// weigh counts what is left, and says when the first of it may be tried.
func (t sending) weigh(all []*outgoing) {
	for _, g := range all {
		switch g.state.State {
		case record.NotificationFailed:
			t.out.GaveUp++
		case record.NotificationDue, record.NotificationSending:
			t.out.Left++
			if next := g.state.Next; t.out.Next.IsZero() || next.Before(t.out.Next) {
				t.out.Next = next
			}
		}
	}
	if t.out.Left > 0 && t.out.Next.Before(t.Now()) {
		t.out.Next = t.Now()
	}
}
