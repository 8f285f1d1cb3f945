package schedule

import (
	"testing"
	"time"
)

func TestTheClockIsSetForward(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(12*time.Hour, func() { b.off = 11 * time.Hour }) // it is eleven in the evening
		at(36*time.Hour, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "01 23:00:20 planned", "02 22:00:00 planned")
	if b.told("the clock was set") != 1 {
		t.Errorf("log:\n%s", b.log)
	}
}

func TestTheClockIsSetBack(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(12*time.Hour, func() { b.off = -10 * 24 * time.Hour })
		at(23*time.Hour, nothing)
	})
	// Ten days ago it was 22 December; nobody waits ten days for the evening.
	wantRuns(t, b, "01 00:00:00 start", "22 22:00:00 planned")
}

// TestIntervalsDoNotFollowTheWallClock: an arrival while the clock is wrong is
// checked as soon as any.
func TestIntervalsDoNotFollowTheWallClock(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(30*time.Second, func() { b.off = -24 * time.Hour; b.changed = true })
		at(5*time.Minute, nothing)
	})
	wantRuns(t, b, "01 00:00:00 start", "31 00:00:41 arrival")
}

func TestSmallDifferencesAreNoJump(t *testing.T) {
	var c clock
	now := time.Date(2023, 10, 13, 22, 0, 0, 0, time.UTC)
	for _, step := range []time.Duration{0, time.Second, -30 * time.Second, 59 * time.Second} {
		if by := c.jump(now, now.Add(step)); by != 0 {
			t.Errorf("%s: a jump by %s", step, by)
		}
		c = clock{mono: now, wall: now}
	}
	if by := c.jump(now.Add(time.Hour), now.Add(2*time.Hour)); by != time.Hour {
		t.Errorf("jump by %s, want an hour", by)
	}
}
