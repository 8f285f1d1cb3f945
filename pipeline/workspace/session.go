package workspace

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// Session is the time in which one process alone may write: the lease is held,
// and the ledger is open.
type Session struct {
	Workspace
	Ledger *ledger.Ledger
	asked  *asked
}

// Open takes the lease and opens the ledger, which must hold a history.
func (w Workspace) Open(ctx context.Context, p lease.Purpose) (*Session, error) {
	if err := w.History(); err != nil {
		return nil, err
	}
	w, err := w.Acquire(ctx, p)
	if err != nil {
		return nil, err
	}
	s, err := w.begin(ctx)
	if err != nil {
		w.Release()
	}
	return s, err
}

// begin opens the ledger to write. The lease must be held; where the ledger is on a
// server, that has the last word.
func (w Workspace) begin(ctx context.Context) (*Session, error) {
	l, err := ledger.Open(string(w.Place))
	if err != nil {
		return nil, err
	}
	if err = l.Hold(ctx); err == nil && w.Place.onServer() {
		err = w.removePartial()
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return &Session{Workspace: w, Ledger: l, asked: &asked{}}, nil
}

// Close ends the session.
func (s *Session) Close() {
	// Everything was committed: closing can lose nothing.
	if err := s.Ledger.Close(); err != nil {
		s.Log.Warn().Err(err).Msg("ledger not closed in good order")
	}
	s.Release()
}

// Last is what the ledger holds after its last run: ErrNoRun where there is
// none, ErrCutOff where that did not come to its end.
func (s *Session) Last(ctx context.Context) (record.Account, error) {
	account, err := s.Account(ctx, s.Ledger)
	switch {
	case err != nil:
		return account, err
	case account.Run.ID == 0:
		return account, ErrNoRun
	case account.Run.Ended.IsZero():
		return account, fmt.Errorf("after run %d: %w", account.Run.ID, ErrCutOff)
	}
	return account, nil
}

// Closed is what the ledger holds once a run is closed: the snapshot that it was
// closed on, with the runs that first saw what it found over the campaign. Where
// more than that was recorded since, or is otherwise once it was read back, it is
// read anew.
func (s *Session) Closed(ctx context.Context, read record.Account, then *record.Snapshot, run record.Run, f ledger.Finished, more bool) (*record.Snapshot, error) {
	if more || f.Otherwise || len(f.TakenOver)+len(read.Damaged)+len(read.Successors) > 0 {
		read.Versions = then.Versions
		if then.Tests != nil {
			read.Versions = slices.Concat(read.Versions, then.Tests.Versions)
		}
		return s.Outline(ctx, s.Ledger, read)
	}
	run.Started, run.Ended = run.Started.UTC().Round(0), run.Ended.UTC().Round(0)
	read.Run, then.Run = run, run
	then.Changed = slices.Concat(then.Changed, f.Changed)
	read.Date(then, f.CampaignWide)
	return then, nil
}

// Acquire takes the lease, for as long as w.Wait allows, and keeps every other
// process away from the ledger and its outbox: their writes would not harm each
// other, but the older state could be published last. The workspace that comes
// back has it until Release.
func (w Workspace) Acquire(ctx context.Context, p lease.Purpose) (Workspace, error) {
	w = w.timed()
	if err := w.makeData(); err != nil {
		return w, fmt.Errorf("lock ledger %s: %w", w.Place, err)
	}
	l, err := w.Wait.Take(ctx, string(w.Place), p)
	var held *lease.Held
	if errors.As(err, &held) {
		return w, fmt.Errorf("lock ledger %s: %w: %w", w.Place, ledger.ErrLocked, err)
	}
	if err != nil {
		return w, fmt.Errorf("lock ledger %s: %w", w.Place, err)
	}
	w.lease = l
	if !w.Place.onServer() {
		if err := w.removePartial(); err != nil {
			return w, errors.Join(err, l.Release())
		}
	}
	if w.Clock != nil {
		w.AsOf = w.Clock()
	}
	return w, nil
}

// Release gives the lease back.
func (w Workspace) Release() {
	if err := w.lease.Release(); err != nil {
		w.Log.Warn().Err(err).Msg("lease not released in good order; the system takes it back")
	}
}

// removePartial removes what a holder that was killed left half written beside
// the ledger. Only then: it goes through the whole archive. What lies in the
// outbox every run removes. Where the ledger is on a server, the lease alone does not
// say that nobody else is at work: it comes after the right to write.
func (w Workspace) removePartial() error {
	if w.lease == nil || !w.lease.Broken() {
		return nil
	}
	state, data := w.State(), w.Place.Folder()
	folders, err := filepath.Glob(state.beside(replacedPrefix + "*"))
	faults := []error{err}
	for _, dir := range append(folders, state.Originals(), state.beside(publishedFolder)) {
		faults = append(faults, w.Disk.RemoveStale(dir))
	}
	names, err := w.Disk.List(data)
	faults = append(faults, err)
	for _, name := range names {
		if disk.IsTemp(name) || name == filepath.Base(state.Restored()) {
			faults = append(faults, w.Disk.Remove(filepath.Join(data, name)))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("clear away after a killed process: %w", err)
	}
	return nil
}
