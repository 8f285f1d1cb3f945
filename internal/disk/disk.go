package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Op is one operation on the file system.
type Op string

// The operations that this package asks of a system.
const (
	OpMakeFolder Op = "make folder"
	OpCreate     Op = "create"
	OpWrite      Op = "write"
	OpSync       Op = "sync"
	OpRename     Op = "rename"
	OpSyncFolder Op = "sync folder"
	OpRemove     Op = "remove"
	OpRead       Op = "read"
)

// Disk is the file system as this program uses it. The zero Disk is the
// machine's own.
type Disk struct {
	// Before is asked before every operation, and an error of it is taken for
	// the system's answer: so a test sees what happens when the disk is full, or
	// stops the program there. Half of what a refused OpWrite was to write is
	// written. nil lets everything pass.
	Before func(op Op, path string) error

	private bool
}

func (d Disk) ask(op Op, path string) error {
	if d.Before == nil {
		return nil
	}
	if err := d.Before(op, path); err != nil {
		return &fs.PathError{Op: string(op), Path: path, Err: err}
	}
	return nil
}

// ReadFile reads a whole file.
func (d Disk) ReadFile(path string) ([]byte, error) {
	if err := d.ask(OpRead, path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Copy writes what a file holds, however much that is.
func (d Disk) Copy(to io.Writer, path string) error {
	if err := d.ask(OpRead, path); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return errors.Join(err, f.Close())
}

// List names the files of a folder, in order.
func (d Disk) List(path string) ([]string, error) {
	if err := d.ask(OpRead, path); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Folders names the folders in a folder, in order; none where there is no folder.
func (d Disk) Folders(path string) ([]string, error) {
	if err := d.ask(OpRead, path); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Stat says what lies at a path.
func (d Disk) Stat(path string) (fs.FileInfo, error) {
	if err := d.ask(OpRead, path); err != nil {
		return nil, err
	}
	return os.Stat(path)
}

// Remove removes a file.
func (d Disk) Remove(path string) error {
	if err := d.ask(OpRemove, path); err != nil {
		return err
	}
	return os.Remove(path)
}

// RemoveEmpty removes a folder with nothing in it; any other stays, and what
// is no folder.
func (d Disk) RemoveEmpty(path string) error {
	if err := d.ask(OpRead, path); err != nil {
		return err
	}
	inside, err := os.ReadDir(path)
	if err != nil || len(inside) > 0 {
		return nil // it is not there, or not ours to remove
	}
	return d.Remove(path)
}

// MakeFolder makes a folder with those above it.
func (d Disk) MakeFolder(path string) error {
	if err := d.ask(OpMakeFolder, path); err != nil {
		return err
	}
	if d.private {
		return makePrivate(filepath.Clean(path))
	}
	return os.MkdirAll(path, 0o777)
}

func (d Disk) rename(from, to string) error {
	if err := d.ask(OpRename, to); err != nil {
		return err
	}
	return rename(from, to)
}

func (d Disk) syncFolder(path string) error {
	if err := d.ask(OpSyncFolder, path); err != nil {
		return err
	}
	return syncDir(path)
}

// file is a file that is being written.
type file struct {
	*os.File
	disk Disk
}

// Write writes half where it is refused, as a full disk does.
func (f file) Write(p []byte) (int, error) {
	err := f.disk.ask(OpWrite, f.Name())
	if err == nil {
		return f.File.Write(p)
	}
	n, _ := f.File.Write(p[:len(p)/2])
	return n, err
}

func (f file) Sync() error {
	if err := f.disk.ask(OpSync, f.Name()); err != nil {
		return err
	}
	return f.File.Sync()
}
