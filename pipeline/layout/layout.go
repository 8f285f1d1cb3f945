// Package layout lays out a new campaign on the disk: configs, inbox, outbox
// and data.
//
// It owns `jixiao init`: the shipped configuration is written out, the inbox
// gets a folder for every unit of the register, and the section gets something
// to double-click. It refuses to touch a
// campaign that is already there, and to run anything.
package layout

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/disk"
	"jixiao/pipeline/folders"
)

// configsFolder is the name of the configuration folder inside a campaign.
const configsFolder = "configs"

// ErrExists is returned by Init for a folder that already holds a campaign.
var ErrExists = errors.New("configs is already there")

// Init lays out a campaign in dir, which is made if it is missing. What the
// folder holds besides stays as it is; a folder that already has configs is
// refused with ErrExists. The configs appear last and whole, so an Init that
// failed can be run again.
func Init(dir string) error {
	target := filepath.Join(dir, configsFolder)
	if _, err := os.Lstat(target); err == nil {
		return fmt.Errorf("laying out %s: %w", dir, ErrExists)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("laying out campaign: %w", err)
	}
	c, err := campaign.Load(configs.Files())
	if err != nil {
		return fmt.Errorf("loading default campaign: %w", err)
	}
	for _, folder := range places(c) {
		if err := os.MkdirAll(inside(dir, folder), 0o777); err != nil {
			return fmt.Errorf("laying out campaign: %w", err)
		}
	}
	if err := disk.MakePrivate(inside(dir, path.Dir(c.Settings.Paths.Ledger)), c.Settings.Group); err != nil {
		return fmt.Errorf("laying out campaign: %w", err)
	}
	if err := writeLaunchers(dir); err != nil {
		return fmt.Errorf("laying out campaign: %w", err)
	}
	if err := writeConfigs(configs.Files(), dir, target); err != nil {
		return fmt.Errorf("laying out campaign: %w", err)
	}
	return nil
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

// writeConfigs writes the files beside their place and renames the folder when
// it is whole.
func writeConfigs(files fs.FS, dir, target string) (err error) {
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
	if err := copyAll(files, temp); err != nil {
		return err
	}
	return os.Rename(temp, target)
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
		return disk.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	})
}
