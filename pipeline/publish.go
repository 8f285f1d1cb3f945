package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
)

// ErrNoRun says that nothing can be published: the ledger holds no run.
var ErrNoRun = errors.New("the ledger holds no run yet")

// ErrOutbox says that some of the outbox could not be written. What stands
// there is whole, but not all of it is new; publishing again makes it so.
var ErrOutbox = errors.New("outbox is not complete")

// ErrCutOff says that the last run did not come to its end: what the ledger
// holds is a state half way, which is not for publishing.
var ErrCutOff = errors.New("the last run was cut off")

// Publish makes the outbox again from the ledger, as of its last run.
func Publish(ctx context.Context, o Options) (*Outcome, error) {
	if err := History(o); err != nil {
		return nil, err
	}
	o, release, err := hold(ctx, o, lease.Publish)
	if err != nil {
		return nil, err
	}
	defer release()
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	s, err := current(ctx, o, l)
	if err != nil {
		return nil, err
	}
	if s.Run.Ended.IsZero() {
		return nil, fmt.Errorf("publish run %d: %w", s.Run.ID, ErrCutOff)
	}
	return publishLast(ctx, o, l, s)
}

// publishLast makes the outbox again as of the last run, which came to its end.
func publishLast(ctx context.Context, o Options, l *ledger.Ledger, s *record.Snapshot) (*Outcome, error) {
	if err := probe(o); err != nil {
		return nil, err
	}
	if err := sweep(o); err != nil {
		return nil, err
	}
	out := &Outcome{Run: s.Run, Snapshot: s}
	var err error
	// What people changed is put aside here and told by the next run.
	if out.Hands, err = hands(o, s.Run); err != nil {
		return nil, err
	}
	return out, publish(ctx, o, l, out)
}

// Current reads what the ledger holds after its last run. A run without end is
// still going or was cut off.
func Current(ctx context.Context, o Options) (*record.Snapshot, error) {
	if err := History(o); err != nil {
		return nil, err
	}
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return current(ctx, o, l)
}

func current(ctx context.Context, o Options, l *ledger.Ledger) (*record.Snapshot, error) {
	account, err := loadAccount(ctx, o.Campaign, l)
	if err != nil {
		return nil, err
	}
	if account.Run.ID == 0 {
		return nil, ErrNoRun
	}
	return account.Snapshot(), nil
}

// publish writes the outbox: every file whole or not at all, and only what is
// other than before, so that a folder that is synchronised stays quiet. A file
// that cannot be written keeps none of the others back.
func publish(ctx context.Context, o Options, l *ledger.Ledger, out *Outcome) error {
	s := out.Snapshot
	if err := enterWay(ctx, o, l, s); err != nil {
		return err
	}
	going := report.NewOutgoing(o.Campaign, s)
	copied := copiesOf(o, s, going)
	var lie map[int64]report.Copy
	var first []outbox.Page
	for _, p := range factPages(o, s) {
		first = append(first, p.outbox("", s.Run.AsOf))
	}
	first = slices.Concat(first, guides(o), copied.keyed(o))
	units := func(made outbox.Result) ([]outbox.Page, error) {
		lie = copied.liesBeside(made)
		pages, err := settle(ctx, o, l, s, unitPages(o, s, going, lie))
		if err == nil {
			o.reached(AfterSettle)
		}
		return pages, err
	}
	day := func(made outbox.Result) ([]outbox.Page, error) {
		var pages []outbox.Page
		for _, p := range dayPages(o, s, copied.unmade(made, lie)) {
			pages = append(pages, p.outbox("", s.Run.AsOf))
		}
		return pages, nil
	}
	shelf := o.shelf(s.Run)
	shelf.LeftAlone = o.leftAlone(going)
	done, err := shelf.Publish(ctx, first, units, day)
	out.Written, out.StandIns, out.Left, out.Unmade = done.Written, done.StandIns, done.Left, copied.unmade(done, lie)
	o.Log.Info().Int("files", done.Total).Int("changed", done.Written).Int("in_use", len(done.StandIns)).
		Int("failed", len(done.Failures)).Int("refused", len(done.Refused)).Msg("outbox published")
	if err != nil {
		return fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	if err := o.clearWaiting(going); err != nil {
		return fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	if n := len(done.Failures); n > 0 {
		return fmt.Errorf("publish: %w: %d of %d files, first: %w", ErrOutbox, n, done.Total, done.Failures[0].Err)
	}
	return deliver(ctx, l)
}
