package decide

import (
	"errors"
	"fmt"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// ErrNoAnswer says that no answer has the number that was given, or none of the
// kind that was asked about.
var ErrNoAnswer = errors.New("no such answer")

// Subject is what a decision is about: a version or an answer, the other is
// zero.
type Subject struct {
	Version record.Version
	Answer  record.Answer
}

// aboutAnswer reports whether a decision is about an answer of a department.
func aboutAnswer(k record.DecisionKind) bool {
	return k == record.Refuse || k == record.Uphold || k == record.Reject
}

// subjectOf finds what a decision is about.
func subjectOf(s *record.Snapshot, d Decision) (Subject, error) {
	if !aboutAnswer(d.Kind) {
		v, err := s.Version(d.Number)
		return Subject{Version: v}, err
	}
	for _, a := range s.Answers {
		said := a.Objection
		if d.Kind == record.Refuse {
			said = a.Explanation
		}
		if a.ID == d.Number && said != "" {
			return Subject{Answer: a}, nil
		}
	}
	return Subject{}, ErrNoAnswer
}

// name is what the log calls it.
func (Subject) name(k record.DecisionKind) string {
	if aboutAnswer(k) {
		return "answer"
	}
	return "version"
}

func (s Subject) target(k record.DecisionKind) record.Target {
	if aboutAnswer(k) {
		return s.Answer.Target()
	}
	return k.Target(s.Version)
}

// allows is nil where the decision makes sense.
func (s Subject) allows(in *workspace.Session, d Decision) error {
	switch {
	case d.Undo:
	case d.Kind == record.Choose && !s.Version.Disputed():
		return fmt.Errorf("choose version %d: %w", d.Number, ErrNotDisputed)
	case d.Kind == record.Confirm && len(crosscheck.Outliers(in.Campaign, &s.Version)) == 0:
		return fmt.Errorf("confirm version %d: %w", d.Number, ErrNotDoubted)
	}
	return nil
}
