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

// both has the builds play everything at the same time, each in folders of its
// own: a run waits more than it works.
func both(ctx context.Context, o options, made string, builds ...play.Build) error {
	var acts []func() error
	for _, b := range builds {
		acts = append(acts,
			func() error { return b.Samples(ctx, o.tree) },
			func() error { return b.English(ctx, o.tree) },
			func() error { return b.Campaign(ctx, made) })
	}
	done := make(chan error)
	for _, act := range acts {
		go func() { done <- act() }()
	}
	var err error
	for range acts {
		err = errors.Join(err, <-done)
	}
	if err != nil {
		return fmt.Errorf("play: %w", err)
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
