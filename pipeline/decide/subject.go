package decide

import (
	"errors"

	"jixiao/pipeline/record"
)

// ErrNoAnswer says that no answer has the number that was given, or none of the
// kind that was asked about.
var ErrNoAnswer = errors.New("no such answer")

// Subject is what a decision is about: a version, an answer or duties (or a stage of
// them), the others are zero.
type Subject struct {
	Version record.Version
	Answer  record.Answer
	Duties  record.Target
}

// onAnswer reports whether a decision is about an answer of a department.
func onAnswer(k record.DecisionKind) bool {
	return k.On() == record.OnExplanation || k.On() == record.OnObjection
}

// subjectOf finds what a decision is about.
func subjectOf(s *record.Snapshot, d Decision) (Subject, error) {
	if !d.Kind.NamesFile() {
		if d.Kind == record.Disclose {
			d.On.Department = "" // a project is made public, whoever is named with it
		}
		return Subject{Duties: d.On}, nil
	}
	if !onAnswer(d.Kind) {
		v, err := s.Version(d.Number)
		return Subject{Version: v}, err
	}
	for _, a := range s.Answers {
		said := a.Objection
		if d.Kind.On() == record.OnExplanation {
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
	if onAnswer(k) {
		return "answer"
	}
	return "version"
}

func (s Subject) target(k record.DecisionKind) record.Target {
	switch {
	case !k.NamesFile():
		return s.Duties
	case onAnswer(k):
		return s.Answer.Target()
	}
	return k.Target(s.Version)
}
