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
	"io/fs"
	"os"
	"path/filepath"
)

// ReplaceError says that a file was written whole but could not take its
// place: another program holds what stands there.
type ReplaceError struct {
	Path string
	Err  error
}

// Error names the file and the system's answer.
func (e *ReplaceError) Error() string { return fmt.Sprintf("replacing %s: %v", e.Path, e.Err) }

// Unwrap is the system's answer.
func (e *ReplaceError) Unwrap() error { return e.Err }

// WriteFile is Disk.WriteFile on the machine's own disk.
func WriteFile(path string, write func(io.Writer) error) error { return Disk{}.WriteFile(path, write) }

// WriteFile puts what write writes at path, replacing what stood there. After
// an error the old content still stands and nothing else is left behind,
// unless only the folder could not be synced: then the new content stands, and
// may not outlive a loss of power. Missing folders are made. The error is a
// *ReplaceError where everything went well up to the last step.
func (d Disk) WriteFile(path string, write func(io.Writer) error) error {
	if err := d.replace(path, write, file.Sync); err != nil {
		return err
	}
	if err := d.syncFolder(filepath.Dir(path)); err != nil {
		return fmt.Errorf("writing %s: syncing its folder: %w", path, err)
	}
	return nil
}

// replace is WriteFile but for syncing the folder. durable makes the content last.
func (d Disk) replace(path string, write func(io.Writer) error, durable func(file) error) error {
	dir := filepath.Dir(path)
	temp, err := d.createTemp(dir)
	if errors.Is(err, fs.ErrNotExist) { // mostly it is there
		if err := d.MakeFolder(dir); err != nil {
			return fmt.Errorf("writing %s: making its folder: %w", path, err)
		}
		temp, err = d.createTemp(dir)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := fill(temp, write, durable); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(temp.Name()))
	}
	if err := d.rename(temp.Name(), path); err != nil {
		return errors.Join(&ReplaceError{Path: path, Err: err}, os.Remove(temp.Name()))
	}
	return nil
}

// Move renames a file within its folder or to another one of the same disk,
// replacing what stands there, and makes that last.
func (d Disk) Move(from, to string) error {
	if err := d.rename(from, to); err != nil {
		return &ReplaceError{Path: to, Err: err}
	}
	if err := d.syncFolder(filepath.Dir(to)); err != nil {
		return fmt.Errorf("moving %s: syncing its folder: %w", to, err)
	}
	return nil
}

// createTemp is not os.CreateTemp because that makes files only their owner
// can read, and what we publish is for others.
func (d Disk) createTemp(dir string) (file, error) {
	var unique [8]byte
	if _, err := rand.Read(unique[:]); err != nil {
		return file{}, err
	}
	path := filepath.Join(dir, tempPrefix+hex.EncodeToString(unique[:])+tempSuffix)
	if err := d.ask(OpCreate, path); err != nil {
		return file{}, err
	}
	if d.private {
		f, err := openPrivate(path, dir)
		return file{f, d}, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	return file{f, d}, err
}

// fill closes the file whatever happens; an open file cannot be renamed or
// removed on Windows.
func fill(f file, write func(io.Writer) error, durable func(file) error) (err error) {
	defer func() {
		// A second close after a good one would report an error of its own.
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	return durable(f)
}
