//go:build !linux

package disk

func device(string) (id uint64, ok bool) { return 0, false }

func openGroupSync(string) *groupSync { return nil }
