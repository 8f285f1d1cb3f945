package play

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// Upgrade is what a build made of the ledger that another one began.
type Upgrade struct {
	Before, Swapped string // outboxes for departments: as it was, and after a run with nothing new
	Third, Mine     string // outboxes after the third evening: the other build's, and this one's
	Ledgers         [2]string
}

// Upgrade puts the build in the place of another one that has played the
// samples, after their second evening: once with nothing new, once with the
// third evening.
func (b Build) Upgrade(ctx context.Context, other Build, tree string) (Upgrade, error) {
	nights, err := evenings(tree)
	if err != nil {
		return Upgrade{}, err
	}
	second, third := nights[1], nights[2]
	left := other.Folder + beforeThird
	u := Upgrade{Before: filepath.Join(left, "outbox", "单位"),
		Third: filepath.Join(other.Folder, samplesFolder, "kept", filepath.Base(third.folder))}
	swap, err := b.inherit(left, "swapped")
	if err != nil {
		return u, err
	}
	if _, err := swap.say(ctx, "run", second.clock(time.Minute)); err != nil {
		return u, err
	}
	u.Swapped, u.Ledgers = swap.in("outbox/单位"), [2]string{filepath.Join(left, "data", "ledger.db"), swap.in("data/ledger.db")}
	on, err := b.inherit(left, "upgraded")
	if err != nil {
		return u, err
	}
	u.Mine = on.in("outbox")
	return u, on.goOn(ctx, third)
}

// inherit makes a place of what another build left.
func (b Build) inherit(left, name string) (*place, error) {
	p := &place{binary: b.Binary, dir: filepath.Join(filepath.Dir(b.Folder), name)}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return nil, err
	}
	return p, copyTree(left, p.dir)
}

// goOn plays one more evening, after which the ledger must be sound.
func (p *place) goOn(ctx context.Context, e evening) error {
	if err := p.arrive(e); err != nil {
		return err
	}
	if _, err := p.say(ctx, "run", e.clock(0)); err != nil {
		return err
	}
	return p.well(ctx, "audit")
}
