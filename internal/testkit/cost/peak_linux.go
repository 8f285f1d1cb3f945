package cost

import (
	"os"
	"syscall"
)

func peak(state *os.ProcessState) int64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return used.Maxrss << 10 // Linux counts KiB
}
