package outbox

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"jixiao/internal/disk"
)

// waitingAtOnce is how many pages may be on their way to the disk, for each core
// that makes them: a disk syncs many together in the time of a few.
const waitingAtOnce = 32

// Publish puts all pages in place. One that cannot be written keeps none of
// the others back: the result says so. The error is that of the memory, of a disk
// that does not make the pages last, or of a context that has ended.
//
// Further pages are asked for, and put in place, when those before them are: by
// what became of those.
func (s Writer) Publish(ctx context.Context, pages []Page, further ...func(Result) ([]Page, error)) (Result, error) {
	m, err := s.rememberAll()
	if err != nil {
		return Result{}, err
	}
	now := publishing{Writer: s, memory: m, batch: s.Disk.NewBatch(), folders: &sync.Map{}, making: make(chan struct{}, runtime.GOMAXPROCS(0))}
	defer now.batch.Close()
	puts := now.all(ctx, pages)
	for _, ask := range further {
		more, err := ask(tally(pages, puts))
		if err != nil {
			return tally(pages, puts), errors.Join(err, now.batch.Sync(), m.save())
		}
		pages, puts = slices.Concat(pages, more), slices.Concat(puts, now.all(ctx, more))
	}
	r := tally(pages, puts)
	if err := errors.Join(ctx.Err(), now.batch.Sync()); err != nil {
		return r, err
	}
	r.Left = s.tidy(m, pages, puts)
	s.retire(m, pages, puts)
	return r, errors.Join(s.thin(previousOf(puts)), m.save())
}

// publishing is one pass over the pages.
type publishing struct {
	Writer
	memory  *memory
	batch   *disk.Batch
	folders *sync.Map     // whether they are new, as they were met first
	making  chan struct{} // has room for as many pages in the making as there are cores
}

// all puts the pages in place, beginning with the first.
func (s publishing) all(ctx context.Context, pages []Page) []outcome {
	puts := make([]outcome, len(pages))
	next := make(chan int)
	var group sync.WaitGroup
	for range cap(s.making) * waitingAtOnce {
		group.Go(func() {
			for i := range next {
				puts[i] = s.publishOne(ctx, pages[i])
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	group.Wait()
	return puts
}

// previousOf are the folders in which something was kept.
func previousOf(puts []outcome) map[string]bool {
	folders := map[string]bool{}
	for _, p := range puts {
		if p.previous != "" {
			folders[p.previous] = true
		}
	}
	return folders
}

func tally(pages []Page, puts []outcome) Result {
	r := Result{Total: len(puts), Refused: map[string]string{}, Remarks: map[string]string{}}
	for i, p := range puts {
		if p.written {
			r.Written++
		}
		if p.sidecar != nil {
			r.Sidecars = append(r.Sidecars, *p.sidecar)
		}
		if p.refused != "" {
			r.Refused[pages[i].Name] = p.refused
		}
		if p.remark != "" {
			r.Remarks[pages[i].Name] = p.remark
		}
		if p.err != nil {
			r.Failures = append(r.Failures, Failure{pages[i].Name, p.err})
		}
	}
	return r
}
