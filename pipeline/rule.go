package pipeline

import (
	"context"
	"errors"
	"time"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// Ruling is what the section says of one answer of a department.
type Ruling struct {
	Kind    record.DecisionKind // Refuse, Uphold or Reject
	Answer  int64               // 编号
	Undo    bool
	By, Why string
}

// Ruled is what came of a ruling.
type Ruled struct {
	Answer   record.Answer // as it is now
	Snapshot *record.Snapshot
	// Changed is false where the same was ruled already, or where there is
	// nothing to undo: then nothing was recorded.
	Changed bool
}

// ErrNoAnswer says that no answer has the number that was given, or none of the
// kind that was asked about.
var ErrNoAnswer = errors.New("no such answer")

// Rule records what the section says of an explanation or an objection, and
// what follows from it, as Decide does for versions.
func Rule(ctx context.Context, o Options, r Ruling) (*Ruled, error) {
	var out *Ruled
	err := deciding(ctx, o, func(o Options, l *ledger.Ledger, account record.Account) (err error) {
		out, err = rule(ctx, o, l, account, r)
		return err
	})
	return out, err
}

func rule(ctx context.Context, o Options, l *ledger.Ledger, account record.Account, r Ruling) (*Ruled, error) {
	s := account.Snapshot()
	a, err := answerOf(s, r)
	if err != nil {
		return nil, err
	}
	d := record.Decision{Kind: r.Kind, Undo: r.Undo, Target: a.Target(), AsOf: o.AsOf, Made: time.Now(), By: r.By, Why: r.Why}
	if account.Redundant(d) {
		return &Ruled{Answer: a, Snapshot: s}, nil
	}
	out := &Ruled{Changed: true}
	if out.Snapshot, err = decided(ctx, o, l, account, &d); err != nil {
		return nil, err
	}
	o.Log.Info().Int64("decision", d.ID).Str("kind", string(d.Kind)).Bool("undo", d.Undo).Int64("answer", r.Answer).Msg("decision recorded")
	out.Answer, err = answerOf(out.Snapshot, r)
	return out, err
}

// answerOf finds the answer that a ruling is about.
func answerOf(s *record.Snapshot, r Ruling) (record.Answer, error) {
	for _, a := range s.Answers {
		said := a.Objection
		if r.Kind == record.Refuse {
			said = a.Explanation
		}
		if a.ID == r.Answer && said != "" {
			return a, nil
		}
	}
	return record.Answer{}, ErrNoAnswer
}
