package decide

import (
	"context"
	"slices"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/receive"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Decision is what the section says of one version, of one answer of a
// department, or of duties.
type Decision struct {
	Kind    record.DecisionKind
	Number  int64         // 编号 of the version or, where the kind is about one, of the answer
	On      record.Target // of a kind about duties: see Words
	Undo    bool
	At      time.Time // of a dated kind
	By, Why string
	// Notice is how the department was told, of a feedback.
	Notice record.Notice
	// Origin is where it was taken: "" by a command, else the key of a row in a
	// workbook.
	Origin string
	// Final is of a stage that is to be final.
	Final *record.Final

	asOf, made time.Time
}

// Reasoned reports whether a decision needs no further reason: the number of a notice
// says why a feedback is recorded.
func (d Decision) Reasoned() bool { return d.Kind == record.Feedback && !d.Undo && d.Notice.Doc != "" }

// Outcome is what came of a decision.
type Outcome struct {
	// Subject is what it is about, as it is now.
	Subject
	Snapshot *record.Snapshot
	// Changed is false where the same was decided already, or where there is
	// nothing to undo: then nothing was recorded.
	Changed bool
	// Published is what became of the outbox; nil where nothing changed.
	Published *publish.Result
}

// Decide records what the section says, and what follows from it over the whole
// campaign as of the last run, and publishes the outbox again. Letters are the
// next run's. The error may be a *record.UnknownVersion, ErrNoAnswer or a
// *Refusal; beside an outcome it is why the outbox could not be published, and
// the decision holds.
func Decide(ctx context.Context, section notify.Sender, d Decision) (*Outcome, error) {
	return taken(ctx, section, func(s *workspace.Session, account record.Account) (*Outcome, error) {
		return decide(ctx, s, account, d)
	})
}

// In is Decide within a session.
func In(ctx context.Context, section notify.Sender, s *workspace.Session, d Decision) (*Outcome, error) {
	return takenIn(ctx, section, s, func(s *workspace.Session, account record.Account) (*Outcome, error) {
		return decide(ctx, s, account, d)
	})
}

// taking takes decisions on the ledger as it stands.
type taking func(*workspace.Session, record.Account) (*Outcome, error)

// taken is what comes of decisions.
func taken(ctx context.Context, section notify.Sender, take taking) (*Outcome, error) {
	s, err := section.Open(ctx, lease.Decision)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return takenIn(ctx, section, s, take)
}

func takenIn(ctx context.Context, section notify.Sender, s *workspace.Session, take taking) (*Outcome, error) {
	if err := CatchUp(ctx, section, s); err != nil {
		return nil, err
	}
	account, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	out, err := take(s, account)
	if err != nil || !out.Changed {
		return out, err
	}
	out.Published, err = publish.Last(ctx, s, out.Snapshot)
	return out, err
}

func decide(ctx context.Context, s *workspace.Session, account record.Account, d Decision) (*Outcome, error) {
	now := account.Snapshot()
	subject, err := subjectOf(now, d)
	if err != nil {
		return nil, err
	}
	for _, written := range crosscheck.Unrecorded(s.Campaign, account.Decisions) {
		account = account.Decide(written) // it was there before this one
	}
	row := account.Completed(d.at(s).row(subject))
	if account.Redundant(row) {
		return &Outcome{Subject: subject, Snapshot: now}, nil
	}
	if err := subject.allows(s.Workspace, now, d); err != nil {
		return nil, err
	}
	if err := EnterWritten(ctx, s); err != nil {
		return nil, err
	}
	out := &Outcome{Changed: true}
	if out.Snapshot, err = enter(ctx, s, account, &row); err != nil {
		return nil, err
	}
	s.Log.Info().Int64("decision", row.ID).Str("kind", string(d.Kind)).Bool("undo", d.Undo).Int64(subject.name(d.Kind), d.Number).Msg("decision recorded")
	out.Subject, err = subjectOf(out.Snapshot, d)
	return out, err
}

// at is the decision as taken now.
func (d Decision) at(s *workspace.Session) Decision {
	d.asOf, d.made = s.AsOf, time.Now()
	return d
}

// row is the decision as the ledger keeps it.
func (d Decision) row(subject Subject) record.Decision {
	out := record.Decision{Kind: d.Kind, Undo: d.Undo, Target: subject.target(d.Kind), At: d.At,
		AsOf: d.asOf, Made: d.made, By: d.By, Why: d.Why, Notice: d.Notice, Origin: d.Origin, Final: d.Final}
	if d.Undo {
		out.At, out.Notice, out.Final = time.Time{}, record.Notice{}, nil
	}
	return out
}

// enter records a decision with what follows from it over the whole campaign as
// of the last run, and returns what then holds.
func enter(ctx context.Context, s *workspace.Session, account record.Account, d *record.Decision) (*record.Snapshot, error) {
	before := account.Decisions
	account = account.Decide(*d)
	if err := s.Ledger.Decide(ctx, d, account.Run.ID, found(s, account)); err != nil {
		return nil, err
	}
	if !slices.Contains([]record.DecisionKind{record.Extend, record.Waive, record.Feedback}, d.Kind) {
		return s.Outline(ctx, s.Ledger, account)
	}
	n, err := receive.Follow(ctx, s, account.Run, before)
	if err != nil {
		return nil, err
	}
	if account, err = s.Account(ctx, s.Ledger); err != nil || n == 0 {
		return account.Snapshot(), err
	}
	if err := s.Ledger.CampaignWide(ctx, account.Run.ID, found(s, account)); err != nil {
		return nil, err
	}
	return s.Outline(ctx, s.Ledger, account)
}

// found is what there is to be told over the whole campaign as of the last run.
func found(s *workspace.Session, account record.Account) []record.Issue {
	then := s.Workspace
	then.AsOf = account.Run.AsOf
	return append(then.CampaignWide(account), ofTheRun(account.Issues)...)
}

// ofTheRun are those of the findings over the whole campaign on which no
// decision bears: what the last run met in the inbox, in the outbox and in the
// section's own workbooks.
func ofTheRun(issues []record.Issue) []record.Issue {
	return slices.DeleteFunc(slices.Clone(issues), func(i record.Issue) bool {
		return !i.CampaignWide || !slices.Contains([]finding.Code{"F14", "F15", "F16", "M01", "A01", "A02", "A04"}, i.Code)
	})
}
