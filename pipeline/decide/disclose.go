package decide

import (
	"context"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// Disclose records that the results of some projects were made public, or takes that
// back: all of them or none. It publishes the outbox once. Nothing follows from it
// over the whole campaign. The error is as of Decide.
func Disclose(ctx context.Context, section notify.Sender, all []Decision) (*Outcome, error) {
	return taken(ctx, section, func(s *workspace.Session, account record.Account) (*Outcome, error) {
		return disclose(ctx, s, account, all)
	})
}

func disclose(ctx context.Context, s *workspace.Session, account record.Account, all []Decision) (*Outcome, error) {
	now := account.Snapshot()
	for _, written := range crosscheck.Unrecorded(s.Campaign, account.Decisions) {
		account = account.Decide(written) // it was there before these
	}
	var rows []record.Decision
	for _, d := range all {
		subject, err := subjectOf(now, d)
		if err != nil {
			return nil, err
		}
		row := d.at(s).row(subject)
		if account.Redundant(row) {
			continue
		}
		if err := subject.allows(s.Workspace, now, d); err != nil {
			return nil, err
		}
		account = account.Decide(row)
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return &Outcome{Snapshot: now}, nil
	}
	if err := EnterWritten(ctx, s); err != nil {
		return nil, err
	}
	if err := enterAll(ctx, s, rows); err != nil {
		return nil, err
	}
	now, err := s.Outline(ctx, s.Ledger, account)
	return &Outcome{Snapshot: now, Changed: true}, err
}
