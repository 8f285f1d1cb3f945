package workspace

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"jixiao/pipeline/ledger"
)

// Place is where a ledger is: the path of its file.
type Place string

// Folder holds the ledger and what lies beside it.
func (p Place) Folder() string { return filepath.Dir(string(p)) }

// onServer reports whether the ledger is on a server. Where its place cannot be read,
// whoever opens it says so.
func (p Place) onServer() bool {
	_, on, _ := ledger.OnServer(string(p))
	return on
}

// State is what lies beside a ledger.
func (p Place) State() State { return State{p} }

// State are the places beside a ledger: of the originals, of what was
// published, and of what was replaced.
type State struct{ place Place }

// Originals is the archive of what was received.
func (s State) Originals() string { return s.beside("archive") }

// publishedFolder holds the memories of outboxes.
const publishedFolder = "published"

// Published is where an outbox is remembered, each apart, so that publishing
// elsewhere for once mixes nothing up. It goes by the way from the ledger to the
// outbox, and so outlives a move of both.
func (s State) Published(outbox string) string {
	at := outbox
	if way, err := wayTo(s.place.Folder(), at); err == nil {
		at = way
	}
	return s.beside(publishedFolder, fmt.Sprintf("%s-%.4x", filepath.Base(at), sha256.Sum256([]byte(filepath.ToSlash(at)))))
}

// replacedPrefix begins the names of folders of what a restore replaced.
const replacedPrefix = "replaced-"

// Replaced is a new folder for what a restore replaces, named after the time of
// the restore. Two may come in one second.
func (s State) Replaced(time string) string {
	path := s.beside(replacedPrefix + time)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = s.beside(fmt.Sprintf("%s%s-%d", replacedPrefix, time, n))
	}
}

// Restored is the name of a ledger that is about to be in place.
func (s State) Restored() string { return string(s.place) + ".restored" }

// movedSuffix begins what follows the name of a ledger that was carried to a server.
const movedSuffix = ".moved-"

// Moved is a new name for a ledger that was carried to a server, after the time of that:
// it counts no more.
func (s State) Moved(time string) string {
	path := string(s.place) + movedSuffix + time
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s%s%s-%d", s.place, movedSuffix, time, n)
	}
}

// Moving names the copy on a server that does not count: not yet, or not any more.
func (s State) Moving() string { return string(s.place) + ".moving" }

func (s State) beside(elements ...string) string {
	return filepath.Join(append([]string{s.place.Folder()}, elements...)...)
}

func wayTo(from, to string) (string, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	return filepath.Rel(from, to)
}
