package schedule

import "time"

// noticed is from which difference on two clocks are not just running apart.
const noticed = time.Minute

// clock sets the wall clock against the monotonic one.
type clock struct {
	mono, wall time.Time
}

// jump is by how much the wall clock was set since the last call, zero where
// it was not.
func (c *clock) jump(mono, wall time.Time) time.Duration {
	before := *c
	c.mono, c.wall = mono, wall
	if before.mono.IsZero() {
		return 0
	}
	by := wall.Sub(before.wall) - mono.Sub(before.mono)
	if by.Abs() < noticed {
		return 0
	}
	return by
}
