package disk

import (
	"fmt"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// asGoodAsEach are the file systems on which syncing all is as good as syncing
// each file: what they hold is on their own disk. A share may take a request for
// all for done when the other side has the bytes in memory.
var asGoodAsEach = []int64{unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC}

// openGroupSync is nil where a folder's files are to be synced each by itself.
func openGroupSync(dir string) *groupSync {
	var of unix.Statfs_t
	if !tellsFaults() || unix.Statfs(dir, &of) != nil || !slices.Contains(asGoodAsEach, int64(of.Type)) {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	return newGroupSync(func() error { return unix.Syncfs(int(f.Fd())) }, func() { _ = f.Close() })
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
