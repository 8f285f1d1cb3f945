package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"jixiao/internal/testkit/cost"
)

// pair is one comparison: two commands that take turns.
type pair struct {
	what, against string
	before        []string // what was run before ours and is not counted; may be none
	ours, theirs  []string
	clear         []string // folders that neither may find
	missing       func() error
}

// measured are the turns of both sides.
type measured struct{ ours, theirs []cost.Cost }

// turns lets both take turns, and returns the row of the table.
func (p pair) turns(ctx context.Context, n int) (string, error) {
	var m measured
	for range n {
		ours, err := p.turn(ctx, p.before, p.ours)
		if err != nil {
			return "", err
		}
		theirs, err := p.turn(ctx, nil, p.theirs)
		if err != nil {
			return "", err
		}
		m.ours, m.theirs = append(m.ours, ours), append(m.theirs, theirs)
	}
	return m.row(p.what, p.against), nil
}

// rest is how long the disk may come to rest before a turn.
const rest = 5 * time.Second

func (p pair) turn(ctx context.Context, before, command []string) (cost.Cost, error) {
	var cleared []string
	for _, dir := range p.clear {
		aside, err := putAside(dir)
		if err != nil {
			return cost.Cost{}, err
		}
		cleared = append(cleared, aside)
	}
	if len(before) > 0 {
		if _, err := run(ctx, before); err != nil {
			return cost.Cost{}, err
		}
	}
	if err := cost.Rest(ctx, rest, cleared...); err != nil {
		return cost.Cost{}, err
	}
	return run(ctx, command)
}

func run(ctx context.Context, command []string) (cost.Cost, error) {
	took, _, err := cost.Of(exec.CommandContext(ctx, command[0], command[1:]...))
	return took, err
}

// putAside makes room for the next turn. Nothing is removed until all have had
// theirs: after thousands of files were, a disk is slow to take new ones.
func putAside(dir string) (aside string, err error) {
	if aside, err = os.MkdirTemp(filepath.Dir(dir), "aside"); err != nil {
		return "", err
	}
	if err := os.Rename(dir, filepath.Join(aside, filepath.Base(dir))); !errors.Is(err, fs.ErrNotExist) {
		return aside, err
	}
	return aside, nil
}

// row has both sides' medians, and the median of the pairs' ratios: a machine
// that is slower for a minute is slower for both.
func (m measured) row(what, against string) string {
	var cpu, wall, peak, theirCPU, theirWall, theirPeak, cpuRatio, wallRatio []float64
	for i, ours := range m.ours {
		theirs := m.theirs[i]
		cpu, theirCPU = append(cpu, ours.CPU.Seconds()), append(theirCPU, theirs.CPU.Seconds())
		wall, theirWall = append(wall, ours.Wall.Seconds()), append(theirWall, theirs.Wall.Seconds())
		peak, theirPeak = append(peak, float64(ours.MB())), append(theirPeak, float64(theirs.MB()))
		cpuRatio = append(cpuRatio, ours.CPU.Seconds()/theirs.CPU.Seconds())
		wallRatio = append(wallRatio, ours.Wall.Seconds()/theirs.Wall.Seconds())
	}
	return fmt.Sprintf("| `%s` | %s | %.2f s : %.2f s | %.2f | %.2f s : %.2f s | %.2f | %.0f MB : %.0f MB |\n", what, against,
		cost.Middle(cpu), cost.Middle(theirCPU), cost.Middle(cpuRatio), cost.Middle(wall), cost.Middle(theirWall), cost.Middle(wallRatio),
		cost.Middle(peak), cost.Middle(theirPeak))
}
