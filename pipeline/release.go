package pipeline

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
)

// UnitRelease is the section's word that what waits for departments may go out.
type UnitRelease struct {
	Units   []string // codes; none is all for which something waits
	By, Why string
}

// UnitsReleased is what came of it.
type UnitsReleased struct {
	Units []string // codes of those for which something waited
	*Outcome
}

// ErrNotReviewed says that nothing can be released, because the settings have
// results go out with every run, or not at all.
var ErrNotReviewed = errors.New("results are not reviewed before they go out")

// ReleaseUnits records that what waits for departments may go out, as of the last
// run, publishes it and sends the letters. What is other later waits again.
func ReleaseUnits(ctx context.Context, o Options, r UnitRelease) (*UnitsReleased, error) {
	if o.Campaign.Publishing != campaign.Review {
		return nil, ErrNotReviewed
	}
	out := &UnitsReleased{}
	err := withLast(ctx, o, lease.Decision, func(o Options, l *ledger.Ledger, s *record.Snapshot) error {
		all := releases(o.Campaign, s, r)
		if len(all) > 0 {
			if err := l.Dispatch(ctx, all); err != nil {
				return err
			}
		}
		for _, d := range all {
			out.Units = append(out.Units, d.Unit)
			o.Log.Info().Int64("dispatch", d.ID).Str("unit", d.Unit).Msg("release recorded")
		}
		s.Dispatches = slices.Concat(s.Dispatches, all)
		// Where nothing is new it may still be that a release was cut off.
		var err error
		if out.Outcome, err = publishLast(ctx, o, l, s); err != nil {
			return err
		}
		return tellAfter(ctx, o, l, out.Outcome)
	})
	return out, err
}

func releases(c *campaign.Campaign, s *record.Snapshot, r UnitRelease) []record.Dispatch {
	going := report.NewOutgoing(c, s)
	var all []record.Dispatch
	for _, u := range going.Waiting() {
		if len(r.Units) == 0 || slices.Contains(r.Units, u.Code) {
			all = append(all, record.Dispatch{Unit: u.Code, State: going.State(u.Code), Run: s.Run.ID, AsOf: s.Run.AsOf,
				Made: time.Now(), By: r.By, Why: r.Why})
		}
	}
	return all
}

// releaseMarked records what the section released in a report that came back to
// its own folder: where a department's results are still as they were then.
// Before the run is closed, so that a run that is killed later finds it recorded.
func releaseMarked(ctx context.Context, o Options, l *ledger.Ledger, s *record.Snapshot) error {
	if o.Campaign.Publishing != campaign.Review || len(s.Marks) == 0 {
		return nil
	}
	marked := map[string]record.File{}
	for _, m := range s.Marks {
		if strings.HasPrefix(m.File.Path, campaign.SectionFolder+"/") {
			marked[m.Key] = m.File
		}
	}
	going := report.NewOutgoing(o.Campaign, s)
	var all []record.Dispatch
	for _, u := range going.Waiting() {
		if f, ok := marked[record.ReleaseKey(u.Code, going.State(u.Code))]; ok {
			all = append(all, record.Dispatch{Unit: u.Code, State: going.State(u.Code), Run: s.Run.ID, AsOf: s.Run.AsOf,
				Made: time.Now(), By: campaign.SectionFolder, Why: "在日报里放行：" + path.Base(f.Path)})
		}
	}
	if len(all) == 0 {
		return nil
	}
	return l.Dispatch(ctx, all)
}

// catchUp lets out what was released when a process was killed before it went
// out: what comes next may find something new, and would have it wait again.
func catchUp(ctx context.Context, o Options, l *ledger.Ledger) error {
	open, err := l.Undelivered(ctx)
	if err != nil || !open {
		return err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s, err := current(ctx, o, l)
	if err != nil || s.Run.Ended.IsZero() {
		return err
	}
	out, err := publishLast(ctx, o, l, s)
	if errors.Is(err, ErrOutbox) {
		o.Log.Warn().Err(err).Msg("what was released could not all be published")
		return nil // it is tried again, and must not hold up a run
	}
	if err != nil {
		return err
	}
	return tellAfter(ctx, o, l, out)
}

// enterWay records that results are published in another way than before.
func enterWay(ctx context.Context, o Options, l *ledger.Ledger, s *record.Snapshot) error {
	was := string(campaign.Direct)
	if last := s.LastWay(); last != nil {
		was = last.Way
	}
	if string(o.Campaign.Publishing) == was {
		return nil
	}
	all := []record.Dispatch{{Way: string(o.Campaign.Publishing), Run: s.Run.ID, AsOf: s.Run.AsOf, Made: time.Now()}}
	if err := l.Dispatch(ctx, all); err != nil {
		return err
	}
	s.Dispatches = slices.Concat(s.Dispatches, all)
	return nil
}

// deliver records that the outbox has followed what was released.
func deliver(ctx context.Context, l *ledger.Ledger) error {
	open, err := l.Undelivered(ctx)
	if err != nil || !open {
		return err
	}
	return l.Delivered(ctx)
}
