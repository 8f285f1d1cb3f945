package receive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Receiver reads, archives, judges and records files: many at once, recorded
// in the order in which they came.
type Receiver struct {
	*workspace.Session
	from      Source
	archive   *intake.Batch
	archiver  *archiver
	judge     *judge.Judge
	bearing   *campaign.Bearing // of what is in force
	decisions int               // that there were when the judge was prepared
	run       int64
	originals map[record.Content]record.File // of what was received or asked for so far
	newest    map[string]record.File         // by path, while new files are received
	result    Result
	waiting   int // files that are left for the next run
}

// Source is the inbox that files are read from.
type Source struct {
	Watcher *intake.Watcher
	// Watch is how long files are waited for; the zero Watch waits for nothing.
	Watch campaign.Watch
	// Away is why nothing can be read; nil where it can.
	Away error
	// Originals are where they are kept; nil is beside the ledger.
	Originals *intake.Store
}

// Result is what came of receiving.
type Result struct {
	Received int // files read for the first time
	Rejudged int // files judged again, as a rule because the settings changed
	// Lost are files that could not be judged again, because their originals are
	// damaged or lost: what was judged before stands.
	Lost []record.File
}

// New prepares to receive what the look of a run saw.
func New(s *workspace.Session, run int64, from Source) *Receiver {
	store := from.Originals
	if store == nil {
		store = intake.NewStore(s.State().Originals())
	}
	archive := store.On(s.Disk).NewBatch()
	return &Receiver{Session: s, from: from, archive: archive, archiver: newArchiver(archive), run: run,
		originals: map[record.Content]record.File{}}
}

// prepare has files judged by what is in force now: what the section decided since
// the receiver was made counts for those that are judged from here on.
func (r *Receiver) prepare(ctx context.Context) error {
	decisions, err := r.Ledger.Decisions(ctx)
	if err != nil {
		return err
	}
	if r.judge != nil && r.decisions == len(decisions) {
		return nil
	}
	return r.goBy(decisions)
}

func (r *Receiver) goBy(decisions []record.Decision) error {
	j, err := judge.New(r.InForce(decisions))
	if err != nil {
		return err
	}
	r.judge, r.decisions, r.bearing = j, len(decisions), r.Decided(decisions).Bearing()
	r.judge.OnPanic = func(in judge.Received, p judge.Panic) {
		r.Log.Error().Str("content", intake.Hash(in.Data)).Str("panic", p.Message).Str("stack", p.Stack).Msg("judge file")
	}
	return nil
}

// Close ends the use of the archive. The session goes on.
func (r *Receiver) Close() { r.archive.Close() }

// Result is what came of it so far.
func (r *Receiver) Result() Result { return r.result }

// Pending takes in what the look found and nobody has judged yet.
func (r *Receiver) Pending(ctx context.Context) error {
	files, err := r.Ledger.Pending(ctx)
	if err != nil || len(files) == 0 {
		return err
	}
	if r.newest, err = r.Ledger.Newest(ctx); err != nil {
		return err
	}
	defer func() { r.newest = nil }()
	if err := r.waitStable(ctx, files); err != nil {
		return err
	}
	err = r.each(ctx, files, r.receive)
	r.result.Received = len(files) - r.waiting
	return err
}

// Stale judges again, from the archive, what was judged by other settings or by
// another version of the program.
func (r *Receiver) Stale(ctx context.Context) error {
	if err := r.prepare(ctx); err != nil {
		return err
	}
	files, err := r.Ledger.Stale(ctx, ledger.Settings{Stale: r.stale, ByForm: r.bearing.ByForm})
	if err != nil {
		return err
	}
	err = r.each(ctx, files, r.rejudge)
	r.result.Rejudged += len(files) - len(r.result.Lost)
	return err
}

// stale reports whether a file was judged by other settings than hold now.
func (r *Receiver) stale(f ledger.JudgedFile) bool {
	return f.Judged != r.judgedBy(r.bearing, f.Department, f.Forms)
}

// judgedBy names everything that can change the judgement of a file in a
// department's folder that holds some forms.
func (r *Receiver) judgedBy(b *campaign.Bearing, department string, forms []string) string {
	return strings.TrimSpace(r.Campaign.Fingerprint + " " + r.Version + " " + b.On(department, forms))
}

// formsRead are the forms of what a file gave, "" among them where a sheet was for
// no duty.
func formsRead(j record.Judgement) []string {
	var forms []string
	for _, s := range j.Submissions {
		if len(s.Duties) == 0 {
			forms = append(forms, "")
		}
		for _, d := range s.Duties {
			forms = append(forms, d.Form)
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// receive reads one file from the inbox, keeps a copy, and judges it.
func (r *Receiver) receive(ctx context.Context, f record.File) (judged, error) {
	f = r.addressed(f)
	if saved, ok := r.byName(f); ok {
		return judged{Saved: saved}, nil
	}
	if r.placeholder(f) {
		return judged{Saved: r.wait(f)}, nil
	}
	data, err := r.read(ctx, f, r.Campaign.Settings.Limits.FileSize)
	switch {
	case errors.Is(err, intake.ErrUnsettled), errors.Is(err, intake.ErrVanished), errors.Is(err, intake.ErrAway):
		return judged{Saved: r.wait(f)}, nil
	case errors.Is(err, intake.ErrTooLarge):
		return judged{Saved: r.oversize(f)}, nil
	case err != nil:
		return judged{}, err
	}
	f.Hash = intake.Hash(data)
	kept := r.archiver.save(ctx, f.Hash, data)
	saved, err := r.judgement(ctx, f, data)
	return judged{Saved: saved, kept: kept}, err
}

// read reads a file of the inbox. While that is away all files wait.
func (r *Receiver) read(ctx context.Context, f record.File, maxSize int64) ([]byte, error) {
	if r.from.Away != nil {
		return nil, fmt.Errorf("read %q: %w: %w", f.Path, intake.ErrUnsettled, r.from.Away)
	}
	return r.from.Watcher.Read(ctx, f.Sighting(), maxSize)
}

// rejudge judges a file again from its copy in the archive. One of which there
// is no copy, because it was too large, is received after all where the limit
// allows it now. Where the copy is damaged or lost, what was judged before
// stands: nobody waits for it.
func (r *Receiver) rejudge(ctx context.Context, f record.File) (judged, error) {
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
func (r *Receiver) load(ctx context.Context, f record.File) ([]byte, error) {
	data, err := r.archive.Load(f.Hash)
	if err == nil || f.Gone {
		return data, err
	}
	again, readErr := r.read(ctx, f, 0)
	if readErr != nil || intake.Hash(again) != f.Hash {
		return nil, err
	}
	return again, r.archive.Save(f.Hash, again)
}

// addressed says whose file it is.
func (r *Receiver) addressed(f record.File) record.File {
	f.Department, _ = intake.Department(f.Path, r.knows)
	return f
}

// byName judges what is never opened: links and files that are no submissions.
func (r *Receiver) byName(f record.File) (ledger.Saved, bool) {
	switch {
	case f.Link:
		return r.named(f, record.Ignored, "F13"), true
	case intake.Ignored(f.Path):
		return r.named(f, record.Ignored, "F07"), true
	}
	return ledger.Saved{}, false
}

func (r *Receiver) judgement(ctx context.Context, f record.File, data []byte) (ledger.Saved, error) {
	in := r.received(f)
	in.Data = data
	judgement, err := r.judge.File(ctx, in)
	if f.Test() {
		judgement.Answers = nil // nothing that it says counts
	}
	return ledger.Saved{File: f, Judgement: judgement}, err
}

// received is a file as the judge sees it, without its bytes.
func (r *Receiver) received(f record.File) judge.Received {
	in := judge.Received{Name: f.Path, Department: f.Department, Day: workspace.InputOf(r.Campaign, f).Received}
	if f.Department == "" {
		office := r.Campaign.Office(f.Path)
		in.Evaluator, in.Loose = office == campaign.Evaluator, office == campaign.NoOffice
	}
	return in
}

// oversize is the judgement of a file that is too large to be read at all.
func (r *Receiver) oversize(f record.File) ledger.Saved {
	return ledger.Saved{File: f, Judgement: r.judge.Refused(r.received(f), &sheet.Refusal{Code: "F04", Variant: "file_size",
		Value:    strconv.FormatInt(f.Size, 10),
		Expected: strconv.FormatInt(r.Campaign.Settings.Limits.FileSize, 10)})}
}

// named is the judgement of a file about which one thing is to be said, without
// a look at what is in it.
func (r *Receiver) named(f record.File, v record.Verdict, code finding.Code) ledger.Saved {
	return r.withFinding(f, v, finding.Finding{Code: code})
}

func (r *Receiver) withFinding(f record.File, v record.Verdict, what finding.Finding) ledger.Saved {
	what.Place.File = f.Path
	return ledger.Saved{File: f, Judgement: record.Judgement{Verdict: v, Kind: f.Kind,
		Findings: r.Campaign.Engine.Complete([]finding.Finding{what}, workspace.InputOf(r.Campaign, f))}}
}

func (r *Receiver) knows(code string) bool {
	_, ok := r.Campaign.Facts.Unit(code)
	return ok
}
