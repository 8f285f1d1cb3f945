package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The names of our folders in the making: prefix, the name to come, suffix.
const (
	partialPrefix = ".jixiao-"
	partialSuffix = ".partial"
)

// WriteFolder is Disk.WriteFolder on the machine's own disk.
func WriteFolder(path string, fill func(dir string) error) error {
	return Disk{}.WriteFolder(path, fill)
}

// WriteFolder puts a folder that fill fills in place, whole or not at all.
// Nothing may lie at its path but an empty folder. What fill writes must be
// synced by itself, as WriteFile does. One that was killed is begun anew.
func (d Disk) WriteFolder(path string, fill func(dir string) error) error {
	path = filepath.Clean(path)
	parent := filepath.Dir(path)
	partial := filepath.Join(parent, partialPrefix+filepath.Base(path)+partialSuffix)
	if err := os.RemoveAll(partial); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := d.MakeFolder(partial); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := fill(partial); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.RemoveAll(partial))
	}
	// Windows renames no folder over an empty one. One that is not empty is
	// not removed by this.
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.RemoveAll(partial))
	}
	if err := os.Rename(partial, path); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.RemoveAll(partial))
	}
	if err := syncDir(parent); err != nil {
		return fmt.Errorf("writing %s: syncing its folder: %w", path, err)
	}
	return nil
}

// RemoveFolder removes a folder so that nobody takes what is left of it, if we
// are killed, for whole.
func RemoveFolder(path string) error {
	partial := filepath.Join(filepath.Dir(path), partialPrefix+filepath.Base(path)+partialSuffix)
	if err := os.Rename(path, partial); err != nil {
		return fmt.Errorf("removing %s: %w", path, err)
	}
	return os.RemoveAll(partial)
}

// RemovePartial removes the folders in dir that a killed WriteFolder or
// RemoveFolder left there. A dir that does not exist holds none.
func RemovePartial(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("removing leftovers in %s: %w", dir, err)
	}
	var faults []error
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), partialPrefix) && strings.HasSuffix(e.Name(), partialSuffix) {
			faults = append(faults, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(faults...)
}

// Sync makes a file that somebody else wrote last through a loss of power.
func Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Replace moves a file over another one, and makes that last.
func Replace(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("replacing %s: %w", to, err)
	}
	return syncDir(filepath.Dir(to))
}
