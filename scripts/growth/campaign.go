package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/internal/testkit/cost"
	"jixiao/internal/testkit/manysheets"
)

// campaign is one in a folder of its own:
//
//	configs/ inbox/   as internal/testkit/manysheets makes them
//	fresh/            50 files that are handed in the night after
//	wrong/            files with a mistake that are dropped into a watched inbox
//	work/             what runs make, anew each time
type campaign struct {
	size
	dir, jixiao string
	drops       int
}

// fresh is how many files come in the night after.
const fresh = 50

// aside are the folders of files that are not in the inbox at first.
var aside = []string{"fresh", "wrong"}

func (c campaign) path(parts ...string) string {
	return filepath.Join(append([]string{c.dir}, parts...)...)
}

// make makes the campaign, or brings one that was kept back to its beginning.
func (c campaign) make(ctx context.Context) error {
	if err := os.RemoveAll(c.path("work")); err != nil {
		return err
	}
	if _, err := os.Stat(c.path("wrong")); err == nil {
		return c.takeBack()
	}
	// In a process of its own: those that are measured begin as large as this one.
	cmd := exec.CommandContext(ctx, "go", "run", "./scripts/manysheets",
		"-sheets", fmt.Sprint(c.files+fresh+c.drops), "-aunit", fmt.Sprint(c.aUnit), c.dir)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	if err := quiet(c.path("configs", "campaign.yaml")); err != nil {
		return err
	}
	return c.setAside()
}

// quiet has the service answer at no address, which another may have.
func quiet(settings string) error {
	data, err := os.ReadFile(settings)
	if err != nil {
		return err
	}
	before, after, found := strings.Cut(string(data), "\n  listen: ")
	_, rest, _ := strings.Cut(after, "\n")
	if !found {
		return errors.New("campaign.yaml says nothing of serve.listen")
	}
	return os.WriteFile(settings, []byte(before+"\n  listen: \"\"\n"+rest), 0o644)
}

// setAside takes files from all over the inbox: those with mistakes for
// dropping, and others for the night after.
func (c campaign) setAside() error {
	wrong, err := c.mistaken()
	if err != nil {
		return err
	}
	for _, name := range spreadOver(wrong, c.drops) {
		if err := c.move(name, "inbox", "wrong"); err != nil {
			return err
		}
	}
	left, err := names(c.path("inbox"))
	if err != nil {
		return err
	}
	for _, name := range spreadOver(left, fresh) {
		if err := c.move(name, "inbox", "fresh"); err != nil {
			return err
		}
	}
	return os.MkdirAll(c.path("wrong"), 0o755)
}

// mistaken are the files with a mistake that is one on any day.
func (c campaign) mistaken() ([]string, error) {
	data, err := os.ReadFile(c.path("mistakes.json"))
	if err != nil {
		return nil, err
	}
	var all []manysheets.Mistake
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	var files []string
	for _, m := range all {
		if m.Code != manysheets.DayToCome {
			files = append(files, m.File)
		}
	}
	return files, nil
}

// takeBack takes out of the inbox what an earlier measuring had put there.
func (c campaign) takeBack() error {
	for _, from := range aside {
		files, err := names(c.path(from))
		if err != nil {
			return err
		}
		for _, name := range files {
			if err := os.Remove(c.path("inbox", name)); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
	}
	return nil
}

func (c campaign) move(name, from, to string) error {
	if err := os.MkdirAll(filepath.Dir(c.path(to, name)), 0o755); err != nil {
		return err
	}
	return os.Rename(c.path(from, name), c.path(to, name))
}

// handIn copies a file into the inbox.
func (c campaign) handIn(from, name string) error {
	data, err := os.ReadFile(c.path(from, name))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.path("inbox", name)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(c.path("inbox", name), data, 0o644)
}

// command is the program with the campaign's places.
func (c campaign) command(ctx context.Context, name string, more ...string) *exec.Cmd {
	args := []string{"--lang", "en", "--config", c.path("configs"), name, "--inbox", c.path("inbox"),
		"--outbox", c.path("work", "outbox"), "--ledger", c.path("work", "data", "ledger.db")}
	return exec.CommandContext(ctx, c.jixiao, append(args, more...)...)
}

// rest is how long the disk may come to rest before a run, once all is written:
// between two evenings there are hours.
const rest = 20 * time.Second

func (c campaign) run(ctx context.Context, asOf string) (cost.Cost, error) {
	if err := cost.Rest(ctx, rest); err != nil {
		return cost.Cost{}, err
	}
	took, _, err := cost.Of(c.command(ctx, "run", "--as-of", asOf))
	return took, err
}

// leave clears away what was made; the campaign itself may stay.
func (c campaign) leave(kept bool) error {
	if kept {
		return errors.Join(c.takeBack(), os.RemoveAll(c.path("work")))
	}
	return os.RemoveAll(c.dir)
}

// names are the files in the folders of a folder.
func names(dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	for i, path := range paths {
		paths[i], _ = filepath.Rel(dir, path) // it was found in there
	}
	slices.Sort(paths)
	return paths, err
}

// spreadOver are n of all, from the first to the last.
func spreadOver(all []string, n int) []string {
	n = min(n, len(all))
	some := make([]string, n)
	for i := range some {
		some[i] = all[i*len(all)/n]
	}
	return some
}
