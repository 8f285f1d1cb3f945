package record

import (
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
	Confirm  DecisionKind = "confirm"  // 认定金额: they are right, far from the register's as they are
	Refuse   DecisionKind = "refuse"   // 不采纳: of an explanation
	Uphold   DecisionKind = "uphold"   // 异议成立: of an objection
	Reject   DecisionKind = "reject"   // 异议不成立: of an objection
)

// Target names what is decided on. It outlives a version's id: a file that is
// judged again may give the version another one. Of a file as a whole only File
// is set.
type Target struct {
	File          int64
	Sheet         string
	Form, Project string
	Cell          string // of an answer
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
		key := d.decides()
		delete(out, key)
		if !d.Undo {
			out[key] = d
		}
	}
	return out
}

// decides is what the decision settles. An objection has one ruling: that it
// is rejected takes the place of that it is upheld.
func (d Decision) decides() decided {
	if d.Kind == Reject {
		return decided{Uphold, d.Target}
	}
	return decided{d.Kind, d.Target}
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

// Label is the kind as people read it.
func (k DecisionKind) Label() finding.Text { return kindLabels[k] }

var kindLabels = map[DecisionKind]finding.Text{
	Withdraw: {ZH: "作废", EN: "withdrawn"},
	Choose:   {ZH: "以此为准", EN: "named as the one that counts"},
	Arrive:   {ZH: "认定报送时间", EN: "arrival set"},
	Confirm:  {ZH: "认定金额", EN: "amounts confirmed"},
	Refuse:   {ZH: "情况说明不采纳", EN: "explanation refused"},
	Uphold:   {ZH: "异议成立", EN: "objection upheld"},
	Reject:   {ZH: "异议不成立", EN: "objection rejected"},
}
