package decide

import (
	"context"
	"slices"
	"time"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// Enter records decisions within a run, all of them or none, in their order, and
// returns the account with them. What follows from them over the whole campaign
// the run finds anyway. Left out is what changes nothing, and what a row of a
// workbook says that was entered before. They were checked: see Check.
func Enter(ctx context.Context, s *workspace.Session, account record.Account, ds ...Decision) (record.Account, error) {
	now := account.Snapshot()
	var rows []record.Decision
	for _, d := range ds {
		subject, err := subjectOf(now, d)
		if err != nil {
			return account, err
		}
		row := account.Completed(d.at(s).row(subject))
		if account.Redundant(row) || account.Entered(row.Origin) {
			continue
		}
		account = account.Decide(row)
		rows = append(rows, account.Decisions[len(account.Decisions)-1])
	}
	return account, enterAll(ctx, s, rows)
}

// EnterWritten records what the settings workbook says of duties (延期,
// 特殊情况备案) otherwise than what was last recorded of it.
func EnterWritten(ctx context.Context, s *workspace.Session) error {
	before, err := s.Ledger.Decisions(ctx)
	if err != nil {
		return err
	}
	rows := crosscheck.Unrecorded(s.Campaign, before)
	for i := range rows {
		rows[i].AsOf, rows[i].Made = s.AsOf, time.Now()
	}
	return enterAll(ctx, s, rows)
}

func enterAll(ctx context.Context, s *workspace.Session, rows []record.Decision) error {
	if len(rows) == 0 {
		return nil
	}
	rows = slices.Clone(rows)
	if err := s.Ledger.Enter(ctx, rows); err != nil {
		return err
	}
	for _, d := range rows {
		s.Log.Info().Int64("decision", d.ID).Str("kind", string(d.Kind)).Bool("undo", d.Undo).Str("origin", d.Origin).Msg("decision recorded")
	}
	return nil
}
