package pipeline

import (
	"os"
	"path/filepath"

	"jixiao/pipeline/disk"
)

// group is the system's group that may open what is kept, "" for none.
func (o Options) group() string { return o.Campaign.Settings.Group }

// makeData makes the folder of the ledger, for nobody else to open unless the
// settings put something into it that others come for.
func (o Options) makeData() error {
	dir := filepath.Dir(o.Ledger)
	if o.Shares(dir) {
		return os.MkdirAll(dir, 0o777)
	}
	return disk.MakePrivate(dir, o.group())
}

// Shares reports whether the inbox or the outbox lies in a folder, so that
// others must be able to pass through it.
func (o Options) Shares(dir string) bool {
	for _, shared := range []string{o.Inbox, o.Outbox, o.Units} {
		if way, err := wayTo(dir, shared); err == nil && filepath.IsLocal(way) {
			return true
		}
	}
	return false
}
