package decide

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/value"
)

// conditions are what must hold of a version for a kind of decision; of a kind
// without one every version may be decided on.
var conditions = map[record.DecisionKind]struct {
	holds     func(*campaign.Campaign, *record.Version) bool
	otherwise *Refusal
}{
	record.Choose: {func(_ *campaign.Campaign, v *record.Version) bool { return v.Disputed() }, ErrNotDisputed},
	record.Confirm: {func(c *campaign.Campaign, v *record.Version) bool { return len(crosscheck.Outliers(c, v)) > 0 },
		ErrNotDoubted},
	record.Correct: {barred, ErrNotBarred},
}

// Check says what is wrong with a decision, as things are; nil is nothing. The
// error is a *Refusal, a *record.UnknownVersion or ErrNoAnswer. That the same was
// decided before is not wrong: Enter and Decide record it no second time.
func Check(w workspace.Workspace, s *record.Snapshot, d Decision) error {
	subject, err := subjectOf(s, d)
	switch {
	case err != nil:
		return err
	case d.Undo && (record.Account{Decisions: s.Decisions}).Redundant(d.row(subject)):
		return ErrNothing
	}
	return subject.allows(w, s, d)
}

// allows is nil where the decision makes sense. Whatever was decided may be
// undone, unless that would change a stage that is final.
func (s Subject) allows(w workspace.Workspace, now *record.Snapshot, d Decision) error {
	if err := s.final(now, d); err != nil || d.Undo {
		return err
	}
	c := crosscheck.InForce(w.Campaign, now.Decisions).On(value.DateOf(w.AsOf.In(w.Campaign.Zone)))
	if (d.Kind == record.Arrive || d.Kind == record.Feedback || d.Kind == record.Disclose) && d.At.After(w.AsOf) {
		return ErrAhead
	}
	switch d.Kind.On() {
	case record.OnDuty:
		return duty{c, value.DateOf(w.AsOf.In(w.Campaign.Zone)), d}.check()
	case record.OnStage:
		if d.Final == nil {
			return ErrByCommand
		}
		return nil
	}
	condition, ok := conditions[d.Kind]
	if !ok || condition.holds(c, &s.Version) {
		return nil
	}
	return fmt.Errorf("%s version %d: %w", d.Kind, d.Number, condition.otherwise)
}
