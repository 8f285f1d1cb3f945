//go:build !unix

package disk

// syncDir does nothing: Windows has no way to sync a folder, and its rename
// is journalled by NTFS.
func syncDir(string) error { return nil }
