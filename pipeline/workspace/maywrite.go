package workspace

import (
	"context"
	"sync"
	"time"
)

// askEvery is how long an answer about the right to write is relied on: so long a page
// may still be put in its place by who has lost it. Whoever has the right now finds that
// it is not as it was written, and puts its own there with the next run.
const askEvery = time.Second

// asked is when the ledger was asked last who may write, and what it said.
type asked struct {
	mu   sync.Mutex
	at   time.Time
	lost error
}

// MayWrite is nil as long as the right to write is this session's: whoever writes outside
// of the ledger asks before. Once it is lost it stays so.
func (s *Session) MayWrite(ctx context.Context) error {
	a := s.asked
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lost == nil && time.Since(a.at) > askEvery {
		a.lost = s.Ledger.Holds(ctx)
		a.at = time.Now()
	}
	return a.lost
}
