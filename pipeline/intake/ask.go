package intake

import (
	"context"
	"errors"
	"sync"
	"time"
)

// errSlow says that the disk did not answer in time.
var errSlow = errors.New("no answer in time")

// asks are questions to a disk that may never answer. Nothing can call such a
// question back: it is left behind, and what it was about is not asked again
// before it has come back.
type asks struct {
	limit time.Duration

	mu   sync.Mutex
	left map[string]int // questions left behind, by what they are about
}

func newAsks(limit time.Duration) *asks { return &asks{limit: limit, left: map[string]int{}} }

// waits reports whether a question about something is still left behind.
func (a *asks) waits(about string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.left[about] > 0
}

// add counts the questions that are left behind.
func (a *asks) add(about string, n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.left[about] += n; a.left[about] == 0 {
		delete(a.left, about)
	}
}

type answer[T any] struct {
	value T
	err   error
}

// ask puts a question to the disk, and waits no longer than the limit for the
// answer: then it is errSlow. The question is told to end by its context.
func ask[T any](ctx context.Context, a *asks, about string, do func(context.Context) (T, error)) (T, error) {
	var none T
	if a.waits(about) {
		return none, errSlow
	}
	asking, cancel := context.WithTimeout(ctx, a.limit)
	defer cancel()
	answered := make(chan answer[T], 1)
	go func() {
		value, err := do(asking)
		answered <- answer[T]{value, err}
	}()
	select {
	case got := <-answered:
		if errors.Is(got.err, context.DeadlineExceeded) && ctx.Err() == nil {
			return none, errSlow
		}
		return got.value, got.err
	case <-asking.Done():
	}
	a.add(about, 1)
	go func() {
		<-answered
		a.add(about, -1)
	}()
	if err := ctx.Err(); err != nil {
		return none, err
	}
	return none, errSlow
}
