package record

import (
	"cmp"
	"slices"
	"time"

	"jixiao/rules/finding"
)

// Decision is the section's word on one version or file. Decisions are only
// ever added: an undo is one of its own.
type Decision struct {
	ID     int64
	Kind   DecisionKind
	Undo   bool // takes back the decision of this kind on this target
	Target Target
	At     time.Time // of a dated kind: when the file counts as arrived
	AsOf   time.Time // the clock that counted
	Made   time.Time // real time
	By     string
	Why    string
}

// Target names what is decided on. It outlives a version's id: a file that is
// judged again may give the version another one. Of a file as a whole only File
// is set.
type Target struct {
	File    int64
	Sheet   string
	Form    string
	Subject finding.Subject
	Cell    string // of an answer
}

// Target is what a decision on the version is about.
func (v Version) Target() Target {
	return Target{File: v.File.ID, Sheet: v.Sheet, Form: v.Duty.Form, Subject: v.Duty.Subject}
}

type decided struct {
	kind   DecisionKind
	target Target
}

// inForce finds the last word on everything that was decided, and leaves out
// what was undone. Decisions are given in their order.
func inForce(decisions []Decision) map[decided]*Decision {
	out := map[decided]*Decision{}
	for i := range decisions {
		d := &decisions[i]
		key := d.decides()
		delete(out, key)
		if !d.Undo {
			out[key] = d
		}
	}
	return out
}

// decides is what the decision settles.
func (d Decision) decides() decided {
	return decided{cmp.Or(d.Kind.traits().over, d.Kind), d.Target}
}

// Redundant reports whether a decision changes nothing: the same is in force
// already, or what it takes back is not.
func (a Account) Redundant(d Decision) bool {
	holds := inForce(a.Decisions)[d.decides()]
	if d.Undo || holds == nil {
		return d.Undo == (holds == nil)
	}
	return holds.Kind == d.Kind && holds.At.Equal(d.At)
}

// Decide is the account with one more decision.
func (a Account) Decide(d Decision) Account {
	d.ID = 1
	if n := len(a.Decisions); n > 0 {
		d.ID = a.Decisions[n-1].ID + 1
	}
	a.Decisions = append(slices.Clone(a.Decisions), d)
	return a
}
