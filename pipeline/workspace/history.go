package workspace

import (
	"context"
	"errors"
	"fmt"

	"jixiao/pipeline/ledger"
)

// History is nil where the ledger holds a history, ErrNoRun where there never
// was any, and *LostHistory where there was one. It changes nothing.
func (w Workspace) History() error {
	begun, err := ledger.Begun(string(w.Place))
	if err != nil || begun {
		return err
	}
	lost, err := w.traces()
	switch {
	case err != nil:
		return fmt.Errorf("look for an earlier history: %w", err)
	case len(lost.Traces) > 0:
		return lost
	}
	return ErrNoRun
}

// Begin opens the ledger for a run: one that holds a history and is not damaged,
// or a new one where none is lost or where anew says that a new one is meant.
// Besides it returns the files that the run judges again, because their records
// were damaged. The lease must be held.
func (w Workspace) Begin(ctx context.Context, anew Anew) (*Session, []string, error) {
	err := w.History()
	var lost *LostHistory
	switch {
	case err == nil && bool(anew):
		err = w.unfinished(ctx)
	case errors.Is(err, ErrNoRun), bool(anew) && errors.As(err, &lost):
		err = nil
	}
	if err != nil {
		return nil, nil, err
	}
	s, err := w.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	if anew {
		err = s.Ledger.StartAnew(ctx)
	}
	var again []string
	if err == nil {
		again, err = s.Ledger.Check(ctx)
	}
	if err != nil {
		return nil, nil, errors.Join(err, s.Ledger.Close())
	}
	for _, path := range again {
		w.Log.Warn().Str("file", path).Msg("its record is not what was entered: judged again from the original")
	}
	return s, again, nil
}

// Anew says that a new history is meant, although there was one.
type Anew bool

// unfinished is nil where no run of a ledger came to its end yet.
func (w Workspace) unfinished(ctx context.Context) error {
	_, err := w.Place.LastGood(ctx)
	switch {
	case errors.Is(err, ErrNoRun):
		return nil
	case err != nil && !errors.Is(err, ledger.ErrOlder):
		return err
	}
	return fmt.Errorf("begin ledger %s: %w", w.Place, ErrBegun)
}
