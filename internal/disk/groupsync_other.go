//go:build !linux

package disk

import "os"

func device(string) (id uint64, ok bool) { return 0, false }

func openGroupSync(string) *groupSync { return nil }

// OnOwnDisk is not known.
func OnOwnDisk(*os.File) bool { return false }
