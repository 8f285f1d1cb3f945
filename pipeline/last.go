package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// mostRuns is how far back a good run is looked for: behind so many that were
// cut off, none is worth the name.
const mostRuns = 100

// LastGood is the last run of a ledger that came to its end, ErrNoRun where
// there is none. The ledger is only read: one that an older version wrote is
// ledger.ErrOlder.
func LastGood(ctx context.Context, ledgerPath string) (record.Run, error) {
	l, err := ledger.OpenReadOnly(ledgerPath)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ledger.ErrUnused) {
		return record.Run{}, ErrNoRun
	}
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

// Missed is intake.ErrAway where a look met only what is left of the inbox that
// the last run saw, so that the next run would refuse it. Without a ledger of
// this version there is nothing to miss.
func Missed(ctx context.Context, o Options, seen record.Look) error {
	l, err := ledger.OpenReadOnly(o.Ledger)
	for _, none := range []error{fs.ErrNotExist, ledger.ErrUnused, ledger.ErrOlder} {
		if errors.Is(err, none) {
			return nil
		}
	}
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	return missed(ctx, o, l, seen)
}

// LastBackup is what the newest whole backup of a year says about itself.
func LastBackup(dir string, year int) (note BackupNote, found bool, err error) {
	all, err := Backups(dir, year)
	if err != nil || len(all) == 0 {
		return note, false, err
	}
	newest := all[len(all)-1]
	data, err := os.ReadFile(filepath.Join(newest, backupNote))
	if err == nil {
		err = json.Unmarshal(data, &note)
	}
	if err != nil {
		return note, false, fmt.Errorf("read backup %s: %w", newest, err)
	}
	return note, true, nil
}
