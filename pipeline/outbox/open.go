package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"jixiao/internal/disk"
)

// staleOwner is the age from which an owner file is taken for the leftover of
// a program that broke down: nobody has a workbook open for that long.
const staleOwner = 48 * time.Hour

// standing is what lies in a page's place.
type standing struct {
	hash string
	data []byte // only of a page of which the former ones are kept
}

func (s publishing) there(p Page) (old standing, err error) {
	switch {
	case s.isNew(p):
		return old, fs.ErrNotExist
	case p.Previous == "":
		old.hash, err = s.hashIn(p.Path)
		return old, err
	}
	old.data, err = s.Disk.ReadFile(p.Path)
	old.hash = hashOf(old.data)
	return old, err
}

// hashIn is hashOf what a file holds: a master may have a hundred megabytes.
func (s Writer) hashIn(path string) (string, error) {
	h := sha256.New()
	if err := s.Disk.Copy(h, path); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// isNew reports whether a page's folder was not there before this run: then nothing
// lies in its place, and nobody has it open.
func (s publishing) isNew(p Page) bool {
	dir := filepath.Dir(p.Path)
	if known, asked := s.folders.Load(dir); asked {
		return known.(bool)
	}
	_, err := s.Disk.Stat(dir)
	known, _ := s.folders.LoadOrStore(dir, errors.Is(err, fs.ErrNotExist))
	return known.(bool)
}

// held reports whether an owner file says that somebody has the file open:
// ~$ of Excel, .~ of WPS, .~lock.…# of LibreOffice. On a share the system may
// let us replace such a file, but then its user's next save would win.
func (s Writer) held(path string) bool {
	dir, name := filepath.Split(path)
	for _, owner := range []string{"~$" + name, ".~" + name, ".~lock." + name + "#"} {
		// Whether somebody is at work is a question of real time.
		info, err := s.Disk.Stat(filepath.Join(dir, owner))
		if err == nil && time.Since(info.ModTime()) < staleOwner {
			return true
		}
	}
	return false
}

// inUse reports whether a file could not be put into its place because another
// program has it open: all went well but the last step, and that was refused.
func inUse(err error) bool {
	var refused *disk.ReplaceError
	if !errors.As(err, &refused) {
		return false
	}
	return isAny(refused.Err, busy)
}

func isAny(err error, answers []error) bool {
	return slices.ContainsFunc(answers, func(answer error) bool { return errors.Is(err, answer) })
}
