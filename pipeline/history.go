package pipeline

import (
	"context"
	"errors"
	"fmt"

	"jixiao/pipeline/ledger"
)

// ErrBegun says that a new ledger is asked for where one holds runs.
var ErrBegun = errors.New("the ledger holds runs already")

// History is nil where the ledger holds a history, ErrNoRun where there never
// was any, and *LostHistory where there was one. It changes nothing.
func History(o Options) error {
	begun, err := ledger.Begun(o.Ledger)
	if err != nil || begun {
		return err
	}
	lost, err := traces(o)
	switch {
	case err != nil:
		return fmt.Errorf("look for an earlier history: %w", err)
	case len(lost.Traces) > 0:
		return lost
	}
	return ErrNoRun
}

// begin opens the ledger for a run: one that holds a history and is not damaged,
// or a new one where none is lost or a new one is meant. Besides it returns the
// files that the run judges again, because their records were damaged.
func begin(ctx context.Context, o Options) (*ledger.Ledger, []string, error) {
	err := History(o)
	var lost *LostHistory
	switch {
	case err == nil && o.Anew:
		err = unfinished(ctx, o)
	case errors.Is(err, ErrNoRun), o.Anew && errors.As(err, &lost):
		err = nil
	}
	if err != nil {
		return nil, nil, err
	}
	l, err := ledger.Open(o.Ledger)
	if err != nil {
		return nil, nil, err
	}
	if o.Anew {
		err = l.StartAnew(ctx)
	}
	var again []string
	if err == nil {
		again, err = l.Check(ctx)
	}
	if err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	for _, path := range again {
		o.Log.Warn().Str("file", path).Msg("its record is not what was entered: judged again from the original")
	}
	return l, again, nil
}

// unfinished is nil where no run of a ledger came to its end yet.
func unfinished(ctx context.Context, o Options) error {
	_, err := LastGood(ctx, o.Ledger)
	switch {
	case errors.Is(err, ErrNoRun):
		return nil
	case err != nil && !errors.Is(err, ledger.ErrOlder):
		return err
	}
	return fmt.Errorf("begin ledger %s: %w", o.Ledger, ErrBegun)
}
