// Package scaffold lays out a new campaign on the disk: configs, inbox, outbox
// and data.
//
// It owns `jixiao init`: the shipped configuration is written out, as it is or
// for a bureau's own round and year, the inbox gets a folder for every unit,
// and the section gets something to double-click. It refuses to touch a
// campaign that is already there, and to run anything.
package scaffold

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"jixiao/configs"
	"jixiao/internal/disk"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/folders"
)

// configsFolder is the name of the configuration folder inside a campaign.
const configsFolder = "configs"

// ErrExists is returned by Init for a folder that already holds a campaign.
var ErrExists = errors.New("configs is already there")

// Init lays out the shipped campaign in dir, which is made if it is missing:
// the sample round of a published report. Program is where the running program
// lies, for the launchers. What the folder holds besides stays as it is; a
// folder that already has configs is refused with ErrExists. The configs appear
// last and whole, so an Init that failed can be run again.
func Init(dir, program string) error {
	if err := vacant(dir); err != nil {
		return err
	}
	c, err := load.Campaign(configs.Files())
	if err != nil {
		return fmt.Errorf("load default campaign: %w", err)
	}
	return build(dir, program, c, func(string) error { return nil })
}

// vacant makes sure that no campaign is there.
func vacant(dir string) error {
	_, err := os.Lstat(filepath.Join(dir, configsFolder))
	if err == nil {
		return fmt.Errorf("lay out %s: %w", dir, ErrExists)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("lay out campaign: %w", err)
	}
	return nil
}

// build makes all that belongs to a campaign. The shipped configs become what
// change makes of them, before anything is seen of them.
func build(dir, program string, c *campaign.Campaign, change func(configs string) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("lay out campaign: %w", err)
		}
	}()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(dir, ".configs-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(temp))
		}
	}()
	// MkdirTemp makes folders only their owner can open; the section and the
	// keeper of the server share this one.
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	if err := copyAll(configs.Files(), temp); err != nil {
		return err
	}
	if err := change(temp); err != nil {
		return err
	}
	if err := surround(dir, program, c); err != nil {
		return err
	}
	return os.Rename(temp, filepath.Join(dir, configsFolder))
}

// surround makes what lies beside the configs.
func surround(dir, program string, c *campaign.Campaign) error {
	for _, folder := range places(c) {
		if err := os.MkdirAll(inside(dir, folder), 0o777); err != nil {
			return err
		}
	}
	if err := disk.MakePrivate(inside(dir, path.Dir(c.Settings.Paths.Ledger)), c.Settings.Group); err != nil {
		return err
	}
	return writeLaunchers(dir, program)
}

// places are the folders that people come through: an inbox folder for every unit,
// for the section and for evaluators, and the outbox.
func places(c *campaign.Campaign) []string {
	p := c.Settings.Paths
	all := []string{p.Units, p.Outbox}
	for _, name := range folders.Wanted(c) {
		all = append(all, path.Join(p.Inbox, name))
	}
	return all
}

// inside is a campaign's path on this disk; an absolute one stands for itself.
func inside(dir, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

func copyAll(files fs.FS, dir string) error {
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return write(filepath.Join(dir, filepath.FromSlash(name)), data)
	})
}

func write(path string, data []byte) error {
	return disk.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
