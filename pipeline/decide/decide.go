package decide

import (
	"context"
	"slices"
	"time"

	"jixiao/internal/lease"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Decision is what the section says of one version, or of one answer of a
// department.
type Decision struct {
	Kind    record.DecisionKind
	Number  int64 // 编号 of the version or, where the kind is about one, of the answer
	Undo    bool
	At      time.Time // of a dated kind
	By, Why string
}

// Outcome is what came of a decision.
type Outcome struct {
	// Subject is what it is about, as it is now.
	Subject
	Snapshot *record.Snapshot
	// Changed is false where the same was decided already, or where there is
	// nothing to undo: then nothing was recorded.
	Changed bool
}

// Decide records what the section says, and what follows from it over the whole
// campaign as of the last run. The outbox follows with the next run, or when it
// is published again. The error may be a *record.UnknownVersion, ErrNoAnswer or a
// *Refusal.
func Decide(ctx context.Context, section notify.Sender, d Decision) (*Outcome, error) {
	s, err := section.Open(ctx, lease.Decision)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if err := CatchUp(ctx, section, s); err != nil {
		return nil, err
	}
	account, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	return decide(ctx, s, account, d)
}

func decide(ctx context.Context, s *workspace.Session, account record.Account, d Decision) (*Outcome, error) {
	now := account.Snapshot()
	subject, err := subjectOf(now, d)
	if err != nil {
		return nil, err
	}
	row := record.Decision{Kind: d.Kind, Undo: d.Undo, Target: subject.target(d.Kind), At: d.At, AsOf: s.AsOf, Made: time.Now(), By: d.By, Why: d.Why}
	if account.Redundant(row) {
		return &Outcome{Subject: subject, Snapshot: now}, nil
	}
	if err := subject.allows(s.Campaign, d); err != nil {
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

// enter records a decision with what follows from it over the whole campaign as
// of the last run, and returns what then holds.
func enter(ctx context.Context, s *workspace.Session, account record.Account, d *record.Decision) (*record.Snapshot, error) {
	account = account.Decide(*d)
	then := s.Workspace
	then.AsOf = account.Run.AsOf
	found := append(then.CampaignWide(account), ofTheRun(account.Issues)...)
	if err := s.Ledger.Decide(ctx, d, account.Run.ID, found); err != nil {
		return nil, err
	}
	return s.Outline(ctx, s.Ledger, account)
}

// ofTheRun are those of the findings over the whole campaign on which no
// decision bears: what the last run met in the inbox and in the outbox.
func ofTheRun(issues []record.Issue) []record.Issue {
	return slices.DeleteFunc(slices.Clone(issues), func(i record.Issue) bool {
		return !i.CampaignWide || !slices.Contains([]finding.Code{"F14", "F15", "F16", "M01"}, i.Code)
	})
}
