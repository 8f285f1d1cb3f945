package receive

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// batchSize is how many small files share one ledger transaction.
const batchSize = 100

// job is one file on its way through the workers.
type job struct {
	file record.File
	judged
	err  error
	done chan struct{}
}

// judged is a file with what is to be recorded of it, once kept says that the
// archive has its original; nil where there is nothing to be kept.
type judged struct {
	ledger.Saved
	kept <-chan error
	lost error // why a file cannot be judged again: nothing is to be recorded of it
}

// each works on files in parallel and records them in order.
func (r *Receiver) each(ctx context.Context, files []record.File, work func(context.Context, record.File) (judged, error)) error {
	if len(files) == 0 {
		return nil
	}
	if err := r.prepare(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := r.workers()
	// The buffer bounds how far the workers run ahead of the recorder, and so
	// how many judgements wait in memory.
	queue, order := make(chan *job), make(chan *job, batchSize+workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range queue {
				j.judged, j.err = work(ctx, j.file)
				close(j.done)
			}
		})
	}
	group.Go(func() { feed(ctx, files, queue, order) })
	err := r.record(ctx, order, len(files))
	cancel()
	group.Wait()
	r.archiver.busy.Wait()
	return err
}

func (r *Receiver) workers() int {
	if n := r.Campaign.Settings.Workers; n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

func feed(ctx context.Context, files []record.File, queue, order chan<- *job) {
	defer close(order)
	defer close(queue)
	for _, f := range files {
		j := &job{file: f, done: make(chan struct{})}
		for _, to := range []chan<- *job{order, queue} {
			select {
			case to <- j:
			case <-ctx.Done():
				return
			}
		}
	}
}

// record writes judgements to the ledger as they come, in batches: one is written
// while the originals of the next are made to last.
func (r *Receiver) record(ctx context.Context, order <-chan *job, total int) error {
	batches := make(chan []ledger.Saved)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(batches)
		return r.gather(ctx, order, batches, total)
	})
	group.Go(func() error {
		for batch := range batches {
			if err := r.save(ctx, batch); err != nil {
				return err
			}
		}
		return nil
	})
	return group.Wait()
}

// gather puts what was judged together in batches, in order.
func (r *Receiver) gather(ctx context.Context, order <-chan *job, batches chan<- []ledger.Saved, total int) error {
	var batch []ledger.Saved
	done := 0
	for j := range order {
		select {
		case <-j.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := j.outcome(); err != nil {
			return fmt.Errorf("receive %q: %w", j.file.Path, err)
		}
		if j.lost != nil {
			r.pass(j)
		} else if batch = append(batch, j.Saved); len(batch) == batchSize {
			if err := r.handOn(ctx, batch, batches); err != nil {
				return err
			}
			batch = nil
		}
		done++
		r.Progress(done, total)
	}
	if err := ctx.Err(); err != nil || len(batch) == 0 {
		return err
	}
	return r.handOn(ctx, batch, batches)
}

// handOn hands a batch on once the originals of its files survive a loss of power.
func (r *Receiver) handOn(ctx context.Context, batch []ledger.Saved, batches chan<- []ledger.Saved) error {
	if err := r.archive.Sync(); err != nil {
		return err
	}
	select {
	case batches <- batch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// outcome waits for the archive and says what went wrong with a file.
func (j *job) outcome() error {
	if j.err != nil || j.kept == nil {
		return j.err
	}
	return <-j.kept
}

// pass leaves a file as it was judged before.
func (r *Receiver) pass(j *job) {
	r.Log.Error().Err(j.lost).Int64("file", j.file.ID).Msg("file cannot be judged again")
	r.result.Lost = append(r.result.Lost, j.file)
}

// save writes a batch whose originals last.
func (r *Receiver) save(ctx context.Context, batch []ledger.Saved) error {
	fresh, err := r.compared(ctx, batch)
	if err != nil || len(fresh) == 0 {
		return err
	}
	return r.Ledger.SaveFiles(ctx, r.run, fresh)
}

// compared is what is to be recorded of a batch, once its contents were compared
// with those that came before.
func (r *Receiver) compared(ctx context.Context, batch []ledger.Saved) ([]ledger.Saved, error) {
	if err := r.remember(ctx, batch); err != nil {
		return nil, err
	}
	fresh := batch[:0]
	for _, s := range batch {
		known, err := r.known(ctx, s.File)
		if err != nil {
			return nil, err
		}
		if known {
			continue
		}
		if s.Judgement.Verdict == record.Unsettled {
			r.waiting++
		}
		s = r.unique(s)
		s.File.Judged = r.judgedBy(r.bearing, s.File.Department, formsRead(s.Judgement))
		fresh = append(fresh, s)
	}
	return fresh, nil
}
