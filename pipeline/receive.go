package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/sheet"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// receiver reads, archives, judges and records files: many at once, recorded
// in the order in which they came.
type receiver struct {
	options   Options
	ledger    *ledger.Ledger
	archive   *intake.Batch
	keeper    *keeper
	judge     *Judge
	run       int64
	originals map[record.Content]record.File // read when there is something to compare with them
	unread    int                            // files that are left for the next run
	lost      []record.File                  // files that cannot be judged again
	newest    map[string]record.File         // by path, while new files are received
	away      error                          // why nothing can be read from the inbox; nil where it can
}

func newReceiver(ctx context.Context, o Options, l *ledger.Ledger, run int64) (*receiver, error) {
	judge, err := NewJudge(on(o.Campaign, o.AsOf), o.Log)
	if err != nil {
		return nil, err
	}
	archive := intake.NewStore(archivePath(o.Ledger)).On(o.Disk).NewBatch()
	return &receiver{options: o, ledger: l, archive: archive, keeper: newKeeper(archive), judge: judge, run: run}, nil
}

// receivePending takes in what the look found and nobody has judged yet, and
// counts the files that did not have to wait.
func (r *receiver) receivePending(ctx context.Context) (int, error) {
	files, err := r.ledger.Pending(ctx)
	if err != nil || len(files) == 0 {
		return 0, err
	}
	if r.newest, err = r.ledger.Newest(ctx); err != nil {
		return 0, err
	}
	defer func() { r.newest = nil }()
	if err := r.settle(ctx, files); err != nil {
		return 0, err
	}
	err = r.each(ctx, files, r.receive)
	return len(files) - r.unread, err
}

// judgeStale judges again, from the archive, what was judged by other settings
// or by another version of the program.
func (r *receiver) judgeStale(ctx context.Context) (int, error) {
	files, err := r.ledger.Stale(ctx, r.fingerprint())
	if err != nil {
		return 0, err
	}
	err = r.each(ctx, files, r.rejudge)
	return len(files) - len(r.lost), err
}

// fingerprint names everything that can change a judgement.
func (r *receiver) fingerprint() string {
	return r.options.Campaign.Fingerprint + " " + r.options.Version
}

// receive reads one file from the inbox, keeps a copy, and judges it.
func (r *receiver) receive(ctx context.Context, f record.File) (judged, error) {
	f = r.addressed(f)
	if saved, ok := r.byName(f); ok {
		return judged{Saved: saved}, nil
	}
	if r.placeholder(f) {
		return judged{Saved: r.waiting(f)}, nil
	}
	data, err := r.read(ctx, f, r.options.Campaign.Settings.Limits.FileSize)
	switch {
	case errors.Is(err, intake.ErrUnsettled), errors.Is(err, intake.ErrVanished), errors.Is(err, intake.ErrAway):
		return judged{Saved: r.waiting(f)}, nil
	case errors.Is(err, intake.ErrTooLarge):
		return judged{Saved: r.oversize(f)}, nil
	case err != nil:
		return judged{}, err
	}
	f.Hash = intake.Hash(data)
	kept := r.keeper.keep(ctx, f.Hash, data)
	saved, err := r.judgement(ctx, f, data)
	return judged{Saved: saved, kept: kept}, err
}

// read reads a file of the inbox. While that is away all files wait.
func (r *receiver) read(ctx context.Context, f record.File, maxSize int64) ([]byte, error) {
	if r.away != nil {
		return nil, fmt.Errorf("read %q: %w: %w", f.Path, intake.ErrUnsettled, r.away)
	}
	return r.options.Watcher.Read(ctx, f.Sighting(), maxSize)
}

// rejudge judges a file again from its copy in the archive. One of which there
// is no copy, because it was too large, is received after all where the limit
// allows it now. Where the copy is damaged or lost, what was judged before
// stands: nobody waits for it.
func (r *receiver) rejudge(ctx context.Context, f record.File) (judged, error) {
	switch {
	case f.Hash == "" && !f.Gone:
		return r.receive(ctx, f)
	case f.Hash == "":
		f = r.addressed(f)
		if saved, ok := r.byName(f); ok {
			return judged{Saved: saved}, nil
		}
		return judged{Saved: r.oversize(f)}, nil
	}
	data, err := r.load(ctx, f)
	if errors.Is(err, intake.ErrCorrupt) || errors.Is(err, fs.ErrNotExist) {
		return judged{lost: err}, nil
	}
	if err != nil {
		return judged{}, err
	}
	saved, err := r.judgement(ctx, r.addressed(f), data)
	return judged{Saved: saved}, err
}

// load reads the copy in the archive. One that is damaged or lost is made
// again from the inbox, as long as the file lies there as it was received.
func (r *receiver) load(ctx context.Context, f record.File) ([]byte, error) {
	data, err := r.archive.Load(f.Hash)
	if err == nil || f.Gone {
		return data, err
	}
	again, readErr := r.read(ctx, f, 0)
	if readErr != nil || intake.Hash(again) != f.Hash {
		return nil, err
	}
	return again, r.archive.Keep(f.Hash, again)
}

// addressed says whose file it is and by which settings it is judged.
func (r *receiver) addressed(f record.File) record.File {
	f.Judged = r.fingerprint()
	f.Department, _ = intake.Department(f.Path, r.knows)
	return f
}

// byName judges what is never opened: links and files that are no submissions.
func (r *receiver) byName(f record.File) (ledger.Saved, bool) {
	switch {
	case f.Link:
		return r.told(f, record.Ignored, "F13"), true
	case intake.Ignored(f.Path):
		return r.told(f, record.Ignored, "F07"), true
	}
	return ledger.Saved{}, false
}

func (r *receiver) judgement(ctx context.Context, f record.File, data []byte) (ledger.Saved, error) {
	in := r.received(f)
	in.Data = data
	judgement, err := r.judge.File(ctx, in)
	return ledger.Saved{File: f, Judgement: judgement}, err
}

// received is a file as the judge sees it, without its bytes.
func (r *receiver) received(f record.File) Received {
	in := Received{Name: f.Path, Department: f.Department, Day: inputOf(r.options.Campaign, f).Received}
	if f.Department == "" {
		office := r.options.Campaign.Office(f.Path)
		in.Evaluator, in.Loose = office == campaign.Evaluator, office == campaign.NoOffice
	}
	return in
}

// oversize is the judgement of a file that is too large to be read at all.
func (r *receiver) oversize(f record.File) ledger.Saved {
	return ledger.Saved{File: f, Judgement: r.judge.refused(r.received(f), &sheet.Refusal{Code: "F04", Variant: "file_size",
		Value:    strconv.FormatInt(f.Size, 10),
		Expected: strconv.FormatInt(r.options.Campaign.Settings.Limits.FileSize, 10)})}
}

// told is the judgement of a file about which one thing is to be said, without
// a look at what is in it.
func (r *receiver) told(f record.File, v record.Verdict, code finding.Code) ledger.Saved {
	return r.telling(f, v, finding.Finding{Code: code})
}

func (r *receiver) telling(f record.File, v record.Verdict, what finding.Finding) ledger.Saved {
	what.Place.File = f.Path
	return ledger.Saved{File: f, Judgement: record.Judgement{Verdict: v, Kind: f.Kind,
		Findings: r.options.Campaign.Engine.Complete([]finding.Finding{what}, inputOf(r.options.Campaign, f))}}
}

func (r *receiver) knows(code string) bool {
	_, ok := r.options.Campaign.Facts.Unit(code)
	return ok
}

// inputOf is what the rules may know of a file.
func inputOf(c *campaign.Campaign, f record.File) rules.Input {
	return rules.Input{Facts: c.Facts, Department: f.Department, Received: value.DateOf(f.Arrival.In(c.Zone))}
}
