//go:build unix

package doctor

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// groupOf is the number of the group that a file belongs to.
func groupOf(info fs.FileInfo) (id int, known bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(stat.Gid), true
}

// writable asks the system whether we may write to a folder, without trying.
func writable(dir string) (may, known bool) { return unix.Access(dir, unix.W_OK) == nil, true }
