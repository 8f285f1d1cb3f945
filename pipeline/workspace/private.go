package workspace

import (
	"os"
	"path/filepath"

	"jixiao/internal/disk"
)

// Private is the disk for what nobody else may read.
func Private() disk.Disk { return disk.Disk{}.Private() }

// Group is the system's group that may open what is kept, "" for none.
func (w Workspace) Group() string { return w.Campaign.Settings.Group }

// makeData makes the folder of the ledger, for nobody else to open unless the
// settings put something into it that others come for.
func (w Workspace) makeData() error {
	dir := w.Place.Folder()
	if w.Shares(dir) {
		return os.MkdirAll(dir, 0o777)
	}
	return disk.MakePrivate(dir, w.Group())
}

// Shares reports whether the inbox or the outbox lies in a folder, so that
// others must be able to pass through it.
func (w Workspace) Shares(dir string) bool {
	for _, shared := range []string{w.Inbox, w.Outbox, w.Units} {
		if way, err := wayTo(dir, shared); err == nil && filepath.IsLocal(way) {
			return true
		}
	}
	return false
}
