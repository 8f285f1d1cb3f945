package publish

import (
	"context"
	"errors"
	"fmt"

	"jixiao/internal/lease"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// ErrOutbox says that some of the outbox could not be written. What stands
// there is whole, but not all of it is new; publishing again makes it so.
var ErrOutbox = errors.New("outbox is not complete")

// Result is what came of publishing.
type Result struct {
	Snapshot *record.Snapshot // that was published
	Written  int              // outbox files that are new or other than before
	// Sidecars are outbox files that lie beside their place, because somebody
	// has open what stands there; Left are earlier ones that somebody changed.
	Sidecars []outbox.Sidecar
	Left     []string
	// Unmade are results that could not be made, or not as they should be.
	Unmade []view.Unmade
	// ManualEdits are what people changed in the published master.
	ManualEdits []outbox.ManualEdit
}

// Again makes the outbox again from the ledger, as of its last run.
func Again(ctx context.Context, w workspace.Workspace) (*Result, error) {
	s, err := w.Open(ctx, lease.Publish)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	last, err := s.Last(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return Last(ctx, s, last.Snapshot())
}

// Last makes the outbox again as of the last run, which came to its end.
func Last(ctx context.Context, s *workspace.Session, last *record.Snapshot) (*Result, error) {
	if err := Probe(s.Workspace); err != nil {
		return nil, err
	}
	if err := Sweep(s.Workspace); err != nil {
		return nil, err
	}
	// What people changed is put aside here and told by the next run.
	edits, err := manualEdits(s.Workspace, last.Run)
	if err != nil {
		return nil, err
	}
	out, err := Outbox(ctx, s, last, Met{ManualEdits: edits}, func() {})
	return &out, err
}

// Outbox writes the outbox: every file whole or not at all, and only what is
// other than before, so that a folder that is synchronised stays quiet. A file
// that cannot be written keeps none of the others back. planned is called when
// the ledger says what each page shows, and since when.
func Outbox(ctx context.Context, ws *workspace.Session, s *record.Snapshot, met Met, planned func()) (Result, error) {
	out := Result{Snapshot: s, ManualEdits: met.ManualEdits}
	if err := recordWay(ctx, ws, s); err != nil {
		return out, err
	}
	p, err := newPublication(ctx, ws, s, planned)
	if err != nil {
		return out, err
	}
	to := writer(ws.Workspace, s.Run)
	to.LeftAlone, to.May, to.Lying = p.leftAlone(), ws.MayWrite, met.lying
	done, err := to.Publish(ctx, p.facts(), p.forFiles, func(made outbox.Result) (outbox.Pages, error) { return p.forUnits(ctx, made) }, p.ofDay)
	p.composing.Wait() // publishing may have come to no end
	out.Written, out.Sidecars, out.Left, out.Unmade = done.Written, done.Sidecars, done.Left, p.copied.unmade(done, p.lie)
	ws.Log.Info().Int("files", done.Total).Int("changed", done.Written).Int("in_use", len(done.Sidecars)).
		Int("failed", len(done.Failures)).Int("refused", len(done.Refused)).Msg("outbox published")
	if err != nil {
		return out, fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	if err := errors.Join(p.clearWaiting(), p.clearTests(), p.clearPublic(), clearFinals(ws.Workspace, s)); err != nil {
		return out, fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	if n := len(done.Failures); n > 0 {
		return out, fmt.Errorf("publish: %w: %d of %d files, first: %w", ErrOutbox, n, done.Total, done.Failures[0].Err)
	}
	return out, errors.Join(deliver(ctx, ws.Ledger), swept(ws.Workspace))
}
