package service

import (
	"context"
	"errors"
	"testing"
)

// TestAProcessEndsByItselfOrWhenStopped: only the first is to be started again.
func TestAProcessEndsByItselfOrWhenStopped(t *testing.T) {
	broken := errors.New("disk full")
	exits := make(chan struct{}, 1)
	p := &process{ctx: t.Context(), exit: func() { exits <- struct{}{} }, ended: make(chan error, 1)}
	p.work = func(context.Context) error { return broken }
	if err := p.Start(nil); err != nil {
		t.Fatal(err)
	}
	<-exits
	if err := <-p.ended; !errors.Is(err, broken) {
		t.Errorf("ended with %v", err)
	}
	p.work = func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	if err := p.Start(nil); err != nil {
		t.Fatal(err)
	}
	if err := p.Stop(nil); !errors.Is(err, context.Canceled) || len(exits) > 0 {
		t.Errorf("stopped: %v, %d exits", err, len(exits))
	}
}
