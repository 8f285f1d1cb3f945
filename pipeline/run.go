package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/rs/zerolog"

	"jixiao/pipeline/across"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/disk"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/lease"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
	"jixiao/pipeline/tell"
	"jixiao/rules/finding"
)

// Options say what a run works on.
type Options struct {
	Campaign *campaign.Campaign
	Inbox    string
	Outbox   string
	Units    string // the part of the outbox that departments may open
	Ledger   string // the archive lies beside it
	Configs  string // the settings folder, which goes into backups
	Backups  string // where backups lie, "" for nowhere
	Anew     bool   // a new history is meant, although there was one
	AsOf     time.Time
	Clock    func() time.Time // asked for AsOf when the lease is held: waiting must not make arrivals earlier; nil: AsOf stands
	Version  string           // of the program: another one judges everything again
	Lang     finding.Lang
	Log      zerolog.Logger
	Progress func(done, total int) // may be nil
	Wait     lease.Patience        // with another process on the same ledger

	Disk    disk.Disk   // of archive and outbox; the zero Disk is the machine's
	Reached func(Point) // is told how far a run has come; may be nil

	// ReallyEmpty is a person's word that an inbox without files is no share that
	// is away.
	ReallyEmpty bool
	// Waits says that a run is not made while the inbox is away: nothing is
	// recorded. Else what was received before is judged and published.
	Waits bool

	// Watch is how long files are waited for, as a rule what the settings say;
	// without it nothing is waited for.
	Watch campaign.Watch
	// Watcher keeps what earlier looks of this process saw; may be nil.
	Watcher *intake.Watcher
	// Now is real time, by which files settle; nil is the system's.
	Now func() time.Time

	// Channels carry letters; without any nothing is told.
	Channels []tell.Channel

	lease *lease.Lease // while a stage runs
}

// Outcome is what a run did.
type Outcome struct {
	Run      record.Run
	Snapshot *record.Snapshot
	Received int // files read for the first time in this run
	Rejudged int // files judged again because the settings changed
	Written  int // outbox files that are new or other than before
	// Mended are files whose records in the ledger were damaged, and that were
	// judged again from their originals therefore.
	Mended []string
	// Seal is the hash that closes the chain of runs over this one.
	Seal string
	// StandIns are outbox files that lie beside their place, because somebody
	// has open what stands there; Left are earlier ones that somebody changed.
	StandIns []outbox.StandIn
	Left     []string
	// Unmade are results that could not be made, or not as they should be.
	Unmade []report.Unmade
	// Hands is what people changed in the published master.
	Hands []outbox.Hands
	// Told is what came of the letters that were due; nil where none are sent.
	Told *Told
	// Lost are files that could not be judged again, because their originals are
	// damaged or lost: what was judged before stands.
	Lost []record.File
	// Away says why the run had to do without a look at the inbox; nil where it
	// had one.
	Away error
}

// ErrBalance says that the files seen are not the files judged: something was
// lost on the way, and nobody should rely on the run.
var ErrBalance = errors.New("balance does not add up")

// Run takes one pass over the inbox and publishes what stands. The outcome is
// there even beside an error, once the ledger holds the run: ErrOutbox and
// ErrBalance say what then went wrong, and intake.ErrAway that the run had to
// do without a look at the inbox: it is published, and nothing counts as gone.
func Run(ctx context.Context, o Options) (*Outcome, error) {
	o = o.patient()
	if err := reach(o); err != nil {
		return nil, err
	}
	if err := probe(o); err != nil {
		return nil, err
	}
	o, release, err := hold(ctx, o, lease.Run)
	if err != nil {
		return nil, err
	}
	defer release()
	if err := sweep(o); err != nil {
		return nil, err
	}
	o.at(lease.Looking)
	l, again, err := begin(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	if err := catchUp(ctx, o, l); err != nil {
		return nil, err
	}
	// Looking under the lock keeps the looks of two runs in their order.
	seen, err := look(ctx, o, l)
	if err != nil {
		return nil, err
	}
	out, err := pass(ctx, o, l, seen)
	if err != nil {
		return nil, err
	}
	out.Mended = again
	o.at(lease.Publishing)
	if err := publish(ctx, o, l, out); err != nil {
		return out, err
	}
	o.reached(AfterPublish)
	if err := o.shelf(out.Run).Told(); err != nil {
		return out, fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	if !out.Run.Balance.Adds() {
		return out, fmt.Errorf("run %d: %w", out.Run.ID, ErrBalance)
	}
	if err := tellAfter(ctx, o, l, out); err != nil {
		return out, err
	}
	return out, out.Away
}

// pass is a run up to the ledger's last word.
func pass(ctx context.Context, o Options, l *ledger.Ledger, seen sight) (*Outcome, error) {
	run, err := l.StartRun(ctx, o.AsOf, o.Now())
	if err != nil {
		return nil, err
	}
	o.Log.Info().Int64("run", run.ID).Time("as_of", o.AsOf).Int("files", len(seen.Files)).Msg("run begins")
	if seen.away == nil {
		if err := l.RecordLook(ctx, run.ID, seen.Look); err != nil {
			return nil, err
		}
	}
	o.reached(AfterLook)
	r, err := newReceiver(ctx, o, l, run.ID)
	if err != nil {
		return nil, err
	}
	defer r.archive.Close()
	r.away = seen.away
	out := &Outcome{Run: run, Away: seen.away}
	o.at(lease.Receiving)
	if out.Received, err = r.receivePending(ctx); err != nil {
		return nil, err
	}
	o.at(lease.Rejudging)
	o.reached(AfterReceive)
	if out.Rejudged, err = r.judgeStale(ctx); err != nil {
		return nil, err
	}
	o.reached(AfterJudge)
	o.at(lease.Finishing)
	account, again, err := r.account(ctx)
	if err != nil {
		return nil, err
	}
	out.Rejudged += again
	out.Lost = r.lost
	return out, finish(ctx, o, l, account, out, seen)
}

// finish looks over the whole campaign, weighs the run and closes it.
func finish(ctx context.Context, o Options, l *ledger.Ledger, account record.Account, out *Outcome, seen sight) error {
	var err error
	if out.Hands, err = hands(o, out.Run); err != nil {
		return err
	}
	found := slices.Concat(wholeFindings(o, account), handIssues(o, out.Hands), inboxIssues(o, seen), lostIssues(o, out.Lost))
	s := account.With(found).Snapshot()
	if err := releaseMarked(ctx, o, l, s); err != nil {
		return err
	}
	out.Run.Balance = record.Weigh(len(seen.Files), s.Files)
	out.Run.Ended = o.Now()
	if err := l.FinishRun(ctx, out.Run, found); err != nil {
		return err
	}
	o.reached(AfterRecord)
	if out.Seal, err = l.Seal(ctx, out.Run.ID); err != nil {
		return err
	}
	o.reached(AfterSeal)
	if out.Snapshot, err = outline(ctx, o.Campaign, l, account); err != nil {
		return err
	}
	o.Log.Info().Int64("run", out.Run.ID).Int("received", out.Received).Int("rejudged", out.Rejudged).
		Int("findings", len(out.Snapshot.Issues)).Dur("took", out.Run.Ended.Sub(out.Run.Started)).Msg("run recorded")
	return nil
}

// wholeFindings are what only a look over the whole campaign can tell. It goes
// by what every file says of itself: what it finds changes which versions
// stand, and must not depend on itself.
func wholeFindings(o Options, account record.Account) []record.Issue {
	found := across.Look(o.Campaign, account.Apart(), o.AsOf)
	for _, year := range found.UnknownYears {
		o.Log.Warn().Int("year", year).Msg("no calendar of working days: give its holidays in campaign.yaml")
	}
	return found.Issues
}

// archivePath is where the originals lie: beside the ledger.
func archivePath(ledgerPath string) string { return filepath.Join(filepath.Dir(ledgerPath), "archive") }
