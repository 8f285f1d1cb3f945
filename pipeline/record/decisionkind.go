package record

import "jixiao/rules/finding"

// DecisionKind is what the section decides.
type DecisionKind string

// The kinds of decisions.
const (
	Withdraw DecisionKind = "withdraw" // the version before stands again
	Choose   DecisionKind = "choose"   // names one of the versions that came together (X01)
	Arrive   DecisionKind = "arrival"
	Confirm  DecisionKind = "confirm" // the amounts are right, far from the register's as they are
	Refuse   DecisionKind = "refuse"
	Uphold   DecisionKind = "uphold"
	Reject   DecisionKind = "reject"

	Extend  DecisionKind = "extend"  // a department hands in a form later
	Waive   DecisionKind = "waive"   // a rule that a department need not meet
	Exclude DecisionKind = "exclude" // what came for a duty stays out of the master for now
	Cancel  DecisionKind = "cancel"  // a duty is not owed

	Feedback DecisionKind = "feedback" // a department was told what came of the evaluation
	Disclose DecisionKind = "disclose" // a project's results were made public

	Finalize DecisionKind = "finalize" // a stage is final as it is
	Correct  DecisionKind = "correct"  // what came for a final stage counts all the same
)

// Matter is what a kind of decision is about.
type Matter int

// What the section decides on.
const (
	OnVersion Matter = iota
	OnFile           // named by one of its versions
	OnExplanation
	OnObjection
	OnDuty  // of a department, a form, a project or all of them; names no file
	OnStage // of the campaign; names no file either
)

// decisionTraits is all that is particular to a kind of decision.
type decisionTraits struct {
	kind  DecisionKind
	on    Matter
	label finding.Text
	// dated: it says a moment.
	dated bool
	// worded: its reason is part of what it says.
	worded bool
	// over is the kind whose place it takes: an objection is upheld or rejected,
	// and the last word counts.
	over DecisionKind
	// of is where a version keeps the decision that is in force on it or its file, and
	// remark what is said before its reason; nil for what is on neither.
	of     func(*Version) **Decision
	remark finding.Text
}

// decisionKinds are in the order in which a version's reason tells of them.
var decisionKinds = [...]decisionTraits{
	{kind: Withdraw, label: finding.Text{ZH: "作废", EN: "withdrawn"},
		of: func(v *Version) **Decision { return &v.Withdrawal }},
	{kind: Choose, label: finding.Text{ZH: "以此为准", EN: "named as the one that counts"},
		of:     func(v *Version) **Decision { return &v.Choice },
		remark: finding.Text{ZH: "经认定以此为准：", EN: "named as the one that counts: "}},
	{kind: Confirm, label: finding.Text{ZH: "认定金额", EN: "amounts confirmed"},
		of:     func(v *Version) **Decision { return &v.Confirmation },
		remark: finding.Text{ZH: "金额已认定：", EN: "amounts confirmed: "}},
	{kind: Arrive, on: OnFile, dated: true, label: finding.Text{ZH: "认定报送时间", EN: "arrival set"}},
	{kind: Refuse, on: OnExplanation, label: finding.Text{ZH: "情况说明不采纳", EN: "explanation refused"}},
	{kind: Uphold, on: OnObjection, label: finding.Text{ZH: "异议成立", EN: "objection upheld"}},
	{kind: Reject, on: OnObjection, over: Uphold, label: finding.Text{ZH: "异议不成立", EN: "objection rejected"}},
	{kind: Extend, on: OnDuty, dated: true, label: finding.Text{ZH: "延期", EN: "deadline extended"}},
	{kind: Waive, on: OnDuty, dated: true, label: finding.Text{ZH: "特殊情况备案", EN: "rule waived"}},
	{kind: Exclude, on: OnDuty, label: finding.Text{ZH: "暂不纳入总表", EN: "left out of the master"},
		of:     func(v *Version) **Decision { return &v.Exclusion },
		remark: finding.Text{ZH: "暂不纳入总表：", EN: "left out of the master: "}},
	{kind: Cancel, on: OnDuty, label: finding.Text{ZH: "取消报送任务", EN: "not to be handed in"}},
	{kind: Feedback, on: OnDuty, dated: true, label: finding.Text{ZH: "已反馈评价结果", EN: "results fed back"}},
	{kind: Disclose, on: OnDuty, dated: true, worded: true, label: finding.Text{ZH: "已公开评价结果", EN: "results made public"}},
	{kind: Finalize, on: OnStage, label: finding.Text{ZH: "定稿", EN: "final"}},
	{kind: Correct, on: OnFile, label: finding.Text{ZH: "定稿后更正", EN: "corrected after it was final"},
		of:     func(v *Version) **Decision { return &v.Correction },
		remark: finding.Text{ZH: "定稿后更正：", EN: "corrected after the stage was final: "}},
}

func (k DecisionKind) traits() decisionTraits {
	for _, t := range decisionKinds {
		if t.kind == k {
			return t
		}
	}
	return decisionTraits{}
}

// Label is the kind as people read it.
func (k DecisionKind) Label() finding.Text { return k.traits().label }

// On is what a decision of the kind is about.
func (k DecisionKind) On() Matter { return k.traits().on }

// NamesFile reports whether a decision of the kind is about something that came in a
// file.
func (k DecisionKind) NamesFile() bool { return k.On() != OnDuty && k.On() != OnStage }

// Dated reports whether a decision of the kind says a moment.
func (k DecisionKind) Dated() bool { return k.traits().dated }

// Target is what a decision of the kind is about, on a version or on its file.
func (k DecisionKind) Target(v Version) Target {
	if k.On() == OnFile {
		return Target{File: v.File.ID}
	}
	return v.Target()
}

// decide gives the version the decisions that are in force on it, and on its duty.
func (v *Version) decide(inForce map[decided]*Decision, onDuties []Decision) {
	for _, k := range decisionKinds {
		if k.of != nil {
			*k.of(v) = inForce[decided{k.kind, k.kind.Target(*v)}]
		}
	}
	for i, d := range onDuties {
		if of := d.Kind.traits().of; of != nil && d.Target.Covers(v.Duty) {
			*of(v) = &onDuties[i]
		}
	}
}
