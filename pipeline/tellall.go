package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/tell"
	"jixiao/rules/finding"
)

// mostFailures is how many letters in a row may fail until a channel is left
// alone for this time.
const mostFailures = 3

// outgoing is a letter with what the ledger knows of it.
type outgoing struct {
	letter  tell.Letter
	telling record.Telling
}

// teller sends what is due. The ledger knows of every letter before it is sent
// and after; what is in between when the process ends is sent once more, under
// the same name.
type teller struct {
	o     Options
	l     *ledger.Ledger
	ready func(record.Telling, time.Time) bool
	out   *Told
}

// all sends what is due over all channels. Only the ledger's errors end it.
func (t teller) all(ctx context.Context, s *record.Snapshot) (*Told, error) {
	o, l := t.o, t.l
	t.out = &Told{}
	// What became of a letter is recorded even when the time is over.
	keep := context.WithoutCancel(ctx)
	told, err := l.Told(keep)
	if err != nil {
		return t.out, err
	}
	t.out.Plan = tell.Due(o.Campaign, s, told)
	wanted := make([]record.Telling, len(t.out.Plan.Letters))
	for i, letter := range t.out.Plan.Letters {
		wanted[i] = letter.Telling()
	}
	stand, err := l.PlanTellings(keep, wanted, o.Now())
	if err != nil {
		return t.out, err
	}
	ready := map[string][]*outgoing{}
	var all []*outgoing
	for i, telling := range stand {
		g := &outgoing{t.out.Plan.Letters[i], telling}
		all = append(all, g)
		if t.ready(telling, o.Now()) {
			ready[telling.Channel] = append(ready[telling.Channel], g)
		}
	}
	for _, channel := range o.Channels {
		if err := t.over(ctx, channel, ready[channel.Name()]); err != nil {
			return t.out, err
		}
	}
	t.weigh(all)
	o.Log.Info().Int64("run", s.Run.ID).Int("sent", t.out.Sent).Int("failed", t.out.Failed).Int("left", t.out.Left).Msg("letters sent")
	return t.out, nil
}

// over sends letters over one channel, those that were tried least first: one
// that is refused again and again must not keep others back.
func (t teller) over(ctx context.Context, channel tell.Channel, letters []*outgoing) error {
	slices.SortStableFunc(letters, func(a, b *outgoing) int { return a.telling.Tries - b.telling.Tries })
	w := &wire{teller: t, channel: channel}
	defer w.hangUp()
	failures := 0
	for i, g := range letters {
		if ctx.Err() != nil {
			return nil // there is another run
		}
		err := w.carry(ctx, g)
		if err == nil {
			failures = 0
			continue
		}
		var away unreachable
		if errors.As(err, &away) {
			return t.failed(ctx, channel, away.error, letters[i:]...)
		}
		w.hangUp()
		if broken := t.failed(ctx, channel, err, g); broken != nil {
			return broken
		}
		if !errors.Is(err, tell.ErrRefused) {
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

func (t teller) send(ctx context.Context, line tell.Line, g *outgoing) error {
	keep := context.WithoutCancel(ctx)
	g.telling.State = record.TellSending
	if err := t.l.RecordTellings(keep, t.o.Now(), g.telling); err != nil {
		return unrecorded{err}
	}
	if err := line.Send(ctx, g.letter); err != nil {
		return err
	}
	g.telling.State, g.telling.Error, g.telling.Next = record.TellSent, "", time.Time{}
	g.telling.Tries++
	if err := t.l.RecordTellings(keep, t.o.Now(), g.telling); err != nil {
		return unrecorded{err}
	}
	t.out.Sent++
	return nil
}

// failed records that letters did not go out, and when they are tried again.
func (t teller) failed(ctx context.Context, channel tell.Channel, err error, letters ...*outgoing) error {
	var broken unrecorded
	if errors.As(err, &broken) {
		return fmt.Errorf("tell: %w", broken.error)
	}
	if len(letters) == 0 {
		return nil
	}
	reason := channel.Reason(err)
	if t.out.First.IsZero() {
		t.out.First = finding.Text{ZH: tell.Label(channel.Name()).ZH + "：" + reason.ZH, EN: channel.Name() + ": " + reason.EN}
	}
	tellings := make([]record.Telling, len(letters))
	for i, g := range letters {
		g.telling = tell.Failed(g.telling, reason.ZH, t.o.Now()) // the reports are Chinese
		tellings[i] = g.telling
	}
	t.out.Failed += len(letters)
	t.o.Log.Warn().Str("channel", channel.Name()).Int("letters", len(letters)).Str("reason", reason.EN).Msg("letters not sent, they are tried again later")
	return t.l.RecordTellings(context.WithoutCancel(ctx), t.o.Now(), tellings...)
}

// weigh counts what is left, and says when the first of it may be tried.
func (t teller) weigh(all []*outgoing) {
	for _, g := range all {
		switch g.telling.State {
		case record.TellFailed:
			t.out.GaveUp++
		case record.TellDue, record.TellSending:
			t.out.Left++
			if next := g.telling.Next; t.out.Next.IsZero() || next.Before(t.out.Next) {
				t.out.Next = next
			}
		}
	}
	if t.out.Left > 0 && t.out.Next.Before(t.o.Now()) {
		t.out.Next = t.o.Now()
	}
}
