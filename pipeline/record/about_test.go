package record

import (
	"testing"
	"time"

	"jixiao/rules/finding"
)

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
	v.ID, v.File, v.Figures = 2, &newer, "other"
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
