package load

import (
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// mostWarnings bounds what is told of rules that are at odds: of a hundred rules
// every two may be.
const mostWarnings = 30

// localWarnings tell of the section's own rules which can never find anything, can
// never be met, contradict another one or say what another one says, where that
// follows from their wording. They count all the same.
func localWarnings(sources []specSource, forms []*form.Definition) []campaign.RuleFault {
	w := &weighing{deducing: formula.NewDeducing()}
	var told []weighed
	for _, s := range sources {
		r, ok := weighedOf(s, forms)
		if !ok || w.alone(r) {
			continue
		}
		for _, other := range told {
			if len(w.found) < mostWarnings && r.meets(other) {
				w.together(other, r)
			}
		}
		told = append(told, r)
	}
	return w.found[:min(len(w.found), mostWarnings)]
}

// weighed is a rule as it is held against others.
type weighed struct {
	specSource
	check.Demand
	holds kind.Holds
}

// weighedOf is false of a rule that is switched off, or demands nothing that can be
// held against others.
func weighedOf(s specSource, forms []*form.Definition) (weighed, bool) {
	holds, ok := s.spec.Checks[0].Params.(kind.Holds)
	if !ok || s.spec.Off {
		return weighed{}, false
	}
	done, faults := s.spec.Checks[0].Compile(check.Setup{Code: s.spec.Code, Wordings: func(string) bool { return true }}, forms)
	return weighed{s, done.Demand, holds}, len(faults) == 0 && done.Demand.Must != nil
}

func (r weighed) code() finding.Code { return r.spec.Code }

// meets reports whether two rules look at the same records on some day.
func (r weighed) meets(other weighed) bool {
	return r.spec.Checks[0].Form == other.spec.Checks[0].Form && r.Table == other.Table &&
		!over(r.holds.Until, other.holds.From) && !over(other.holds.Until, r.holds.From)
}

// over reports whether a rule has ended when another one begins.
func over(until, from value.Date) bool { return !until.IsZero() && until.Before(from) }

// covers reports whether a rule weighs as much as another one, for as many, and as
// long: only then the other one can be done without.
func (r weighed) covers(other weighed) bool {
	a, b := r.holds, other.holds
	return r.spec.Severity >= other.spec.Severity && (r.spec.Audience == other.spec.Audience || r.spec.Audience == finding.Everyone) &&
		!b.From.Before(a.From) && (a.Until.IsZero() || !b.Until.IsZero() && !a.Until.Before(b.Until))
}

// weighing gathers what is told.
type weighing struct {
	deducing *formula.Deducing
	found    []campaign.RuleFault
}

func (w *weighing) add(r weighed, column string, message finding.Text) {
	at := Fault{File: SettingsFile, Sheet: localRulesLayout.sheet, Cell: r.row.cell(column)}
	w.found = append(w.found, campaign.RuleFault{Where: at.Where(), Message: message})
}

// alone reports whether something was told of a rule by itself.
func (w *weighing) alone(r weighed) bool {
	where, must := formula.Conditions(r.Demand.Demand), r.Demands()
	when := localWhen
	if r.When == nil {
		when = localMust
	}
	switch w.deducing.Alone(r.Demand.Demand) {
	case formula.NeverApplies:
		together := ""
		if strings.Contains(where.ZH, " 且 ") {
			together = "同时"
		}
		w.add(r, when, say("%[1]s 从不会提出意见：%[2]s，不可能%[3]s成立", "%[1]s never finds anything: %[4]s cannot be", r.code(), where.ZH, together, where.EN))
	case formula.AlwaysHolds:
		w.add(r, localMust, say("%[1]s 从不会提出意见：%[2]s%[3]s 总是成立", "%[1]s never finds anything: %[4]s%[5]s always holds",
			r.code(), inCase(where).ZH, must.ZH, inCase(where).EN, must.EN))
	case formula.NeverHolds:
		w.add(r, localMust, say("%[1]s 一审核就会提出意见：%[2]s%[3]s，不可能成立", "%[1]s finds something wherever it applies: %[4]s%[5]s cannot be",
			r.code(), inCase(where).ZH, must.ZH, inCase(where).EN, must.EN))
	default:
		return false
	}
	return true
}

// inCase is where something is demanded, as a sentence begins; nothing is
// everywhere.
func inCase(where finding.Text) finding.Text {
	if where.IsZero() {
		return where
	}
	zh := where.ZH + " 时，"
	if where.ZH[len(where.ZH)-1] >= 0x80 { // a word or a quotation mark
		zh = where.ZH + "时，"
	}
	return finding.Text{ZH: zh, EN: "where " + where.EN + ", "}
}

// together tells of two rules, at the later one.
func (w *weighing) together(a, b weighed) {
	switch w.deducing.Together(a.Demand.Demand, b.Demand.Demand) {
	case formula.Contradict:
		w.add(b, localMust, contradiction(a, b))
	case formula.Alike:
		if a.covers(b) || b.covers(a) {
			w.add(b, localMust, say("%[1]s 与 %[2]s 说的是同一件事：提出意见的地方完全相同", "%[1]s says what %[2]s says: both find the same", b.code(), a.code()))
		}
	case formula.FirstFollows:
		w.follows(a, b)
	case formula.SecondFollows:
		w.follows(b, a)
	}
}

func (w *weighing) follows(r, from weighed) {
	if from.covers(r) {
		w.add(r, localMust, say("%[1]s 已包含在 %[2]s 里：%[1]s 提出意见的地方，%[2]s 都会提出", "%[1]s follows from %[2]s, which finds all that %[1]s finds", r.code(), from.code()))
	}
}

func contradiction(a, b weighed) finding.Text {
	where := inCase(formula.Conditions(a.Demand.Demand, b.Demand.Demand))
	none := say("没有办法同时做到", "nothing meets both")
	if formula.OfOneNumber(a.Demand.Demand, b.Demand.Demand) {
		none = say("没有哪个数能同时做到", "no number meets both")
	}
	x, y := a.Demands(), b.Demands()
	return say("%[1]s 与 %[2]s 矛盾：%[3]s%[1]s 要求%[4]s，%[2]s 要求%[5]s，%[6]s", "%[1]s and %[2]s contradict each other: %[7]s%[1]s wants %[8]s, and %[2]s wants %[9]s: %[10]s",
		a.code(), b.code(), where.ZH, x.ZH, y.ZH, none.ZH, where.EN, x.EN, y.EN, none.EN)
}
