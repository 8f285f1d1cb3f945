package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"jixiao/internal/compare/difference"
	"jixiao/internal/compare/play"
	"jixiao/internal/compare/rows"
	"jixiao/internal/compare/tree"
)

// compare has both builds play and compares what is left.
func compare(ctx context.Context, o options, progress io.Writer) (report difference.Report, err error) {
	work, clear, err := workFolder(o.keep)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, clear()) }()
	began := time.Now()
	step := func(what string) {
		fmt.Fprintf(progress, "%4.0f s  %s\n", time.Since(began).Seconds(), what)
	}
	old, err := play.Install(o.old, filepath.Join(work, "old"))
	if err != nil {
		return report, err
	}
	new, err := play.Install(o.new, filepath.Join(work, "new"))
	if err != nil {
		return report, err
	}
	step(fmt.Sprintf("making a campaign of %d sheets", o.sheets))
	made := filepath.Join(work, "made")
	if err := play.Make(made, o.tree, o.sheets); err != nil {
		return report, err
	}
	step("both builds play")
	if err := both(ctx, o, made, old, new); err != nil {
		return report, err
	}
	step("comparing what they made")
	if report, err = tree.Compare(ctx, old.Folder, new.Folder); err != nil {
		return report, err
	}
	step("the new build goes on with the old one's ledger")
	upgraded, err := upgrade(ctx, o, old, new)
	report.Add(upgraded)
	step("done")
	return report, err
}

// workFolder is where the builds play, and how it is cleared away.
func workFolder(keep string) (string, func() error, error) {
	if keep != "" {
		abs, err := filepath.Abs(keep)
		if err != nil {
			return "", nil, err
		}
		return abs, func() error { return nil }, os.Mkdir(abs, 0o755)
	}
	work, err := os.MkdirTemp("", "compare")
	return work, func() error { return os.RemoveAll(work) }, err
}

// both has the builds play at the same time, each in its own folder.
func both(ctx context.Context, o options, made string, builds ...play.Build) error {
	done := make(chan error)
	for _, b := range builds {
		go func() { done <- all(ctx, o, made, b) }()
	}
	var err error
	for range builds {
		err = errors.Join(err, <-done)
	}
	return err
}

func all(ctx context.Context, o options, made string, b play.Build) error {
	if err := b.Samples(ctx, o.tree); err != nil {
		return fmt.Errorf("samples: %w", err)
	}
	if err := b.English(ctx, o.tree); err != nil {
		return fmt.Errorf("samples in English: %w", err)
	}
	if err := b.Campaign(ctx, made); err != nil {
		return fmt.Errorf("campaign: %w", err)
	}
	return nil
}

// upgrade compares what the new build makes of the old one's ledger.
func upgrade(ctx context.Context, o options, old, new play.Build) (difference.Report, error) {
	var report difference.Report
	u, err := new.Upgrade(ctx, old, o.tree)
	if err != nil {
		return report, fmt.Errorf("upgrade: %w", err)
	}
	moved, err := tree.Unmoved(u.Before, u.Swapped)
	if err != nil {
		return report, fmt.Errorf("upgrade with nothing new: %w", err)
	}
	report.Add(moved)
	dates, err := rows.Table(ctx, "pages", u.Ledgers[0], u.Ledgers[1])
	if err != nil {
		return report, fmt.Errorf("upgrade with nothing new: %w", err)
	}
	report.Add(dates)
	third, err := tree.Compare(ctx, u.Third, u.Mine)
	report.Add(third)
	for i := range report.Found {
		report.Found[i].File = "upgrade: " + report.Found[i].File
	}
	return report, err
}
