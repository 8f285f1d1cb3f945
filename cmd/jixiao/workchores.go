package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/internal/disk"
	"jixiao/internal/office/sheet"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/summary"
	"jixiao/pipeline/work"
	"jixiao/pipeline/workspace"
)

// backupDue reports whether the nightly backup is wanted, and the last one old enough.
func backupDue(o pipeline.Options) bool {
	if !o.Campaign.Settings.Backup.On {
		return false
	}
	last, found, err := workspace.LastBackup(o.Backups, o.Campaign.Facts.Year)
	return err != nil || !found || time.Since(last.Made) >= backupEvery
}

// Backup makes the nightly backup. A second try after one that was made does nothing.
func (t *workTasks) Backup(ctx context.Context, c work.Campaign) error {
	s, o, _, err := t.at(ctx, c)
	defer s.endLog()
	if err != nil || !backupDue(o) {
		return err
	}
	done, err := custody.Backup(ctx, o.Workspace, o.Backups, o.Campaign.Settings.Backup.Keep)
	if err != nil {
		return busy(err)
	}
	o.Log.Info().Str("folder", done.Folder).Int("originals", done.Originals).Msg("nightly backup made")
	return nil
}

// summaries are the sealed summaries for the level above that lie in the outbox: who
// made one once wants it to follow the runs.
func summaries(o pipeline.Options) []string {
	pattern := fmt.Sprintf("地区汇总_*_%d.xlsx", o.Campaign.Facts.Year)
	names, err := disk.Disk{}.List(filepath.Join(o.Outbox, summaryFolder))
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(names, func(name string) bool {
		matches, err := filepath.Match(pattern, name)
		return err != nil || !matches
	})
}

// Rollup renews the summaries that were made before. One that was decided upon since
// the run is renewed after the next run.
func (t *workTasks) Rollup(ctx context.Context, c work.Campaign) error {
	s, o, _, err := t.at(ctx, c)
	defer s.endLog()
	if err != nil {
		return err
	}
	s.Stdout = io.Discard
	for _, name := range summaries(o) {
		err := renew(ctx, summaryCommand{s}, o, name)
		if err != nil && !errors.Is(err, summary.ErrDecided) && !errors.Is(err, summary.ErrSeal) {
			return busy(err)
		}
	}
	return nil
}

// renew makes a summary again, of the region that it was of.
func renew(ctx context.Context, c summaryCommand, o pipeline.Options, name string) error {
	dir := filepath.Join(o.Outbox, summaryFolder)
	data, err := disk.Disk{}.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	of, err := regionOf(o, name, data)
	if err != nil {
		return err
	}
	last, err := o.Current(ctx)
	if err != nil {
		return err
	}
	if of.Seal, err = c.sealOf(ctx, string(o.Place), last.Run.ID); err != nil {
		return err
	}
	made, err := summary.Make(view.New(o.Campaign, last), of)
	if err != nil {
		return err
	}
	return c.write(dir, made, last.Run.ID, of.Seal)
}

// regionOf reads whose a summary is: the code is in its file's name, the name beside it
// at its head.
func regionOf(o pipeline.Options, name string, data []byte) (summary.Of, error) {
	code := strings.Split(name, "_")[1]
	book, err := sheet.Open(name, data, judge.Limits(o.Campaign.Settings.Limits))
	if err != nil {
		return summary.Of{}, fmt.Errorf("read %s: %w", name, err)
	}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, cell := range row.Cells {
				if named, is := strings.CutPrefix(cell.Text, "["+code+"]"); is {
					return summary.Of{Code: code, Name: named}, nil
				}
			}
		}
	}
	return summary.Of{Code: code}, nil
}
