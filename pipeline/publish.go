package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
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
	if err := exists(o.Ledger); err != nil {
		return nil, err
	}
	o, release, err := hold(ctx, o, lease.Publish)
	if err != nil {
		return nil, err
	}
	defer release()
	s, err := Current(ctx, o)
	if err != nil {
		return nil, err
	}
	if s.Run.Ended.IsZero() {
		return nil, fmt.Errorf("publish run %d: %w", s.Run.ID, ErrCutOff)
	}
	if err := probe(o.Outbox, o.Units); err != nil {
		return nil, err
	}
	out := &Outcome{Run: s.Run, Snapshot: s}
	out.Written, err = publish(ctx, o, s)
	return out, err
}

// exists is ErrNoRun where there is no ledger: only a run makes one.
func exists(ledgerPath string) error {
	if _, err := os.Stat(ledgerPath); errors.Is(err, fs.ErrNotExist) {
		return ErrNoRun
	}
	return nil
}

// Current reads what the ledger holds after its last run. A run without end is
// still going or was cut off.
func Current(ctx context.Context, o Options) (*record.Snapshot, error) {
	if err := exists(o.Ledger); err != nil {
		return nil, err
	}
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
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
// that cannot be written, because somebody has it open, keeps none of the
// others back.
func publish(ctx context.Context, o Options, s *record.Snapshot) (int, error) {
	pages := pagesOf(o, s)
	written, failed := make([]bool, len(pages)), make([]error, len(pages))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				written[i], failed[i] = pages[i].put(ctx)
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	group.Wait()
	return tally(o, written, failed)
}

// tally counts what was written, and makes one error of all that was not.
func tally(o Options, written []bool, failed []error) (int, error) {
	changed, lost := 0, 0
	var first error
	for i, err := range failed {
		if written[i] {
			changed++
		}
		if err != nil {
			lost++
		}
		if first == nil {
			first = err
		}
	}
	o.Log.Info().Int("files", len(written)).Int("changed", changed).Int("failed", lost).Msg("outbox published")
	if lost > 0 {
		return changed, fmt.Errorf("publish: %w: %d of %d files, first: %w", ErrOutbox, lost, len(written), first)
	}
	return changed, nil
}
