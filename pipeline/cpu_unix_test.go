//go:build unix

package pipeline_test

import (
	"syscall"
	"time"
)

// cpuTime is what this process has taken of the processor.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
