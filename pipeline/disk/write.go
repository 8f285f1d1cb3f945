// Package disk puts files in place whole or not at all.
//
// It owns the one way this program writes a file that somebody may be looking
// at: a temporary file in the same folder, written, synced, closed and renamed,
// then the folder synced. A reader sees the old content or the new one, never
// a half. It refuses to know what is written, and to touch any file but the
// target and temporary files of its own naming.
package disk

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// WriteFile puts what write writes at path, replacing what stood there. After
// an error the old content still stands and nothing else is left behind.
// Missing folders are made.
func WriteFile(path string, write func(io.Writer) error) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("writing %s: making its folder: %w", path, err)
	}
	temp, err := createTemp(dir)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := fill(temp, write); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(temp.Name()))
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return errors.Join(fmt.Errorf("replacing %s: %w", path, err), os.Remove(temp.Name()))
	}
	if err := syncDir(dir); err != nil {
		return fmt.Errorf("writing %s: syncing its folder: %w", path, err)
	}
	return nil
}

// createTemp is not os.CreateTemp because that makes files only their owner
// can read, and what we publish is for others.
func createTemp(dir string) (*os.File, error) {
	var unique [8]byte
	if _, err := rand.Read(unique[:]); err != nil {
		return nil, err
	}
	name := tempPrefix + hex.EncodeToString(unique[:]) + tempSuffix
	return os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// fill closes the file whatever happens; an open file cannot be renamed or
// removed on Windows.
func fill(f *os.File, write func(io.Writer) error) (err error) {
	defer func() {
		// A second close after a good one would report an error of its own.
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	return f.Sync()
}
