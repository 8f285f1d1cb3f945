// Command many measures one process that works on many campaigns: a first run of all
// of them, and one with nothing new.
//
//	go run ./scripts/many -jixiao bin/jixiao -campaigns 280 -files 100 -broken 5
//
// It owns the campaigns that it makes, all by one pattern, of which some cannot be
// loaded, and sees that all others were published. It measures a built program from
// outside, with the settings that are shipped, and refuses to know what is inside.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"jixiao/internal/testkit/cost"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline/campaigns"
)

// work is what is measured.
type work struct {
	jixiao, dir              string
	campaigns, files, broken int
}

func main() {
	var w work
	flag.StringVar(&w.jixiao, "jixiao", "bin/jixiao", "the built program")
	flag.IntVar(&w.campaigns, "campaigns", 280, "how many")
	flag.IntVar(&w.files, "files", 100, "sheets in each")
	flag.IntVar(&w.broken, "broken", 5, "how many of them cannot be loaded")
	flag.StringVar(&w.dir, "dir", "", "folder to work in, which is kept; default: one that goes")
	flag.Parse()
	if err := w.measure(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (w work) measure(ctx context.Context) (err error) {
	if w.dir == "" {
		if w.dir, err = os.MkdirTemp("", "jixiao-many-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(w.dir)) }()
	}
	if w.jixiao, err = filepath.Abs(w.jixiao); err != nil {
		return err
	}
	if err := w.make(ctx); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, manysheets.Received)
	if err != nil {
		return err
	}
	for night, what := range []string{"first run", "nothing new"} {
		took, err := w.run(ctx, at.AddDate(0, 0, night))
		if err != nil {
			return err
		}
		fmt.Printf("%d campaigns of %d files, %s: %v\n", w.campaigns, w.files, what, took)
		if err := w.published(); err != nil {
			return err
		}
	}
	return nil
}

// make makes one campaign and the others as copies of it; files are shared on the
// disk, as the program never writes into an inbox.
func (w work) make(ctx context.Context) error {
	pattern := filepath.Join(w.dir, "pattern")
	cmd := exec.CommandContext(ctx, "go", "run", "./scripts/manysheets", "-sheets", fmt.Sprint(w.files), pattern)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("make a campaign: %w\n%s", err, said)
	}
	list := campaigns.New(w.list())
	list.Listen = ""
	for i := range w.campaigns {
		name := fmt.Sprintf("c%04d", i)
		if err := w.copy(ctx, pattern, name); err != nil {
			return err
		}
		if err := list.Add(campaigns.Entry{Name: name, Settings: filepath.Join(w.dir, name, "configs")}); err != nil {
			return err
		}
	}
	for i := range w.broken {
		settings := filepath.Join(w.dir, fmt.Sprintf("c%04d", (i+1)*w.campaigns/(w.broken+1)), "configs", "campaign.yaml")
		if err := spoil(settings); err != nil {
			return err
		}
	}
	return list.Save()
}

func (w work) list() string { return filepath.Join(w.dir, "campaigns.yaml") }

func (w work) copy(ctx context.Context, pattern, name string) error {
	to := filepath.Join(w.dir, name)
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, args := range [][]string{{"-r", filepath.Join(pattern, "configs"), to}, {"-rl", filepath.Join(pattern, "inbox"), to}} {
		if said, err := exec.CommandContext(ctx, "cp", args...).CombinedOutput(); err != nil {
			return fmt.Errorf("copy a campaign: %w\n%s", err, said)
		}
	}
	return nil
}

// spoil makes settings such that they cannot be loaded.
func spoil(settings string) error {
	text, err := os.ReadFile(settings)
	if err != nil {
		return err
	}
	return os.WriteFile(settings, []byte(strings.Replace(string(text), "time_zone: ", "time_zone: Nowhere/", 1)), 0o644)
}

func (w work) run(ctx context.Context, asOf time.Time) (cost.Cost, error) {
	cmd := exec.CommandContext(ctx, w.jixiao, "run", "--all", "--campaigns", w.list(), "--log", filepath.Join(w.dir, "log"), "--as-of", asOf.Format(time.RFC3339))
	took, _, err := cost.Of(cmd, faultySettings)
	return took, err
}

// faultySettings is the exit code where some campaigns cannot be loaded.
const faultySettings = 2

// published says whether every campaign that can be loaded has its master.
func (w work) published() error {
	masters, err := filepath.Glob(filepath.Join(w.dir, "c*", "outbox", "总表_*.xlsx"))
	if err != nil {
		return err
	}
	if len(masters) != w.campaigns-w.broken {
		return fmt.Errorf("%d campaigns have their master, want %d", len(masters), w.campaigns-w.broken)
	}
	return nil
}
