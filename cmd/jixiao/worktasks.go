package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rs/zerolog"

	"jixiao/internal/metrics"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/timetable"
	"jixiao/pipeline/campaigns"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/work"
	"jixiao/pipeline/workspace"
)

const (
	// waitingAgain is when files that a run found growing, locked or empty are worth
	// another run, awayAgain when an inbox is that was away.
	waitingAgain = 2 * time.Minute
	awayAgain    = 5 * time.Minute
)

// workTasks are what a worker does for a campaign of the list.
type workTasks struct {
	*servers
	health *metrics.Workers
}

func newWorkTasks(s *session) (*workTasks, error) {
	loaded, err := newLoadedCampaigns()
	if err != nil {
		return nil, err
	}
	return &workTasks{&servers{session: s, loaded: loaded}, metrics.NewWorkers()}, nil
}

// together is a log of what is no single campaign's.
func (s *session) together() zerolog.Logger {
	if s.logTo == nil {
		return zerolog.Nop() // a person looks on, and is told what there is
	}
	return zerolog.New(s.logTo).Level(zerolog.InfoLevel).With().Timestamp().Logger()
}

// watch tells health how all workers are, and whoever looks on when the database goes
// and comes back.
func (t *workTasks) watch(s work.State, err error) {
	shared := metrics.Shared{Workers: s.Workers, Campaigns: s.Campaigns, Jobs: map[metrics.Job]int{}, Late: s.Late, Longest: s.Longest}
	for _, j := range s.Jobs {
		shared.Jobs[metrics.Job{Kind: j.Kind, State: j.State}] = j.Count
	}
	for _, f := range s.Failing {
		shared.Failing = append(shared.Failing, f.Name)
	}
	switch news := t.health.Told(shared, err); {
	case news && err != nil:
		log := t.together()
		log.Error().Err(err).Msg("the database does not answer: it is tried again")
		t.print(t.say("数据库连不上，恢复后自动接着工作：", "the database does not answer, work goes on when it is back: ") + firstOf(hint(t.console, err), err.Error()))
	case news:
		t.print(t.say("数据库恢复了，接着工作。", "the database is back."))
	}
}

// at is a session of a campaign, and what it works on by the settings as they are now.
func (t *workTasks) at(ctx context.Context, c work.Campaign) (s *session, o pipeline.Options, seen string, err error) {
	s = t.of(campaigns.Entry{Name: c.Name, Settings: c.Settings}, campaignOutput{t.servers, c.Name})
	camp, seen, err := t.loaded.asItIs(ctx, s)
	if err != nil {
		return s, o, "", err
	}
	o, err = s.optionsBy(camp, placeFlags{})
	o.Wait.For = 0
	return s, o, seen, err
}

// busy says in the worker's words that somebody else works on a ledger.
func busy(err error) error {
	if errors.Is(err, ledger.ErrLocked) {
		return fmt.Errorf("%w: %w", work.ErrBusy, err)
	}
	return err
}

// Run makes a run, or publishes the one that a worker did not come to the end of.
func (t *workTasks) Run(ctx context.Context, c work.Campaign, asOf time.Time) (work.After, error) {
	began := time.Now()
	s, o, seen, err := t.at(ctx, c)
	defer s.endLog()
	var after work.After
	if err == nil {
		o.AsOf = asOf.In(o.Campaign.Zone)
		after, err = t.run(ctx, s, o)
	}
	after.Seen = seen
	switch {
	case err == nil:
		t.health.Ended(metrics.Good, time.Since(began))
	case errors.Is(err, ledger.ErrLocked):
		t.health.Ended(metrics.Busy, 0)
	default:
		t.health.Ended(metrics.Failed, 0)
	}
	return after, busy(err)
}

func (t *workTasks) run(ctx context.Context, s *session, o pipeline.Options) (after work.After, err error) {
	at, err := next(ctx, o, o.AsOf.Add(-time.Nanosecond))
	if err != nil {
		return after, err
	}
	planned := at.Equal(o.AsOf) // else it is the first one, or one more: it waits for its inbox
	o.Waits = !planned
	again, letters, err := t.pass(ctx, s, o)
	if err != nil {
		return after, err
	}
	if after.Next, err = next(ctx, o, latest(time.Now(), o.AsOf)); err != nil {
		return after, err
	}
	if soon := time.Now().Add(again); again > 0 && (after.Next.IsZero() || soon.Before(after.Next)) {
		after.Next = soon
	}
	if letters != nil {
		after.Letters = letters.Next
	}
	after.Backup = planned && backupDue(o)
	after.Rollup = len(summaries(o)) > 0
	return after, nil
}

// pass is one pass over the inbox. A ledger that has come past the clock says that there
// was one: what was not published or told is.
func (t *workTasks) pass(ctx context.Context, s *session, o pipeline.Options) (again time.Duration, letters *notify.Report, err error) {
	last, err := o.Place.LastGood(ctx)
	switch {
	case err == nil && !last.AsOf.Before(o.AsOf):
		if _, err := publish.Again(ctx, o.Workspace); err != nil {
			return 0, nil, err
		}
		letters, err = o.Retry(ctx)
		return 0, letters, err
	case err != nil && !errors.Is(err, workspace.ErrNoRun) && !errors.Is(err, ledger.ErrOlder):
		return 0, nil, err
	}
	out, err := pipeline.Run(ctx, o)
	if errors.Is(err, intake.ErrAway) {
		o.Log.Error().Err(err).Msg("inbox out of reach: there is a run when it is back")
		if out != nil {
			letters = out.Letters
		}
		return awayAgain, letters, nil
	}
	if err != nil {
		return 0, nil, err
	}
	inboxFolders{s.console}.follow(o, out, placeFlags{})
	fmt.Fprintf(s.Stdout, s.say("审核完成：新收 %d 个，收件箱共 %d 个文件，%d 个结果文件有变化\n", "run ended: %d received, %d files in the inbox, %d results changed\n"),
		out.Received, out.Run.Balance.Seen, out.Published.Written)
	if out.Run.Balance.ByVerdict[record.Unsettled] > 0 {
		again = waitingAgain
	}
	return again, out.Letters, nil
}

// next is when the next run is due after a moment, by what the section decided too.
func next(ctx context.Context, o pipeline.Options, after time.Time) (time.Time, error) {
	decisions, err := o.Place.Decisions(ctx)
	if err != nil {
		return time.Time{}, err
	}
	return timetable.Next(crosscheck.InForce(o.Campaign, decisions), after), nil
}

// latest is the later of two moments: the machine's clock may be behind that of the
// database, by which runs are due.
func latest(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// Plan looks whether the settings are others, and when the next run is due by them.
func (t *workTasks) Plan(ctx context.Context, c work.Campaign, seen string) (work.Plan, error) {
	state, err := settingsState(c.Settings)
	if err != nil || state == seen {
		return work.Plan{Seen: state}, err
	}
	s, o, state, err := t.at(ctx, c)
	defer s.endLog()
	if err != nil {
		return work.Plan{}, err
	}
	at, err := next(ctx, o, time.Now())
	return work.Plan{Next: at, Seen: state}, err
}

// Letters sends what a run left over.
func (t *workTasks) Letters(ctx context.Context, c work.Campaign) (time.Time, error) {
	s, o, _, err := t.at(ctx, c)
	defer s.endLog()
	if err != nil {
		return time.Time{}, err
	}
	sent, err := o.Retry(ctx)
	if err != nil || sent == nil {
		return time.Time{}, busy(err)
	}
	return sent.Next, nil
}
