// Package diskinfo says what kind of disk a folder lies on, and how much room is
// left there.
//
// It owns the question whether a folder is on a share: events do not come from
// one, and locks and databases do not belong on one. It refuses to read or
// write anything.
package diskinfo

import "fmt"

// Disk is what a folder lies on.
type Disk struct {
	Kind   string // as the system calls it: nfs, cifs, ext …; "" where it has no name that we know
	Remote bool   // a share, or something that may be one
	Free   uint64 // bytes that we may still write
}

// Of is the disk on which a path lies, which must be there.
func Of(path string) (Disk, error) {
	d, err := of(path)
	if err != nil {
		return d, fmt.Errorf("look at disk of %s: %w", path, err)
	}
	return d, nil
}
