package disk

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// The names of our temporary files: prefix, sixteen hexadecimal digits, suffix.
const (
	tempPrefix = ".jixiao-"
	tempSuffix = ".tmp"
)

// IsTemp reports whether a file name is one of our temporary names.
func IsTemp(name string) bool {
	rest, ok := strings.CutPrefix(name, tempPrefix)
	if !ok {
		return false
	}
	digits, ok := strings.CutSuffix(rest, tempSuffix)
	if !ok || len(digits) != 16 {
		return false
	}
	_, err := hex.DecodeString(digits)
	return err == nil
}

// RemoveStale is Disk.RemoveStale on the machine's own disk.
func RemoveStale(dir string) error { return Disk{}.RemoveStale(dir) }

// RemoveStale removes what a killed run left behind in dir and below: files of
// our temporary names, nothing else. A dir that does not exist holds none.
func (d Disk) RemoveStale(dir string) error {
	var faults []error
	walk := func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				faults = append(faults, err)
			}
			return nil
		}
		if !entry.Type().IsRegular() || !IsTemp(entry.Name()) {
			return nil
		}
		if err := d.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
		}
		return nil
	}
	if err := filepath.WalkDir(dir, walk); err != nil {
		faults = append(faults, err)
	}
	if len(faults) > 0 {
		return fmt.Errorf("removing leftovers in %s: %w", dir, errors.Join(faults...))
	}
	return nil
}

// RemoveStaleIn is RemoveStale but for what lies below dir.
func (d Disk) RemoveStaleIn(dir string) error {
	names, err := d.List(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing leftovers in %s: %w", dir, err)
	}
	for _, name := range names {
		if !IsTemp(name) {
			continue
		}
		if err := d.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing leftovers in %s: %w", dir, err)
		}
	}
	return nil
}
