package lease

import (
	"context"
	"errors"
	"time"
)

// Waiting is how long to wait for a lease that another process holds, and
// whom to tell meanwhile how far that one is. The zero one does not wait.
type Waiting struct {
	For    time.Duration
	Report func(n Note, waited time.Duration) // may be nil
}

const (
	tryEvery  = 250 * time.Millisecond
	sayEvery  = 2 * time.Second
	triesASay = int(sayEvery / tryEvery)
)

// Take takes the lease as soon as it is free. It gives up with *Held when
// patience ends, and with the context's error when that does.
func (p Waiting) Take(ctx context.Context, ledger string, purpose Purpose) (*Lease, error) {
	began := time.Now()
	tick := time.NewTicker(tryEvery)
	defer tick.Stop()
	for try := 0; ; try++ {
		l, err := Take(ledger, purpose)
		var held *Held
		if !errors.As(err, &held) || time.Since(began) >= p.For {
			return l, err
		}
		if p.Report != nil && try%triesASay == 0 {
			p.Report(held.Note, time.Since(began))
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
