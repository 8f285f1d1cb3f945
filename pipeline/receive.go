package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// batchSize is how many small files share one ledger transaction.
const batchSize = 100

// receiver reads, archives, judges and records files: many at once, recorded
// in the order in which they came.
type receiver struct {
	options   Options
	ledger    *ledger.Ledger
	archive   *intake.Store
	judge     *Judge
	run       int64
	originals map[record.Content]record.File
}

func newReceiver(ctx context.Context, o Options, l *ledger.Ledger, run int64) (*receiver, error) {
	judge, err := NewJudge(o.Campaign, o.Log)
	if err != nil {
		return nil, err
	}
	originals, err := l.Originals(ctx)
	if err != nil {
		return nil, err
	}
	return &receiver{options: o, ledger: l, archive: intake.NewStore(archivePath(o.Ledger)), judge: judge, run: run, originals: originals}, nil
}

// receivePending takes in what the look found and nobody has judged yet.
func (r *receiver) receivePending(ctx context.Context) (int, error) {
	files, err := r.ledger.Pending(ctx)
	if err != nil {
		return 0, err
	}
	return len(files), r.each(ctx, files, r.receive)
}

// judgeStale judges again, from the archive, what was judged by other settings.
func (r *receiver) judgeStale(ctx context.Context) (int, error) {
	files, err := r.ledger.Stale(ctx, r.options.Campaign.Fingerprint)
	if err != nil {
		return 0, err
	}
	return len(files), r.each(ctx, files, r.rejudge)
}

// job is one file on its way through the workers.
type job struct {
	file  record.File
	saved ledger.Saved
	err   error
	done  chan struct{}
}

// each works on files in parallel and records them in order.
func (r *receiver) each(ctx context.Context, files []record.File, work func(context.Context, record.File) (ledger.Saved, error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := r.workers()
	// The queue bounds how far the workers run ahead of the recorder, and so
	// how many judgements wait in memory.
	queue, order := make(chan *job), make(chan *job, batchSize+workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range queue {
				j.saved, j.err = work(ctx, j.file)
				close(j.done)
			}
		})
	}
	go feed(ctx, files, queue, order)
	err := r.record(ctx, order, len(files))
	cancel()
	group.Wait()
	return err
}

func (r *receiver) workers() int {
	if n := r.options.Campaign.Settings.Workers; n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

func feed(ctx context.Context, files []record.File, queue, order chan<- *job) {
	defer close(order)
	defer close(queue)
	for _, f := range files {
		j := &job{file: f, done: make(chan struct{})}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		select {
		case queue <- j:
		case <-ctx.Done():
			return
		}
	}
}

// record writes judgements to the ledger as they come, in batches.
func (r *receiver) record(ctx context.Context, order <-chan *job, total int) error {
	var batch []ledger.Saved
	done := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := r.ledger.SaveFiles(ctx, r.run, batch)
		batch = nil
		return err
	}
	for j := range order {
		select {
		case <-j.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		if j.err != nil {
			return fmt.Errorf("receive %q: %w", j.file.Path, j.err)
		}
		batch = append(batch, r.original(j.saved))
		if done++; r.options.Progress != nil {
			r.options.Progress(done, total)
		}
		if len(batch) < batchSize {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return flush()
}

// original makes a duplicate of a file whose content the department has sent
// before; in one look the first by path is the original.
func (r *receiver) original(s ledger.Saved) ledger.Saved {
	content, ok := s.File.Content()
	if !ok || s.Judgement.Verdict == record.Unsettled {
		return s
	}
	first, seen := r.originals[content]
	if !seen {
		r.originals[content] = s.File
		return s
	}
	if first.ID == s.File.ID {
		return s
	}
	s.Judgement = r.told(s.File, record.Duplicate, finding.Finding{Code: "F08", Value: first.Path})
	return s
}

// receive reads one file from the inbox, keeps a copy, and judges it.
func (r *receiver) receive(ctx context.Context, f record.File) (ledger.Saved, error) {
	f.Judged = r.options.Campaign.Fingerprint
	if j, ok := r.byName(f); ok {
		return ledger.Saved{File: f, Judgement: j}, nil
	}
	code, known := intake.Department(f.Path, r.knows)
	if known {
		f.Department = code
	}
	limits := r.options.Campaign.Settings.Limits
	data, err := intake.Read(ctx, r.options.Inbox, f.Sighting(), limits.FileSize)
	switch {
	case errors.Is(err, intake.ErrUnsettled), errors.Is(err, intake.ErrVanished):
		return ledger.Saved{File: f, Judgement: r.told(f, record.Unsettled, finding.Finding{Code: "F10"})}, nil
	case errors.Is(err, intake.ErrTooLarge):
		return ledger.Saved{File: f, Judgement: r.told(f, record.Unreadable, finding.Finding{Code: "F04", Variant: "file_size",
			Value: strconv.FormatInt(f.Size, 10), Expected: strconv.FormatInt(limits.FileSize, 10)})}, nil
	case err != nil:
		return ledger.Saved{}, err
	}
	if f.Hash, err = r.archive.Put(data); err != nil {
		return ledger.Saved{}, err
	}
	return ledger.Saved{File: f, Judgement: r.judged(f, data)}, nil
}

// rejudge judges a file again from its copy in the archive.
func (r *receiver) rejudge(_ context.Context, f record.File) (ledger.Saved, error) {
	f.Judged = r.options.Campaign.Fingerprint
	if j, ok := r.byName(f); ok {
		return ledger.Saved{File: f, Judgement: j}, nil
	}
	if f.Hash == "" {
		limits := r.options.Campaign.Settings.Limits
		return ledger.Saved{File: f, Judgement: r.told(f, record.Unreadable, finding.Finding{Code: "F04", Variant: "file_size",
			Value: strconv.FormatInt(f.Size, 10), Expected: strconv.FormatInt(limits.FileSize, 10)})}, nil
	}
	data, err := r.archive.Load(f.Hash)
	if err != nil {
		return ledger.Saved{}, err
	}
	return ledger.Saved{File: f, Judgement: r.judged(f, data)}, nil
}

// byName judges what is never opened: links and files that are no submissions.
func (r *receiver) byName(f record.File) (record.Judgement, bool) {
	switch {
	case f.Link:
		return r.told(f, record.Ignored, finding.Finding{Code: "F13"}), true
	case intake.Ignored(f.Path):
		return r.told(f, record.Ignored, finding.Finding{Code: "F07"}), true
	}
	return record.Judgement{}, false
}

func (r *receiver) judged(f record.File, data []byte) record.Judgement {
	in := inputOf(r.options.Campaign, f)
	_, known := intake.Department(f.Path, r.knows)
	return r.judge.File(Received{Name: f.Path, Data: data, Department: f.Department, Loose: !known, Day: in.Received})
}

// told is the judgement of a file about which one thing is to be said.
func (r *receiver) told(f record.File, v record.Verdict, what finding.Finding) record.Judgement {
	what.Place.File = f.Path
	return record.Judgement{Verdict: v, Kind: f.Kind,
		Findings: r.options.Campaign.Engine.Complete([]finding.Finding{what}, inputOf(r.options.Campaign, f))}
}

func (r *receiver) knows(code string) bool {
	_, ok := r.options.Campaign.Facts.Unit(code)
	return ok
}

// inputOf is what the rules may know of a file.
func inputOf(c *campaign.Campaign, f record.File) rules.Input {
	return rules.Input{Facts: c.Facts, Department: f.Department, Received: value.DateOf(f.Arrival.In(c.Zone))}
}
