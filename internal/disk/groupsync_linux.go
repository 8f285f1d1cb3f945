package disk

import (
	"fmt"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// ofOwnDisks are the file systems of which this system alone writes what they hold,
// by its own clock. On them syncing all is as good as syncing each file. A share may
// take a request for all for done when the other side has the bytes in memory.
var ofOwnDisks = []int64{unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC}

// openGroupSync is nil where a folder's files are to be synced each by itself.
func openGroupSync(dir string) *groupSync {
	if !tellsFaults() {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	if !OnOwnDisk(f) {
		_ = f.Close()
		return nil
	}
	return newGroupSync(func() error { return unix.Syncfs(int(f.Fd())) }, func() { _ = f.Close() })
}

// OnOwnDisk reports whether an open file lies on a disk that nobody but this system
// writes to, so that the times of files are by its clock. False is not known.
func OnOwnDisk(f *os.File) bool {
	var of unix.Statfs_t
	return unix.Fstatfs(int(f.Fd()), &of) == nil && slices.Contains(ofOwnDisks, int64(of.Type))
}

// tellsFaults reports whether the system says so when syncing all goes wrong:
// Linux does since 5.8.
func tellsFaults() bool {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return false
	}
	var major, minor int
	if _, err := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &major, &minor); err != nil {
		return false
	}
	return major > 5 || major == 5 && minor >= 8
}

// device names what holds a folder.
func device(dir string) (id uint64, ok bool) {
	var stat syscall.Stat_t
	if syscall.Stat(dir, &stat) != nil {
		return 0, false
	}
	return uint64(stat.Dev), true
}
