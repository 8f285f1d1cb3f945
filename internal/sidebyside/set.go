package sidebyside

import (
	"context"
	"slices"
	"sync"
)

// Set is work of which each piece goes on until it is no longer wanted, or ends by
// itself.
type Set[W comparable] struct {
	work  func(context.Context, W)
	going map[W]*going
	all   sync.WaitGroup
}

type going struct {
	stop  context.CancelFunc
	ended chan struct{}
}

// NewSet is a set of which nothing goes on yet.
func NewSet[W comparable](work func(context.Context, W)) *Set[W] {
	return &Set[W]{work: work, going: map[W]*going{}}
}

// Follow begins what is wanted and does not go on, that too which has ended by itself,
// and stops what goes on and is not wanted. It is called by one goroutine.
func (s *Set[W]) Follow(ctx context.Context, wanted []W) {
	for w, g := range s.going {
		select {
		case <-g.ended:
			delete(s.going, w)
		default:
			if !slices.Contains(wanted, w) {
				g.stop()
			}
		}
	}
	for _, w := range wanted {
		if s.going[w] == nil && ctx.Err() == nil {
			s.begin(ctx, w)
		}
	}
}

func (s *Set[W]) begin(ctx context.Context, w W) {
	ctx, stop := context.WithCancel(ctx)
	g := &going{stop, make(chan struct{})}
	s.going[w] = g
	s.all.Go(func() {
		defer close(g.ended)
		defer stop()
		s.work(ctx, w)
	})
}

// Wait waits until all have ended.
func (s *Set[W]) Wait() { s.all.Wait() }
