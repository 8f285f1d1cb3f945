package workspace

import (
	"context"
	"sync"
	"time"
)

// askEvery is how long an answer about the right to write is relied on. A server gives
// the right to another session no sooner than it has missed this one for longer.
const askEvery = time.Second

// asked is when the ledger was asked last who may write, and what it said.
type asked struct {
	mu   sync.Mutex
	at   time.Time
	lost error
}

// Mine is nil as long as the right to write is this session's: whoever writes outside
// of the ledger asks before. Once it is lost it stays so.
func (s *Session) Mine(ctx context.Context) error {
	a := s.asked
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lost == nil && time.Since(a.at) > askEvery {
		a.lost = s.Ledger.Holds(ctx)
		a.at = time.Now()
	}
	return a.lost
}
