package play

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// evening is one of the samples: files that arrive, and the clock of the run.
type evening struct {
	folder string
	at     time.Time
}

func evenings(tree string) ([]evening, error) {
	folders, err := filepath.Glob(filepath.Join(tree, "testdata", "samples", "[0-9]_*"))
	if err != nil {
		return nil, err
	}
	var list []evening
	for _, f := range folders {
		_, day, _ := strings.Cut(filepath.Base(f), "_")
		at, err := time.Parse(time.RFC3339, day+"T22:00:00+08:00")
		if err != nil {
			return nil, fmt.Errorf("folder %s: %w", f, err)
		}
		list = append(list, evening{f, at})
	}
	if len(list) != 3 {
		return nil, fmt.Errorf("samples: %d evenings, want 3", len(list))
	}
	return list, nil
}

// clock is the flag that says when the evening's run takes place, so much later.
func (e evening) clock(later time.Duration) string {
	return "--as-of=" + e.at.Add(later).Format(time.RFC3339)
}

// arrive puts the evening's files over the inbox, as departments drop them.
func (p *place) arrive(e evening) error {
	if err := copyTree(e.folder, p.in("inbox")); err != nil {
		return err
	}
	return setTimes(p.in("inbox"), e.at.Add(-10*time.Hour))
}

// night lets an evening's files arrive and be judged, and keeps the outbox.
func (p *place) night(ctx context.Context, e evening) error {
	if err := p.arrive(e); err != nil {
		return err
	}
	for _, args := range [][]string{{"run", e.clock(0)}, {"status"}, {"history", "A-02"}, {"tell", "--dry-run"}, {"audit"}, {"audit", "--format", "json"}} {
		if _, err := p.say(ctx, args...); err != nil {
			return err
		}
	}
	return p.snapshot("outbox", filepath.Base(e.folder))
}

// English plays the first evening in the other language.
func (b Build) English(ctx context.Context, tree string) error {
	nights, err := evenings(tree)
	if err != nil {
		return err
	}
	p, err := newPlace(b.Binary, filepath.Join(b.Folder, englishFolder), filepath.Join(tree, "configs"))
	if err != nil {
		return err
	}
	if err := p.arrive(nights[0]); err != nil {
		return err
	}
	for _, args := range [][]string{{"run", nights[0].clock(0)}, {"status"}, {"history"}, {"tell", "--dry-run"}, {"audit"}, {"archive", "2023", "--out", "handed-over"}} {
		if _, err := p.say(ctx, append([]string{"--lang=en"}, args...)...); err != nil {
			return err
		}
	}
	return nil
}
