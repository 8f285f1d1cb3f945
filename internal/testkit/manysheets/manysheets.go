package manysheets

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"jixiao/rules/finding"
)

// Options say how much to make.
type Options struct {
	Sheets int    // score sheets, and projects of the register; at most MaxSheets
	Seed   uint64 // the same seed makes the same bytes
	// AUnit is how many projects a unit carries out; 0 is five.
	AUnit int
	// Defaults is the folder of the default campaign: its settings workbook is
	// the template of ours, everything else in it is copied.
	Defaults fs.FS
}

// Mistake is what one sheet was made to get wrong: the pipeline should report
// this error or warning for the file, and no other.
type Mistake struct {
	File string       `json:"file"` // path inside the inbox, with slashes
	Code finding.Code `json:"code"`
	Cell string       `json:"cell"`
}

// Received is a day on which all sheets can be handed in: after the dates in
// them and before the deadline of the default campaign.
const Received = "2023-10-13T22:00:00+08:00"

// everyNth sheet carries a mistake.
const everyNth = 5

// Write makes dir/inbox and dir/configs and returns the mistakes by file.
func Write(dir string, o Options) ([]Mistake, error) {
	if o.Sheets < 1 || o.Sheets > MaxSheets {
		return nil, fmt.Errorf("make %d sheets: want 1 to %d", o.Sheets, MaxSheets)
	}
	projects, units := register(o.Sheets, cmp.Or(o.AUnit, projectsAUnit), o.Seed)
	if err := writeConfigs(filepath.Join(dir, "configs"), o.Defaults, projects, units); err != nil {
		return nil, fmt.Errorf("write configs: %w", err)
	}
	mistakes, err := writeInbox(filepath.Join(dir, "inbox"), projects, o.Seed)
	if err != nil {
		return nil, fmt.Errorf("write inbox: %w", err)
	}
	return mistakes, nil
}

// writeInbox writes one sheet a project, on all cores. Every sheet has random
// numbers of its own, so that the order of writing changes nothing.
func writeInbox(dir string, projects []project, seed uint64) ([]Mistake, error) {
	sk, err := drawSkeleton()
	if err != nil {
		return nil, err
	}
	made := make([]Mistake, len(projects))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range projects {
		group.Go(func() error {
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			s := fill(p, r)
			made[i] = spoil(s, i, r)
			return writeSheet(dir, sk, s)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var mistakes []Mistake
	for _, m := range made {
		if m.Code != "" {
			mistakes = append(mistakes, m)
		}
	}
	return mistakes, nil
}

// spoil puts a mistake into every n-th sheet, one kind after the other.
func spoil(s *scoreSheet, i int, r *rand.Rand) Mistake {
	if i%everyNth != everyNth-1 {
		return Mistake{}
	}
	kind := kinds[i/everyNth%len(kinds)]
	return Mistake{File: s.project.path(), Code: kind.code, Cell: kind.put(s, r)}
}

func writeSheet(dir string, sk *skeleton, s *scoreSheet) error {
	data, err := sk.render(s)
	if err != nil {
		return fmt.Errorf("render %s: %w", s.project.code, err)
	}
	path := filepath.Join(dir, filepath.FromSlash(s.project.path()))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
