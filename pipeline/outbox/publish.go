package outbox

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"jixiao/internal/disk"
)

// What may be on its way to the disk: as many pages for each core that makes them,
// since a disk syncs many together in the time of a few, and as many bytes of all,
// or one page that is larger.
const (
	waitingAtOnce = 128
	waitingBytes  = 64 << 20
)

// Pages are made one after the other: tens of thousands at once would fill memory.
type Pages = iter.Seq[Page]

// Publish puts all pages in place. One that cannot be written keeps none of
// the others back: the result says so. The error is that of the memory, of a disk
// that does not make the pages last, or of a context that has ended.
//
// Further pages are asked for, and put in place, when those before them are: by
// what became of those. Meanwhile the first ones, which may take long, are put in
// place beside; only the last of the further ones wait for them.
func (s Writer) Publish(ctx context.Context, first Pages, further ...func(Result) (Pages, error)) (Result, error) {
	m, err := s.rememberAll()
	if err != nil {
		return Result{}, err
	}
	now := publishing{Writer: s, memory: m, batch: s.Disk.NewBatch(), folders: &sync.Map{}, making: make(chan struct{}, runtime.GOMAXPROCS(0)), waiting: semaphore.NewWeighted(waitingBytes), done: newOutcomes()}
	defer now.batch.Close()
	var beside sync.WaitGroup
	beside.Go(func() { now.all(ctx, 0, first) })
	for n, ask := range further {
		if n == len(further)-1 {
			beside.Wait()
		}
		before := now.done.result()
		before.Made = m.made
		var more Pages
		if more, err = ask(before); err != nil {
			break
		}
		now.all(ctx, n+1, more)
	}
	beside.Wait()
	r := now.done.result()
	if err != nil {
		return r, errors.Join(err, now.batch.Sync(), m.save())
	}
	if err := errors.Join(ctx.Err(), now.batch.Sync(), now.may(ctx)); err != nil {
		return r, err
	}
	r.Left = s.tidy(m, now.done)
	s.retire(m, now.done)
	return r, errors.Join(s.thin(now.done.previous), m.save())
}

// publishing is one pass over the pages.
type publishing struct {
	Writer
	memory  *memory
	batch   *disk.Batch
	folders *sync.Map           // whether they are new, as they were met first
	making  chan struct{}       // has room for as many pages in the making as there are cores
	waiting *semaphore.Weighted // has room for the bytes of those that are made
	done    *outcomes
}

// all puts the pages of a stage in place, beginning with the first.
func (s publishing) all(ctx context.Context, stage int, pages Pages) {
	type turn struct {
		at   place
		page Page
	}
	next := make(chan turn, waitingAtOnce)
	var group sync.WaitGroup
	for range cap(s.making) * waitingAtOnce {
		group.Go(func() {
			for t := range next {
				s.done.add(t.at, t.page, s.publishOne(ctx, t.page))
			}
		})
	}
	n := 0
	for p := range pages {
		next <- turn{place{stage, n}, p}
		n++
	}
	close(next)
	group.Wait()
}
