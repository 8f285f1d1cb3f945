package record

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jixiao/rules/finding"
)

// disputed draws an account with findings and answers to them.
func disputed(t *rapid.T) Account {
	a := accounts(t)
	for i := range a.Files {
		a.Files[i].Department = "213001"
	}
	for _, v := range a.Versions {
		for range rapid.IntRange(0, 3).Draw(t, "findings") {
			severity := rapid.SampledFrom([]finding.Severity{finding.Info, finding.Warning, finding.Warning, finding.Error}).Draw(t, "severity")
			a.Issues = append(a.Issues, Issue{FileID: v.File.ID, Finding: finding.Finding{
				Code: rapid.SampledFrom([]finding.Code{"T09", "R05"}).Draw(t, "code"), Severity: severity, Form: v.Duty.Form,
				Project: v.Duty.Project(), Value: rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "value"),
				Place: finding.Place{Sheet: v.Sheet, Cell: finding.Ref{Row: rapid.IntRange(1, 3).Draw(t, "row"), Col: 1}}}})
		}
	}
	if len(a.Issues) == 0 {
		return a
	}
	for i := range a.Issues {
		cause := a.Issues[rapid.IntRange(0, len(a.Issues)-1).Draw(t, "cause")]
		if rapid.IntRange(0, 2).Draw(t, "follows") == 0 {
			a.Issues[i].Because = finding.KeyOf(cause.Finding).String()
		}
	}
	for n := range rapid.IntRange(0, 6).Draw(t, "answers") {
		about := a.Issues[rapid.IntRange(0, len(a.Issues)-1).Draw(t, "about")]
		file := a.Files[rapid.IntRange(0, len(a.Files)-1).Draw(t, "in")]
		a.Answers = append(a.Answers, Answer{ID: int64(n + 1), FileID: file.ID, Place: Spot{"审核意见", fmt.Sprintf("M%d", n+3)},
			About:       About{Key: finding.KeyOf(about.Finding).String()},
			Explanation: rapid.SampledFrom([]string{"", "雨季停工", "供应商更换"}).Draw(t, "explanation"),
			Objection:   rapid.SampledFrom([]string{"", "", "合同如此"}).Draw(t, "objection"),
			Flaw:        rapid.SampledFrom([]Outcome{"", "", StockPhrase, SameWords}).Draw(t, "flaw")})
	}
	return a
}

// rulings draws what the section says of the answers.
func rulings(t *rapid.T, a Account) []Decision {
	var out []Decision
	for range rapid.IntRange(0, min(len(a.Answers), 4)).Draw(t, "rulings") {
		on := a.Answers[rapid.IntRange(0, len(a.Answers)-1).Draw(t, "on")]
		kind := rapid.SampledFrom([]DecisionKind{Refuse, Uphold, Reject}).Draw(t, "kind")
		out = append(out, Decision{Kind: kind, Target: on.Target(), By: "绩效科", Why: "核实"})
	}
	return out
}

// TestOnlyWhatIsTakenRelieves: whatever is answered and ruled, a finding stops
// counting only by an explanation of a warning that has no flaw, or by an
// objection that is upheld; and nothing depends on the order of the ledger.
func TestOnlyWhatIsTakenRelieves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := disputed(t)
		for _, d := range rulings(t, a) {
			a = a.Decide(d)
		}
		s := a.Snapshot()
		for _, i := range s.Issues {
			if e := i.Explanation; e != nil && (i.Severity != finding.Warning || e.Flaw != "" || e.Explanation == "" || e.Explained != Taken) {
				t.Fatalf("%s %s is explained by %+v", i.Code, i.Severity, e)
			}
			// The ruling of an answer may be about another finding that it answers too.
			if i.Relieved() != (i.Explanation != nil || i.Objection.is(Upheld)) {
				t.Fatalf("settled %v by %+v, %+v", i.Relieved(), i.Explanation, i.Objection)
			}
			if i.Relieved() && i.Weight() != 0 {
				t.Fatalf("%s still weighs %s", i.Code, i.Weight())
			}
			if i.Because != "" && !slices.ContainsFunc(s.Issues, func(c Issue) bool {
				return c.FileID == i.FileID && c.Weight() > 0 && finding.KeyOf(c.Finding).String() == i.Because
			}) {
				t.Fatalf("%s is told under nothing that counts", i.Code)
			}
		}
		for _, one := range s.Answers {
			if (one.Explanation == "") != (one.Explained == "") || (one.Objection == "") != (one.Objected == "") {
				t.Fatalf("an answer without an outcome: %+v", one)
			}
		}
		b := a
		b.Answers, b.Versions = shuffled(t, a.Answers), shuffled(t, a.Versions)
		if diff := cmp.Diff(s, b.Snapshot()); diff != "" {
			t.Fatalf("the order of the ledger matters:\n%s", diff)
		}
	})
}

// TestRulingsUndone leave no trace but in the list of decisions.
func TestRulingsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := disputed(t)
		b, made := a, rulings(t, a)
		for _, d := range made {
			b = b.Decide(d)
		}
		for _, d := range made {
			if d.Undo = true; !b.Redundant(d) {
				b = b.Decide(d)
			}
		}
		if diff := cmp.Diff(a.Snapshot(), b.Snapshot(), cmpopts.IgnoreFields(Snapshot{}, "Decisions")); diff != "" {
			t.Fatalf("(-never +undone):\n%s", diff)
		}
	})
}

// explained is an account with one warning and the explanation of it.
func explained(f finding.Finding, about About) Account {
	sheet := File{ID: 1, Path: "213001/a", Department: "213001", Arrival: evening, Verdict: NeedsExplanation}
	answer := File{ID: 2, Path: "213001/b", Department: "213001", Arrival: evening.Add(time.Hour), Verdict: Ignored}
	f.Severity = finding.Warning
	return Account{Files: []File{sheet, answer}, Issues: []Issue{{Finding: f, FileID: 1}},
		Versions: []Version{{ID: 1, File: &sheet, Sheet: f.Place.Sheet, Verdict: NeedsExplanation,
			Duty: Duty{Department: "213001", Form: f.Form, Subject: finding.Subject(f.Project)}}},
		Answers: []Answer{{ID: 1, FileID: 2, Place: Spot{"情况说明", "C3"}, Explanation: "雨季停工", About: about}}}
}

var late = finding.Finding{Code: "T11", Form: "score-sheet", Project: "A-01", Field: "spent", Value: "12.50", Expected: "10",
	Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 6, Col: 4}}}

// TestAnotherDepartmentExplainsNothing, though it names the very finding.
func TestAnotherDepartmentExplainsNothing(t *testing.T) {
	a := explained(late, About{Key: finding.KeyOf(late).String()})
	a.Files[1].Department = "207001"
	if got := a.Snapshot().Answers[0].Explained; got != Unmatched {
		t.Errorf("taken from another department: %s", got)
	}
}

// TestARisenSeverityAsksForMore than an explanation.
func TestARisenSeverityAsksForMore(t *testing.T) {
	a := explained(late, About{Key: finding.KeyOf(late).String()})
	a.Issues = slices.Clone(a.Issues)
	a.Issues[0].Severity = finding.Error
	a.Versions[0].Verdict, a.Files[0].Verdict = Returned, Returned
	if s := a.Snapshot(); s.Answers[0].Explained != Unneeded || s.Versions[0].Verdict != Returned {
		t.Errorf("%s, the version is %s", s.Answers[0].Explained, s.Versions[0].Verdict)
	}
}

// TestWhoSaysNothingOfTheValue explains what had come by then.
func TestWhoSaysNothingOfTheValue(t *testing.T) {
	a := resent(explained(late, About{Code: "T11", Cell: "D6"}), late)
	if got := a.Snapshot().Versions[1].Verdict; got != NeedsExplanation {
		t.Errorf("a later version is %s", got)
	}
	a.Answers[0].About.Value = &late.Value
	if got := a.Snapshot().Versions[1].Verdict; got != Accepted {
		t.Errorf("a later version with the value that was explained is %s", got)
	}
}
