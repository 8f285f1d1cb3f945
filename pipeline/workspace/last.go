package workspace

import (
	"context"
	"errors"
	"io/fs"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// mostRuns is how far back a good run is looked for: behind so many that were
// cut off, none is worth the name.
const mostRuns = 100

// LastGood is the last run of a ledger that came to its end, ErrNoRun where
// there is none. The ledger is only read: one that an older version wrote is
// ledger.ErrOlder.
func (p Place) LastGood(ctx context.Context) (record.Run, error) {
	l, err := p.OpenReadOnly()
	if err != nil {
		return record.Run{}, err
	}
	defer func() { _ = l.Close() }()
	runs, err := l.Runs(ctx, mostRuns)
	if err != nil {
		return record.Run{}, err
	}
	for _, run := range runs {
		if !run.Ended.IsZero() {
			return run, nil
		}
	}
	return record.Run{}, ErrNoRun
}

// Damaged are the rows of the ledger that cannot be read, ErrNoRun where there is
// no ledger. The ledger is only read.
func (p Place) Damaged(ctx context.Context) ([]record.Damage, error) {
	l, err := p.OpenReadOnly()
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return l.Damaged(ctx)
}

// Decisions are what the section decided, none where there is no ledger, or one of
// an older version. The ledger is only read.
func (p Place) Decisions(ctx context.Context) ([]record.Decision, error) {
	l, err := p.OpenReadOnly()
	if errors.Is(err, ErrNoRun) || errors.Is(err, ledger.ErrOlder) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return l.Decisions(ctx)
}

// OpenReadOnly opens a ledger to read it, beside whoever writes: ErrNoRun where
// there is none.
func (p Place) OpenReadOnly() (*ledger.Ledger, error) {
	l, err := ledger.OpenReadOnly(string(p))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ledger.ErrUnused) {
		return nil, ErrNoRun
	}
	return l, err
}
