package schedule

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestStoppingWaitsForAShortRun(t *testing.T) {
	ended := false
	play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() {
			b.takes = func(ctx context.Context) error {
				time.Sleep(64 * time.Second)
				ended = ctx.Err() == nil
				return nil
			}
		})
		at(time.Minute, nothing)
	})
	if !ended {
		t.Error("the run was cut off, or left behind")
	}
}

func TestStoppingCutsALongRunOff(t *testing.T) {
	cut := false
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() {
			b.takes = func(ctx context.Context) error {
				<-ctx.Done()
				cut = true
				time.Sleep(time.Second)
				return ctx.Err()
			}
		})
		at(time.Minute, nothing)
	})
	if !cut || b.ended != nil || b.told("failed") > 0 {
		t.Errorf("cut %v, log:\n%s", cut, b.log)
	}
	wantRuns(t, b, "01 00:00:00 start")
}

func TestStoppingLeavesAHangingRunBehind(t *testing.T) {
	b := play(t, func(b *bureau, at func(time.Duration, func())) {
		at(0, func() { b.takes = func(context.Context) error { time.Sleep(5 * time.Minute); return nil } })
		at(time.Minute, nothing)
	})
	if !errors.Is(b.ended, ErrAbandoned) {
		t.Errorf("served: %v, want ErrAbandoned", b.ended)
	}
}
