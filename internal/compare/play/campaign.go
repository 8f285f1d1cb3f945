package play

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"jixiao/internal/testkit/manysheets"
)

// Make makes a large campaign for both builds: settings and inbox.
func Make(folder, tree string, sheets int) error {
	const seed = 1
	_, err := manysheets.Write(folder, manysheets.Options{Sheets: sheets, Seed: seed, Defaults: os.DirFS(filepath.Join(tree, "configs"))})
	return err
}

// Campaign plays a large campaign: a run, another one with nothing new, a year
// handed over and a backup.
func (b Build) Campaign(ctx context.Context, made string) error {
	at, err := time.Parse(time.RFC3339, manysheets.Received)
	if err != nil {
		return fmt.Errorf("clock of the campaign: %w", err)
	}
	p, err := newPlace(b.Binary, filepath.Join(b.Folder, campaignFolder), filepath.Join(made, "configs"))
	if err != nil {
		return err
	}
	if err := copyTree(filepath.Join(made, "inbox"), p.in("inbox")); err != nil {
		return err
	}
	e := evening{at: at}
	if err := setTimes(p.in("inbox"), at.Add(-time.Hour)); err != nil {
		return err
	}
	if _, err := p.say(ctx, "run", e.clock(0)); err != nil {
		return err
	}
	if err := p.snapshot("outbox", "first"); err != nil {
		return err
	}
	if _, err := p.say(ctx, "run", e.clock(time.Hour)); err != nil {
		return err
	}
	if _, err := p.say(ctx, "status"); err != nil {
		return err
	}
	return p.custody(ctx, e)
}
