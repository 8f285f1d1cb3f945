package sidebyside

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// Turns are taken in the order in which they were asked for, several at once for each
// core.
type Turns struct {
	free *semaphore.Weighted
	long time.Duration
}

// NewTurns is turns of which one that lasts longer than a while lets another begin
// beside it: what hangs keeps nobody else waiting.
func NewTurns(long time.Duration) *Turns {
	return &Turns{semaphore.NewWeighted(int64(atOnce())), long}
}

// Take waits for a turn, which lasts until over is called.
func (t *Turns) Take(ctx context.Context) (over func(), err error) {
	if err := t.free.Acquire(ctx, 1); err != nil {
		return nil, fmt.Errorf("wait for a turn: %w", err)
	}
	release := sync.OnceFunc(func() { t.free.Release(1) })
	late := time.AfterFunc(t.long, release)
	return func() { late.Stop(); release() }, nil
}
