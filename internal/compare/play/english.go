package play

import (
	"context"
	"path/filepath"
)

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
