package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
)

// What the user of the program may do, and what a group may do besides. Systems
// and disks that know no such rights leave them out.
const (
	ownFolder   fs.FileMode = 0o700
	ownFile     fs.FileMode = 0o600
	groupFolder fs.FileMode = 0o770
	groupFile   fs.FileMode = 0o660
	groupWrites fs.FileMode = 0o020
)

// Private is the same disk for what is nobody else's business: new folders and
// files are for their user alone or, in a folder in which a group may write, for
// that group.
func (d Disk) Private() Disk {
	d.private = true
	return d
}

// MakePrivate makes a folder that is for its user alone or, where one is named,
// for a group too, and what will lie in it with it. The folders above it are
// made as usual. One that is there stays as it is.
func MakePrivate(dir, group string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	id, err := GroupID(group)
	if err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	if err := os.Mkdir(dir, ownFolder); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return nil
		}
		return err
	}
	if id < 0 {
		return nil
	}
	err = os.Chown(dir, -1, id)
	if err == nil {
		err = os.Chmod(dir, groupFolder|fs.ModeSetgid)
	}
	if err != nil { // it must not stay as if no group had been named
		return errors.Join(fmt.Errorf("give folder to group %s: %w", group, err), os.Remove(dir))
	}
	return nil
}

// GroupID is the number of a system's group, by its name or number; -1 is none.
func GroupID(group string) (int, error) {
	if group == "" || runtime.GOOS == "windows" {
		return -1, nil
	}
	if id, err := strconv.Atoi(group); err == nil {
		return id, nil
	}
	g, err := user.LookupGroup(group)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(g.Gid)
}

// CreatePrivate makes an empty file, for somebody else to fill. One that is
// there stays as it is, and is not even opened.
func CreatePrivate(path string) error {
	f, err := openPrivate(path, filepath.Dir(path))
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func openPrivate(path, dir string) (*os.File, error) {
	mode := ownFile
	if info, err := os.Stat(dir); err == nil && info.Mode()&groupWrites != 0 {
		mode = groupFile
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err == nil && mode == groupFile {
		err = despiteMask(f.Chmod(mode))
	}
	return f, err
}

// makePrivate makes a folder with those above it that are missing.
func makePrivate(path string) error {
	info, err := os.Stat(path)
	switch parent := filepath.Dir(path); {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fs.PathError{Op: "mkdir", Path: path, Err: fs.ErrExist}
	case parent != path:
		if err := makePrivate(parent); err != nil {
			return err
		}
	}
	above, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return err
	}
	if above.Mode()&groupWrites == 0 {
		return notThere(os.Mkdir(path, ownFolder))
	}
	if err := notThere(os.Mkdir(path, groupFolder)); err != nil {
		return err
	}
	return despiteMask(os.Chmod(path, groupFolder|above.Mode()&fs.ModeSetgid))
}

// notThere lets pass that another goroutine was quicker.
func notThere(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// despiteMask is what came of giving a group its rights: a disk that keeps none
// (a share, a memory stick) or a folder of another member's says no, and is
// left as it is.
func despiteMask(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
