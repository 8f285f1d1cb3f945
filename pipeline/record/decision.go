package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"jixiao/rules/finding"
)

// Decision is the section's word on a version, a file, an answer or a duty.
// Decisions are only ever added: an undo is one of its own.
type Decision struct {
	ID     int64
	Kind   DecisionKind
	Undo   bool // takes back the decision of this kind on this target
	Target Target
	// At is of a dated kind: when the file counts as arrived, or the last day, as
	// its beginning in the campaign's zone, that a deadline or a waiver holds.
	At   time.Time
	AsOf time.Time // the clock that counted
	Made time.Time // real time
	By   string
	Why  string
	// Notice is of a feedback: how the department was told.
	Notice Notice
	// Origin is where it was taken: "" by a command, FromSettings in the settings
	// workbook, else the key of a row in a workbook of the section's.
	Origin string
	// Final is of a stage that is final; nil of all else.
	Final *Final
}

// AddressEnd stands between where a project's results were made public and what else
// is noted of that.
const AddressEnd = "；"

// Address is where a project's results were made public.
func (d Decision) Address() string {
	address, _, _ := strings.Cut(d.Why, AddressEnd)
	return address
}

// FromSettings is the origin of what stands in 延期 and 特殊情况备案.
const FromSettings = "settings"

// Target names what is decided on. It outlives a version's id: a file that is
// judged again may give the version another one. Of a file as a whole only File
// is set; what is decided of a duty, whatever was handed in for it, names no
// file, and leaves open what it holds for all of; of a stage only Stage is set.
type Target struct {
	File       int64
	Sheet      string
	Form       string
	Subject    finding.Subject
	Cell       string // of an answer
	Department string
	Code       finding.Code // of a rule that is waived
	Stage      string       // that is final
}

// Covers reports whether what is decided of duties holds for one of them.
func (t Target) Covers(d Duty) bool {
	return (t.Department == "" || t.Department == d.Department) && (t.Form == "" || t.Form == d.Form) &&
		(t.Subject == "" || t.Subject == d.Subject)
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

// Holding are the decisions that are in force, in the order in which they were
// taken.
func Holding(all []Decision) []Decision {
	var out []Decision
	for _, d := range inForce(all) {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) })
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
	same := holds.Why == d.Why || !d.Kind.traits().worded
	return same && holds.Kind == d.Kind && holds.At.Equal(d.At) && holds.Notice == a.Completed(d).Notice
}

// Entered reports whether what a row of a workbook says was recorded before.
func (a Account) Entered(origin string) bool {
	return origin != "" && origin != FromSettings &&
		slices.ContainsFunc(a.Decisions, func(d Decision) bool { return d.Origin == origin })
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
