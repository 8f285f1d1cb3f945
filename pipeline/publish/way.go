package publish

import (
	"context"
	"slices"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// recordWay records that results are published in another way than before.
func recordWay(ctx context.Context, ws *workspace.Session, s *record.Snapshot) error {
	was := string(campaign.Direct)
	if last := s.LastWay(); last != nil {
		was = last.Way
	}
	if string(ws.Campaign.Publishing) == was {
		return nil
	}
	all := []record.Dispatch{{Way: string(ws.Campaign.Publishing), Run: s.Run.ID, AsOf: s.Run.AsOf, Made: time.Now()}}
	if err := ws.Ledger.Dispatch(ctx, all); err != nil {
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
