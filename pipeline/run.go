package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"jixiao/internal/lease"
	"jixiao/internal/memory"
	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/receive"
	"jixiao/pipeline/record"
	"jixiao/pipeline/ruleset"
	"jixiao/pipeline/workspace"
	"jixiao/rules/value"
)

// Options say what a run works on.
type Options struct {
	notify.Sender
	Anew    workspace.Anew
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
}

// Outcome is what a run did: in itself, in receiving and in publishing.
type Outcome struct {
	Run record.Run
	receive.Result
	Published publish.Result
	Snapshot  *record.Snapshot
	// Repaired are files whose records in the ledger were damaged, and that were
	// judged again from their originals therefore.
	Repaired []string
	// Seal is the hash that closes the chain of runs over this one.
	Seal string
	// Letters is what came of the letters that were due; nil where none are sent.
	Letters *notify.Report
	// Away says why the run had to do without a look at the inbox; nil where it
	// had one.
	Away error

	met publish.Met
}

// ErrBalance says that the files seen are not the files judged: something was
// lost on the way, and nobody should rely on the run.
var ErrBalance = errors.New("balance does not add up")

// Run takes one pass over the inbox and publishes what stands. The outcome is
// there even beside an error, once the ledger holds the run: publish.ErrOutbox
// and ErrBalance say what then went wrong, and intake.ErrAway that the run had
// to do without a look at the inbox: it is published, and nothing counts as gone.
func Run(ctx context.Context, o Options) (*Outcome, error) {
	if err := reach(o); err != nil {
		return nil, err
	}
	if err := publish.Probe(o.Workspace); err != nil {
		return nil, err
	}
	var err error
	if o.Workspace, err = o.Acquire(ctx, lease.Run); err != nil {
		return nil, err
	}
	if o.Watcher == nil {
		o.Watcher = intake.NewWatcher(o.Inbox, o.Now)
	}
	o.At(lease.Looking)
	// Looking under the lock keeps the looks of two runs in their order.
	var s *workspace.Session
	var again []string
	var met glance
	sidebyside.Together(func() { s, again, err = o.Begin(ctx, o.Anew) }, func() { met.Look, met.err = o.Watcher.Look(ctx) })
	if err != nil {
		o.Release()
		return nil, err
	}
	defer s.Close()
	if err := publish.Sweep(o.Workspace); err != nil {
		return nil, err
	}
	if err := decide.CatchUp(ctx, o.Sender, s); err != nil {
		return nil, err
	}
	seen, err := look(ctx, o, s.Ledger, met)
	if err != nil {
		return nil, err
	}
	defer memory.Expect(len(seen.Files))()
	out, err := pass(ctx, o, s, seen)
	if err != nil {
		return nil, err
	}
	out.Repaired = again
	return out, show(ctx, o, s, out)
}

// show publishes a run and sends the letters.
func show(ctx context.Context, o Options, s *workspace.Session, out *Outcome) error {
	o.At(lease.Publishing)
	var err error
	out.Published, err = publish.Outbox(ctx, s, out.Snapshot, out.met, func() { o.reached(AfterPlan) })
	if err != nil {
		return err
	}
	o.reached(AfterPublish)
	if err := publish.ForgetManualEdits(o.Workspace, out.Run); err != nil {
		return err
	}
	if !out.Run.Balance.Adds() {
		return fmt.Errorf("run %d: %w", out.Run.ID, ErrBalance)
	}
	if out.Letters, err = o.After(ctx, s, out.Snapshot); err != nil {
		return err
	}
	return out.Away
}

// pass is a run up to the ledger's last word.
func pass(ctx context.Context, o Options, s *workspace.Session, seen sight) (*Outcome, error) {
	run, err := s.Ledger.StartRun(ctx, o.AsOf, o.Now())
	if err != nil {
		return nil, err
	}
	o.Log.Info().Int64("run", run.ID).Time("as_of", o.AsOf).Int("files", len(seen.Files)).Msg("run begins")
	if seen.away == nil && !seen.again() {
		if err := s.Ledger.RecordLook(ctx, run.ID, seen.Look); err != nil {
			return nil, err
		}
	}
	if err := decide.EnterWritten(ctx, s); err != nil {
		return nil, err
	}
	o.reached(AfterLook)
	out := &Outcome{Run: run, Away: seen.away}
	account, ruled, err := received(ctx, o, s, out, seen)
	if err != nil {
		return nil, err
	}
	return out, finish(ctx, o, s, account, ruled, out, seen)
}

// received takes in what is new, with what the section decides in it, and judges
// again what was judged by other settings or before that.
func received(ctx context.Context, o Options, s *workspace.Session, out *Outcome, seen sight) (account record.Account, ruled decide.Ruled, err error) {
	r := receive.New(s, out.Run.ID, receive.Source{Watcher: o.Watcher, Watch: o.Watch, Away: out.Away, Originals: seen.originals})
	defer r.Close()
	o.At(lease.Receiving)
	if !seen.again() {
		if err := r.Pending(ctx); err != nil {
			return account, ruled, err
		}
	}
	o.reached(AfterReceive)
	if ruled, err = decide.Acts(ctx, s); err != nil {
		return account, ruled, err
	}
	o.reached(AfterDecide)
	o.At(lease.Rejudging)
	if err := r.Stale(ctx); err != nil {
		return account, ruled, err
	}
	o.reached(AfterJudge)
	o.At(lease.Finishing)
	// To read the ledger keeps one core busy.
	var failed error
	sidebyside.Together(func() { account, err = r.Account(ctx) }, func() {
		if !seen.again() {
			out.met, failed = publish.Meet(ctx, o.Workspace, out.Run)
		}
	})
	out.Result = r.Result()
	return account, ruled, cmp.Or(err, failed)
}

// metOutside are the findings about outbox and inbox as the run met them.
func metOutside(o Options, account record.Account, out *Outcome, seen sight) []record.Issue {
	if seen.again() {
		return metBefore(o.Campaign, account)
	}
	return append(publish.ManualEditIssues(o.Campaign, out.met.ManualEdits), inboxIssues(o.Campaign, seen)...)
}

// finish looks over the whole campaign, weighs the run and closes it.
func finish(ctx context.Context, o Options, s *workspace.Session, account record.Account, ruled decide.Ruled, out *Outcome, seen sight) error {
	found := slices.Concat(o.CampaignWide(account), metOutside(o, account, out, seen), receive.LostIssues(o.Campaign, out.Lost), ruled.Issues(o.Campaign, account))
	then := account.With(found).Snapshot()
	account = account.Frame() // all else is in the snapshot
	released, err := decide.ReleaseMarked(ctx, s, then, ruled)
	if err != nil {
		return err
	}
	out.Run.Balance = record.Weigh(len(seen.Files), then.Seen())
	out.Run.Ended = o.Now()
	finished, err := s.Ledger.FinishRun(ctx, out.Run, found, ruleset.Of(o.Campaign, value.DateOf(out.Run.AsOf.In(o.Campaign.Zone))))
	if err != nil {
		return err
	}
	o.reached(AfterRecord)
	if out.Seal, err = s.Ledger.Seal(ctx, out.Run.ID); err != nil {
		return err
	}
	o.reached(AfterSeal)
	if out.Snapshot, err = s.Closed(ctx, account, then, out.Run, finished, released); err != nil {
		return err
	}
	o.Log.Info().Int64("run", out.Run.ID).Int("received", out.Received).Int("rejudged", out.Rejudged).
		Int("findings", len(out.Snapshot.Issues)).Dur("took", out.Run.Ended.Sub(out.Run.Started)).Msg("run recorded")
	return nil
}
