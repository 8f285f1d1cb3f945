package view

import (
	"fmt"
	"strconv"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Question is what a row of 今天要办 asks of the section: named by what it is
// about and how that stands, with what may be decided of it. The zero Question is
// for the section to read alone.
type Question struct {
	Key     string
	Choices []Choice
}

// Choice is one thing that may be decided.
type Choice struct {
	Word string
	// Decisions are what is recorded of it, without who decided, why and when.
	Decisions []record.Decision
	// Tells is the rule of which departments are told after all.
	Tells *crosscheck.Doubt
}

// question names a question by its sort and all that is to be the same still when it
// is decided.
func question(choices []Choice, about ...string) Question {
	return Question{record.QuestionKey(about...), choices}
}

// Words are what may be written.
func (m Question) Words() []string {
	var out []string
	for _, c := range m.Choices {
		out = append(out, c.Word)
	}
	return out
}

// Dated reports whether any of what may be decided asks for a day.
func (m Question) Dated() bool {
	for _, c := range m.Choices {
		for _, d := range c.Decisions {
			if d.Kind.Dated() {
				return true
			}
		}
	}
	return false
}

// decides is the choice of one decision.
func decides(word string, k record.DecisionKind, at ...record.Target) Choice {
	c := Choice{Word: word}
	for _, t := range at {
		c.Decisions = append(c.Decisions, record.Decision{Kind: k, Target: t})
	}
	return c
}

// DisputeOf is which of several versions counts, as one of them.
func (v *View) DisputeOf(x *record.Version) Question {
	about := []string{"choose", targetText(x.Target())}
	choices := []Choice{decides("以此为准", record.Choose, x.Target())}
	for i := range v.Snapshot.Versions {
		y := &v.Snapshot.Versions[i]
		if y.Duty != x.Duty || !y.Disputed() {
			continue
		}
		about = append(about, targetText(y.Target()), string(y.State))
		if y.ID != x.ID {
			choices = append(choices, decides(fmt.Sprintf("以编号 %d 为准", y.ID), record.Choose, y.Target()))
		}
	}
	return question(append(choices, decides("作废", record.Withdraw, x.Target())), about...)
}

// DoubtOf is whether the amounts of a version are right.
func (v *View) DoubtOf(x *record.Version) Question {
	return question([]Choice{decides("确认金额", record.Confirm, x.Target()), decides("作废", record.Withdraw, x.Target())},
		"confirm", targetText(x.Target()), string(x.State))
}

// CorrectionOf is whether a file that came when its stage was final corrects that.
func (v *View) CorrectionOf(x *record.Version) Question {
	return question([]Choice{decides("更正", record.Correct, record.Correct.Target(*x)), decides("作废", record.Withdraw, x.Target())},
		"correct", targetText(record.Correct.Target(*x)))
}

// ObjectionOf is whether a department rightly objects.
func (v *View) ObjectionOf(a *record.Answer) Question {
	return question([]Choice{decides("异议成立", record.Uphold, a.Target()), decides("异议不成立", record.Reject, a.Target())},
		"objection", targetText(a.Target()), a.Objection, string(a.Objected))
}

// ExplanationOf is whether an explanation that was taken is enough.
func (v *View) ExplanationOf(a *record.Answer) Question {
	return question([]Choice{{Word: "采纳"}, decides("不采纳", record.Refuse, a.Target())},
		"explanation", targetText(a.Target()), a.Explanation, string(a.Explained))
}

// OwingOf is what a department still owes of a form by one day: it may get more
// time, and be spared the duty where it is one.
func OwingOf(dues ...Due) Question {
	if len(dues) == 1 {
		return owingAlone(dues[0])
	}
	return owingTogether(dues[0])
}

func owingAlone(x Due) Question {
	d := x.Duty
	return question([]Choice{more(d), decides("取消报送任务", record.Cancel, record.Target{Department: d.Department, Form: d.Form, Subject: d.Subject})},
		"owing", d.Department, d.Form, x.Deadline.String(), string(d.Subject))
}

func owingTogether(x Due) Question {
	return question([]Choice{more(x.Duty)}, "owing", x.Duty.Department, x.Duty.Form, x.Deadline.String())
}

// more is more time for a form.
func more(d record.Duty) Choice {
	return decides("延期", record.Extend, record.Target{Department: d.Department, Form: d.Form})
}

// owing adds what departments still owe: each duty alone, and all of a form by
// one day together, as others of it come and go.
func (v *View) owing(add func(Question)) {
	for _, x := range v.Dues() {
		if x.Duty.Department != "" && x.Outstanding() {
			add(owingAlone(x))
			add(owingTogether(x))
		}
	}
}

// ReleaseOf is whether all that waits for departments goes out.
func (g *Outgoing) ReleaseOf() Question {
	var keys []string
	for _, u := range g.Waiting() {
		keys = append(keys, record.ReleaseKey(u.Code, g.State(u.Code)))
	}
	return Question{record.AllReleaseKey(keys), []Choice{{Word: record.AllReleaseWord}}}
}

// TellingOf is whether departments are told what so many of them fail.
func TellingOf(x crosscheck.Doubt) Question {
	return question([]Choice{{Word: record.NotifyWord, Tells: &x}}, "tell", string(x.Code), x.Form)
}

// EmptyOf is whether an inbox in which nothing is left is really empty.
func EmptyOf(i record.Issue) Question {
	return question([]Choice{{Word: record.ReallyEmpty}, {Word: record.StillWaiting}}, "empty", i.Value, i.Expected, i.Variant)
}

func targetText(t record.Target) string {
	return fmt.Sprintf("%s %q %q %q %s", strconv.FormatInt(t.File, 10), t.Sheet, t.Form, t.Subject, t.Cell)
}

// Questions are all that may be before the section now, by their keys; but for what
// waits to go out, which its key itself tells.
func (v *View) Questions() map[string]Question {
	all := map[string]Question{}
	add := func(m Question) { all[m.Key] = m }
	for i := range v.Snapshot.Versions {
		x := &v.Snapshot.Versions[i]
		if x.Disputed() {
			add(v.DisputeOf(x))
		}
		if x.Standing() && len(crosscheck.Outliers(v.Campaign, x)) > 0 {
			add(v.DoubtOf(x))
		}
	}
	for _, i := range v.Snapshot.Issues {
		if i.Objection != nil {
			add(v.ObjectionOf(i.Objection))
		}
		if i.Explanation != nil {
			add(v.ExplanationOf(i.Explanation))
		}
		if i.Code == emptyInbox {
			add(EmptyOf(i))
		}
	}
	for _, x := range crosscheck.Doubts(v.Campaign, v.Snapshot) {
		add(TellingOf(x))
	}
	v.owing(add)
	for _, d := range record.Holding(v.Snapshot.Decisions) {
		if d.Kind == record.Exclude {
			add(v.ExclusionOf(&d))
		}
	}
	return all
}

const emptyInbox finding.Code = "F15"

// ExclusionOf is whether what was kept out of the master may go into it.
func (v *View) ExclusionOf(d *record.Decision) Question {
	for _, x := range record.Holding(v.Snapshot.Decisions) {
		if x.ID == d.ID { // as it was taken: units may have been merged since
			x.Undo = true
			return question([]Choice{{Word: record.UndoColumn + x.Kind.ActWord(), Decisions: []record.Decision{x}}}, "excluded", record.DecisionKey(x))
		}
	}
	return Question{}
}
