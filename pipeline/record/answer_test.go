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
				Project: v.Duty.Project, Value: rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "value"),
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
		Versions: []Version{{ID: 1, File: sheet, Sheet: f.Place.Sheet, Verdict: NeedsExplanation,
			Duty: Duty{Department: "213001", Form: f.Form, Project: f.Project}}},
		Answers: []Answer{{ID: 1, FileID: 2, Place: Spot{"情况说明", "C3"}, Explanation: "雨季停工", About: about}}}
}

var late = finding.Finding{Code: "T11", Form: "score-sheet", Project: "A-01", Field: "spent", Value: "12.50", Expected: "10",
	Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 6, Col: 4}}}

func TestWhatARowMeans(t *testing.T) {
	value := func(s string) *string { return &s }
	moved, other := late, late
	moved.Place.Cell.Row = 9
	other.Value = "13"
	for name, tc := range map[string]struct {
		about About
		want  Outcome
	}{
		"its key":               {About{Key: finding.KeyOf(late).String()}, Taken},
		"its key, a row lower":  {About{Key: finding.KeyOf(moved).String()}, Taken},
		"another value's key":   {About{Key: finding.KeyOf(other).String(), Code: "T11", Cell: "D6"}, Unmatched},
		"a spoilt key":          {About{Key: "T11-xyz", Code: "T11", Cell: "D6"}, Taken},
		"code and cell":         {About{Code: "T11", Cell: "D6"}, Taken},
		"code alone":            {About{Code: "T11"}, Taken},
		"cell alone":            {About{Cell: "D6"}, Taken},
		"project with its name": {About{Code: "T11", Project: "a-01 城区环卫"}, Taken},
		"value in other widths": {About{Code: "T11", Value: value("１２．５０")}, Taken},
		"another value":         {About{Code: "T11", Cell: "D6", Value: value("12.60")}, Unmatched},
		"another project":       {About{Code: "T11", Cell: "D6", Project: "A-02"}, Unmatched},
		"another sheet":         {About{Code: "T11", Cell: "D6", Sheet: "整改台账"}, Unmatched},
		"another code":          {About{Code: "T09", Cell: "D6"}, Unmatched},
		"another cell alone":    {About{Cell: "D7"}, Unmatched},
		"nothing":               {About{}, Unmatched},
	} {
		s := explained(late, tc.about).Snapshot()
		if got := s.Answers[0].Explained; got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
		if want := map[bool]Verdict{true: Accepted, false: NeedsExplanation}[tc.want == Taken]; s.Versions[0].Verdict != want {
			t.Errorf("%s: the version is %s", name, s.Versions[0].Verdict)
		}
	}
}

// TestALostKey: an upgrade worded a finding otherwise, and its key is another
// one. The row's other columns say what it is about, all of them or none.
func TestALostKey(t *testing.T) {
	before := late
	before.Args = finding.Args{"over": finding.Same("2.50")}
	stood, nothing := "12.50", ""
	full := About{Key: finding.KeyOf(before).String(), Code: "T11", Project: "A-01 城区环卫", Sheet: "评分表", Cell: "D6", Value: &stood}
	but := func(change func(b *About)) About {
		b := full
		change(&b)
		return b
	}
	for name, tc := range map[string]struct {
		about About
		want  Outcome
	}{
		"all columns":         {full, Taken},
		"no code":             {but(func(b *About) { b.Code = "" }), Unmatched},
		"no project":          {but(func(b *About) { b.Project = "" }), Unmatched},
		"no sheet":            {but(func(b *About) { b.Sheet = "" }), Unmatched},
		"no cell":             {but(func(b *About) { b.Cell = "" }), Unmatched},
		"no value":            {but(func(b *About) { b.Value = nil }), Unmatched},
		"an empty value":      {but(func(b *About) { b.Value = &nothing }), Unmatched},
		"another code":        {but(func(b *About) { b.Code = "T09" }), Unmatched},
		"another rule's key":  {but(func(b *About) { b.Key = "T09-0123456789-abcdef" }), Unmatched},
		"another project":     {but(func(b *About) { b.Project = "A-02" }), Unmatched},
		"another sheet":       {but(func(b *About) { b.Sheet = "评分表2" }), Unmatched},
		"another cell":        {but(func(b *About) { b.Cell = "D7" }), Unmatched},
		"the key still holds": {but(func(b *About) { b.Key = finding.KeyOf(late).String(); b.Cell = "D7" }), Taken},
	} {
		s := explained(late, tc.about).Snapshot()
		if got := s.Answers[0].Explained; got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
	two := explained(late, full)
	twin := two.Issues[0]
	twin.Expected = "11"
	two.Issues = append(two.Issues, twin)
	if got := two.Snapshot().Answers[0].Explained; got != Unmatched {
		t.Errorf("one of two is meant: %s", got)
	}
}

// TestAKeyIsLostWhereNoFileHasIt: as long as the version that was explained has
// the finding, a newer one with another expectation is another mistake.
func TestAKeyIsLostWhereNoFileHasIt(t *testing.T) {
	stood := "12.50"
	about := About{Key: finding.KeyOf(late).String(), Code: "T11", Project: "A-01", Sheet: "评分表", Cell: "D6", Value: &stood}
	changed := late
	changed.Expected = "9"
	a := resent(explained(late, about), changed)
	if got := a.Snapshot().Versions[1].Verdict; got != NeedsExplanation {
		t.Errorf("another mistake is %s", got)
	}
	a.Issues[0].Args = finding.Args{"over": finding.Same("2.50")} // an upgrade changed both keys
	if got := a.Snapshot().Versions[1].Verdict; got != Accepted {
		t.Errorf("with the key lost the newer version is %s", got)
	}
	// What was empty says nothing of what comes later.
	none := ""
	about.Value = &none
	empty := late
	empty.Value = ""
	a = resent(explained(empty, about), empty)
	for name, want := range map[int]Verdict{0: Accepted, 1: NeedsExplanation} {
		one := a
		one.Versions = a.Versions[name : name+1]
		if got := one.Snapshot().Versions[0].Verdict; got != want {
			t.Errorf("version %d of an empty cell is %s, want %s", name+1, got, want)
		}
	}
}

// resent is an account with a newer version and what is found in it.
func resent(a Account, f finding.Finding) Account {
	newer := a.Files[0]
	newer.ID, newer.Path, newer.Arrival = 3, "213001/c", evening.Add(2*time.Hour)
	f.Severity = finding.Warning
	v := a.Versions[0]
	v.ID, v.File, v.Figures = 2, newer, "other"
	a.Files, a.Versions, a.Issues = append(a.Files, newer), append(a.Versions, v), append(a.Issues, Issue{Finding: f, FileID: 3})
	return a
}

// TestARowNamesAllCellsOfAFinding, as the report shows them, or the first.
func TestARowNamesAllCellsOfAFinding(t *testing.T) {
	wide := late
	wide.Cells = []finding.Cell{{At: finding.Ref{Row: 6, Col: 4}}, {At: finding.Ref{Row: 7, Col: 4}}, {At: finding.Ref{Row: 8, Col: 4}}}
	for cell, want := range map[string]Outcome{"D6": Taken, "D6–D8": Taken, "D7": Unmatched, "D6–D9": Unmatched} {
		if got := explained(wide, About{Cell: cell}).Snapshot().Answers[0].Explained; got != want {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
}

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
