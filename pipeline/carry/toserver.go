package carry

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// movedTime is how the time stands in the name of a ledger that was carried.
const movedTime = "20060102-150405"

// ToServer carries the ledger of a campaign into a database, under a name. One that has
// no run begins there. The error matches ErrElsewhere, or one of package ledger:
// ErrTaken where the database holds another ledger under the name, ErrSeesAll where the
// role may see those of all campaigns.
func ToServer(ctx context.Context, w workspace.Workspace, database, name string) (*Done, error) {
	s, err := ledger.Connect(ctx, database)
	if err != nil {
		return nil, err
	}
	if err := s.Prepare(ctx); err != nil {
		return nil, err
	}
	if w, err = w.Acquire(ctx, lease.Move); err != nil {
		return nil, err
	}
	defer w.Release()
	m := &move{Workspace: w, done: Done{Where: s.Of(name)}}
	at, on, err := ledger.OnServer(string(w.Place))
	switch {
	case err != nil:
		return nil, err
	case on && at != m.done.Where:
		return nil, fmt.Errorf("move ledger %s: %w: %s, %s", w.Place, ErrElsewhere, at.Database, at.Campaign)
	case !on:
		err = m.toServer(ctx, s)
	default:
		err = m.again(ctx)
	}
	if err == nil {
		err = s.PutInPlace(ctx, name)
	}
	if err == nil {
		err = m.finish()
	}
	if err != nil {
		return nil, fmt.Errorf("move ledger %s: %w", w.Place, err)
	}
	return &m.done, nil
}

func (m *move) toServer(ctx context.Context, s *ledger.Server) error {
	history := m.History()
	if history != nil && !errors.Is(history, workspace.ErrNoRun) {
		return history
	}
	l, err := ledger.Open(string(m.Place))
	if err != nil {
		return err
	}
	err = m.copyToServer(ctx, s, l)
	if err == nil && history == nil {
		err = m.keep(ctx, l)
	}
	if err = errors.Join(err, l.Close()); err != nil {
		return err
	}
	return m.done.Where.Point(m.Disk, string(m.Place))
}

// copyToServer copies the ledger, once nothing is left of an earlier copy elsewhere.
func (m *move) copyToServer(ctx context.Context, s *ledger.Server, l *ledger.Ledger) error {
	if err := m.clear(ctx, l, m.done.Where); err != nil {
		return err
	}
	if at, is, _ := ledger.OnServer(m.State().Moving()); !is || at != m.done.Where {
		// Of a folder that was copied the ledgers are the same, and only one counts.
		taken, err := s.InPlace(ctx, m.done.Where.Campaign)
		if err == nil && taken {
			err = ledger.ErrTaken
		}
		if err != nil {
			return err
		}
	}
	if err := m.done.Where.Point(m.Disk, m.State().Moving()); err != nil {
		return err
	}
	if _, err := s.Take(ctx, l, m.done.Where.Campaign); err != nil {
		return err
	}
	var err error
	m.done.Head, err = l.Head(ctx)
	return err
}

// keep keeps the file under a name by which nobody takes it for the ledger: whole, with
// no log beside it.
func (m *move) keep(ctx context.Context, l *ledger.Ledger) error {
	fresh, kept := m.State().Restored(), m.State().Moved(time.Now().In(m.Campaign.Zone).Format(movedTime))
	if err := copied(ctx, l, fresh); err != nil {
		return err
	}
	m.done.Kept = kept
	return m.Disk.Move(fresh, kept)
}

// again reads what an earlier move left to be told.
func (m *move) again(ctx context.Context) error {
	l, err := ledger.OpenReadOnly(string(m.Place))
	if err != nil {
		return err
	}
	m.done.Head, err = l.Head(ctx)
	return errors.Join(err, l.Close())
}
