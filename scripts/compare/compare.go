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

// stage is where the builds play, and what is told meanwhile.
type stage struct {
	options
	work     string
	old, new play.Build
	began    time.Time
	progress io.Writer
}

// compare has both builds play and compares what is left.
func compare(ctx context.Context, o options, progress io.Writer) (report difference.Report, err error) {
	work, tidy, err := workFolder(o.keep)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, tidy()) }()
	s := &stage{options: o, work: work, began: time.Now(), progress: progress}
	if err := s.play(ctx); err != nil {
		return report, err
	}
	s.begin("comparing what they made")
	if report, err = tree.Compare(ctx, s.old.Folder, s.new.Folder); err != nil {
		return report, err
	}
	s.begin("the new build goes on with the old one's ledger")
	upgraded, err := s.upgrade(ctx)
	report.Add(upgraded)
	return report, err
}

func (s *stage) begin(what string) {
	fmt.Fprintf(s.progress, "%4.0f s  %s\n", time.Since(s.began).Seconds(), what)
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

// play has the builds play everything at the same time, each in folders of its
// own: a run waits more than it works.
func (s *stage) play(ctx context.Context) (err error) {
	if s.old, err = play.Install(s.options.old, filepath.Join(s.work, "old")); err != nil {
		return err
	}
	if s.new, err = play.Install(s.options.new, filepath.Join(s.work, "new")); err != nil {
		return err
	}
	s.begin(fmt.Sprintf("making a campaign of %d sheets", s.sheets))
	made := filepath.Join(s.work, "made")
	if err := play.Make(made, s.tree, s.sheets); err != nil {
		return err
	}
	s.begin("both builds play")
	var acts []func() error
	for _, b := range []play.Build{s.old, s.new} {
		acts = append(acts,
			func() error { return b.Samples(ctx, s.tree) },
			func() error { return b.English(ctx, s.tree) },
			func() error { return b.Campaign(ctx, made) })
	}
	return together(acts)
}

// together does all of them at once, and waits for the last.
func together(acts []func() error) error {
	done := make(chan error)
	for _, act := range acts {
		go func() { done <- act() }()
	}
	var err error
	for range acts {
		err = errors.Join(err, <-done)
	}
	return err
}

// upgrade compares what the new build makes of the old one's ledger.
func (s *stage) upgrade(ctx context.Context) (difference.Report, error) {
	var report difference.Report
	u, err := s.new.Upgrade(ctx, s.old, s.tree)
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
	difference.In("data/ledger.db", dates.Found)
	report.Add(dates)
	third, err := tree.Compare(ctx, u.Third, u.Mine)
	report.Add(third)
	for i := range report.Found {
		report.Found[i].File = "upgrade: " + report.Found[i].File
	}
	return report, err
}
