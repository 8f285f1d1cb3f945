package pipeline

import (
	"context"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// mostRuns is how far back a good run is looked for: behind so many that were
// cut off, none is worth the name.
const mostRuns = 100

// LastGood is the last run of a ledger that came to its end, ErrNoRun where
// there is none.
func LastGood(ctx context.Context, ledgerPath string) (record.Run, error) {
	if err := exists(ledgerPath); err != nil {
		return record.Run{}, err
	}
	l, err := ledger.Open(ledgerPath)
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
