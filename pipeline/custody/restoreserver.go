package custody

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// served puts the backup's ledger in place of the one that a campaign has on a server:
// all of it or nothing, under the same name.
func (b *stored) served(ctx context.Context, at ledger.Where, out *Restored) error {
	s, err := ledger.Connect(ctx, at.Database)
	if err != nil {
		return err
	}
	if err := s.Prepare(ctx); err != nil {
		return err
	}
	if err := b.servedAside(ctx, out); err != nil {
		return err
	}
	fresh := b.w.State().Restored()
	if err := copyFile(workspace.Private(), filepath.Join(b.dir, backupLedger), fresh); err != nil {
		return err
	}
	l, err := ledger.Open(fresh) // it is brought up to this version's schema
	if err != nil {
		return err
	}
	out.Server = at.Database
	err = errors.Join(s.Replace(ctx, l, at.Campaign), l.Close())
	_ = os.Remove(ledger.SumPath(fresh))
	return errors.Join(err, os.Remove(fresh))
}

// servedAside copies what the server has aside, if that is anything.
func (b *stored) servedAside(ctx context.Context, out *Restored) error {
	begun, err := ledger.Begun(string(b.w.Place))
	if errors.Is(err, ledger.ErrNotThere) || err == nil && !begun {
		return nil
	}
	if err != nil {
		return err
	}
	l, err := ledger.Open(string(b.w.Place))
	if err != nil {
		return err
	}
	err = disk.MakePrivate(b.aside, b.w.Group())
	if err == nil {
		err = l.CopyTo(ctx, filepath.Join(b.aside, filepath.Base(string(b.w.Place))))
	}
	out.Aside = b.aside
	return errors.Join(err, l.Close())
}
