package carry

import (
	"context"
	"errors"
	"fmt"

	"jixiao/internal/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// ToFile carries the ledger of a campaign from its server back into its place. What the
// server has of it is removed then. The error matches ErrFile where it is there already.
func ToFile(ctx context.Context, w workspace.Workspace) (*Done, error) {
	w, err := w.Acquire(ctx, lease.Move)
	if err != nil {
		return nil, err
	}
	defer w.Release()
	m := &move{Workspace: w}
	if err := m.toFile(ctx); err != nil {
		return nil, fmt.Errorf("move ledger to %s: %w", w.Place, err)
	}
	return &m.done, nil
}

func (m *move) toFile(ctx context.Context) error {
	var on bool
	var err error
	if m.done.Where, on, err = ledger.OnServer(string(m.Place)); err != nil {
		return err
	}
	if on {
		err = m.copyToFile(ctx)
	} else {
		m.done.Where, on, err = ledger.OnServer(m.State().Moving())
		if err == nil && !on {
			err = ErrFile
		}
	}
	if err != nil {
		return err
	}
	l, err := ledger.OpenReadOnly(string(m.Place))
	if err != nil {
		return err
	}
	if m.done.Head, err = l.Head(ctx); err == nil {
		err = m.clear(ctx, l, ledger.Where{})
	}
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	return m.finish()
}

// copyToFile puts a file in place of the name of the server, while nobody else may write
// there.
func (m *move) copyToFile(ctx context.Context) error {
	l, err := ledger.Open(string(m.Place))
	if err != nil {
		return err
	}
	return errors.Join(m.replace(ctx, l), l.Close())
}

func (m *move) replace(ctx context.Context, l *ledger.Ledger) error {
	if err := l.Hold(ctx); err != nil {
		return err
	}
	fresh := m.State().Restored()
	if err := copied(ctx, l, fresh); err != nil {
		return err
	}
	if err := m.done.Where.Point(m.Disk, m.State().Moving()); err != nil {
		return err
	}
	// A log from before the ledger went to the server would be taken for this one's.
	if err := m.removeAll(beside(string(m.Place))); err != nil {
		return err
	}
	return m.Disk.Move(fresh, string(m.Place))
}
