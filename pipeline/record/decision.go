package record

import "time"

// Decision is the section's word on one version or file. Decisions are only
// ever added: an undo is one of its own.
type Decision struct {
	ID     int64
	Kind   DecisionKind
	Undo   bool // takes back the decision of this kind on this target
	Target Target
	At     time.Time // of Arrive: when the file counts as arrived
	AsOf   time.Time // the clock that counted
	Made   time.Time // real time
	By     string
	Why    string
}

// DecisionKind is what the section decides.
type DecisionKind string

// The kinds of decisions.
const (
	Withdraw DecisionKind = "withdraw" // 作废: the version before stands again
	Choose   DecisionKind = "choose"   // names one of the versions that came together (X01)
	Arrive   DecisionKind = "arrival"  // 认定报送时间: of a whole file
)

// Target names what is decided on. It outlives a version's id: a file that is
// judged again may give the version another one. Of a file as a whole only File
// is set.
type Target struct {
	File          int64
	Sheet         string
	Form, Project string
}

// Target is what a decision on the version is about.
func (v Version) Target() Target {
	return Target{File: v.File.ID, Sheet: v.Sheet, Form: v.Duty.Form, Project: v.Duty.Project}
}

// Target is what a decision of a kind on the version is about: when something
// arrived is decided for the whole file.
func (k DecisionKind) Target(v Version) Target {
	if k == Arrive {
		return Target{File: v.File.ID}
	}
	return v.Target()
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
		key := decided{d.Kind, d.Target}
		delete(out, key)
		if !d.Undo {
			out[key] = d
		}
	}
	return out
}

// InForce is the decision of a kind that holds for a version, nil if none does.
func InForce(decisions []Decision, kind DecisionKind, v Version) *Decision {
	return inForce(decisions)[decided{kind, kind.Target(v)}]
}
