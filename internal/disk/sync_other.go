//go:build !unix

package disk

import "os"

// syncDir does nothing: Windows has no way to sync a folder, and its rename
// is journalled by NTFS.
func syncDir(string) error { return nil }

func rename(from, to string) error { return os.Rename(from, to) }
