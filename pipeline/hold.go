package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"jixiao/pipeline/disk"
	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
)

// hold takes the lease, for as long as o.Wait allows, and keeps every other
// process away from the ledger and its outbox: their writes would not harm
// each other, but the older state could be published last. What comes back
// tells the lease how far it is.
func hold(ctx context.Context, o Options, p lease.Purpose) (Options, func(), error) {
	if err := o.makeData(); err != nil {
		return o, nil, fmt.Errorf("lock ledger %s: %w", o.Ledger, err)
	}
	l, err := o.Wait.Take(ctx, o.Ledger, p)
	var held *lease.Held
	if errors.As(err, &held) {
		return o, nil, fmt.Errorf("lock ledger %s: %w: %w", o.Ledger, ledger.ErrLocked, err)
	}
	if err != nil {
		return o, nil, fmt.Errorf("lock ledger %s: %w", o.Ledger, err)
	}
	o.lease = l
	if l.Broken() {
		if err := clearAway(o); err != nil {
			return o, nil, errors.Join(err, l.Release())
		}
	}
	if o.Clock != nil {
		o.AsOf = o.Clock()
	}
	return o, func() {
		if err := l.Release(); err != nil {
			o.Log.Warn().Err(err).Msg("lease not released in good order; the system takes it back")
		}
	}, nil
}

// clearAway removes what a holder that was killed left half written beside the
// ledger. Only then: it goes through the whole archive. What lies in the outbox
// every run removes.
func clearAway(o Options) error {
	data := filepath.Dir(o.Ledger)
	folders, err := filepath.Glob(filepath.Join(data, asidePrefix+"*"))
	faults := []error{err}
	for _, dir := range append(folders, archivePath(o.Ledger), filepath.Join(data, publishedFolder)) {
		faults = append(faults, o.Disk.RemoveStale(dir))
	}
	names, err := o.Disk.List(data)
	faults = append(faults, err)
	for _, name := range names {
		if disk.IsTemp(name) || name == filepath.Base(o.Ledger)+restoredSuffix {
			faults = append(faults, o.Disk.Remove(filepath.Join(data, name)))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("clear away after a killed process: %w", err)
	}
	return nil
}

// at says which stage begins, to whoever waits for the lease.
func (o Options) at(s lease.Stage) {
	if o.lease != nil {
		o.lease.At(s)
	}
}

// progress says how much of a stage is done.
func (o Options) progress(done, total int) {
	if o.lease != nil {
		o.lease.Done(done, total)
	}
	if o.Progress != nil {
		o.Progress(done, total)
	}
}
