package outbox

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// Publish puts all pages in place. One that cannot be written keeps none of
// the others back: the result says so. The error is that of the memory, or of a
// context that has ended.
func (s Shelf) Publish(ctx context.Context, pages []Page) (Result, error) {
	m, err := s.remember()
	if err != nil {
		return Result{}, err
	}
	puts := make([]put, len(pages))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				puts[i] = s.put(ctx, m, pages[i])
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	group.Wait()
	r := tally(puts)
	if ctx.Err() != nil {
		return r, ctx.Err()
	}
	r.Left = s.tidy(m, pages, puts)
	s.retire(m, pages)
	return r, errors.Join(s.thin(pastOf(puts)), m.save())
}

// pastOf are the folders in which something was kept.
func pastOf(puts []put) map[string]bool {
	folders := map[string]bool{}
	for _, p := range puts {
		if p.past != "" {
			folders[p.past] = true
		}
	}
	return folders
}

func tally(puts []put) Result {
	r := Result{Total: len(puts)}
	for _, p := range puts {
		if p.written {
			r.Written++
		}
		if p.standIn != nil {
			r.StandIns = append(r.StandIns, *p.standIn)
		}
		if p.err == nil {
			continue
		}
		r.Failed++
		if r.First == nil {
			r.First = p.err
		}
	}
	return r
}
