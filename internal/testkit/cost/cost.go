// Package cost says what a process took from its start to its end: time of the
// processor, time by the clock, and memory at its peak.
//
// It owns the measuring of one process, with what it waited for, and the
// middle of several measurings. It refuses to judge them, and to measure the
// process that it is in.
package cost

import (
	"bytes"
	"cmp"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// Cost is what a process took.
type Cost struct {
	CPU, Wall time.Duration
	Peak      int64 // bytes, 0 where the system does not tell
}

// findings is the exit code of a run that went well and found something.
const findings = 1

// Of runs a command to its end, and returns what it printed too. A process
// begins with the memory of the one that starts it: whoever measures stays
// small himself. Exit codes from 2 on are faults, unless they are expected.
func Of(cmd *exec.Cmd, expected ...int) (Cost, []byte, error) {
	var said, complained bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &complained
	began := time.Now()
	err := cmd.Run()
	if cmd.ProcessState == nil || !went(cmd.ProcessState.ExitCode(), expected) {
		return Cost{}, nil, fmt.Errorf("run %q: %w\n%s%s", cmd.Args, err, complained.Bytes(), said.Bytes())
	}
	state := cmd.ProcessState
	return Cost{state.UserTime() + state.SystemTime(), time.Since(began), peak(state)}, said.Bytes(), nil
}

func went(code int, expected []int) bool {
	return code >= 0 && code <= findings || slices.Contains(expected, code)
}

// Middle is the median of some numbers, the lower one of two.
func Middle[T cmp.Ordered](of []T) T {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[(len(sorted)-1)/2]
}

// String is what a person wants to know of it.
func (c Cost) String() string {
	return fmt.Sprintf("%.2f s of processor time, %.2f s, %d MB", c.CPU.Seconds(), c.Wall.Seconds(), c.MB())
}

// MB is the peak in whole MB.
func (c Cost) MB() int64 { return c.Peak >> 20 }
