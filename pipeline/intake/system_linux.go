package intake

import (
	"io/fs"
	"os"
	"strconv"
	"syscall"
	"time"
)

// readOnly opens without waiting: a pipe that took the place of a file between
// two checks would otherwise hold us for ever.
const readOnly = os.O_RDONLY | syscall.O_NONBLOCK

// changeTime is when the system last changed the file. Unlike the modification
// time no sender can set it.
func changeTime(info fs.FileInfo) time.Time {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return time.Time{}
	}
	return writable(time.Unix(stat.Ctim.Unix()))
}

// device names what holds a file: the disk, or the share that is mounted there.
func device(info fs.FileInfo) string {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return strconv.FormatUint(stat.Dev, 10)
}
