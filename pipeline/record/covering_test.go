package record

import (
	"slices"
	"testing"
	"time"

	"jixiao/rules/finding"
)

// reasons are three findings of one cell each, as they were told before, and the
// one that they are now.
func reasons() (before []finding.Finding, now finding.Finding) {
	now = finding.Finding{Code: "T09", Form: "score-sheet", Project: "A-01", Field: "reason", Severity: finding.Warning,
		Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 12, Col: 6}}}
	for row := 12; row < 15; row++ {
		one := now
		one.Place.Cell.Row = row
		one.Args = finding.Args{"label": finding.Same(string(rune('甲' + row)))}
		before = append(before, one)
		now.Cells = append(now.Cells, finding.Cell{At: one.Place.Cell})
	}
	now.Args = finding.Args{"count": finding.Same("3")}
	return before, now
}

// answering says the same to each of some findings, as their rows in a report.
func answering(said Answer, to ...finding.Finding) []Answer {
	var out []Answer
	for _, f := range to {
		stood := f.Value
		said.About = About{Key: finding.KeyOf(f).String(), Code: string(f.Code), Project: f.Project, Sheet: f.Place.Sheet,
			Cell: f.Place.Cell.String(), Value: &stood}
		out = append(out, said)
	}
	return out
}

// foldedInto is an account in which some answers meet one finding alone.
func foldedInto(f finding.Finding, answers []Answer) Account {
	a := folded(f, f, answers...)
	a.Issues = a.Issues[1:]
	return a
}

// TestWhatWasExplainedCellByCell counts for the finding that the cells are now,
// where each was explained.
func TestWhatWasExplainedCellByCell(t *testing.T) {
	before, now := reasons()
	season, supplier := Answer{Explanation: "雨季停工"}, Answer{Explanation: "供应商更换"}
	both := slices.Concat(answering(season, before[:2]...), answering(supplier, before[2]))
	stock := slices.Concat(answering(season, before[:2]...), answering(Answer{Explanation: "属实", Flaw: StockPhrase}, before[2]))
	for name, tc := range map[string]struct {
		said  []Answer
		want  Verdict
		words string
	}{
		"each":                     {answering(season, before...), Accepted, "雨季停工"},
		"each in its words":        {both, Accepted, "F12、F13：雨季停工；F14：供应商更换"},
		"the first alone":          {answering(season, before[0]), NeedsExplanation, ""},
		"all but one":              {answering(season, before[1:]...), NeedsExplanation, ""},
		"one with a stock phrase":  {stock, NeedsExplanation, ""},
		"each, and one objects":    {append(answering(season, before...), answering(Answer{Objection: "合同如此"}, before[0])...), Accepted, "雨季停工"},
		"as it is now, after that": {append(both, answering(season, now)...), Accepted, "雨季停工"},
	} {
		s := foldedInto(now, tc.said).Snapshot()
		i := of(t, s, "T09")
		words := ""
		if i.Explanation != nil {
			words = i.Explanation.Explanation
		}
		if s.Versions[0].Verdict != tc.want || words != tc.words {
			t.Errorf("%s: the version is %s, explained by %q", name, s.Versions[0].Verdict, words)
		}
	}
	for _, a := range foldedInto(now, both).Snapshot().Answers {
		if a.Explained != Taken || a.Explanation == "" {
			t.Errorf("%q is %s", a.Explanation, a.Explained)
		}
	}
	later := foldedInto(now, both)
	later.Files[0].Arrival = later.Files[1].Arrival.Add(time.Minute)
	later.Versions[0].File = &later.Files[0]
	if got := later.Snapshot().Versions[0].Verdict; got != NeedsExplanation {
		t.Errorf("what came later is %s", got)
	}
	refused := foldedInto(now, both).Decide(Decision{Kind: Refuse, Target: Target{File: 2, Sheet: "情况说明", Cell: "C5"}, By: "绩效科", Why: "不够"})
	if got := refused.Snapshot().Versions[0].Verdict; got != NeedsExplanation {
		t.Errorf("with one explanation refused it is %s", got)
	}
}

// TestWhatWasObjectedToCellByCell waits as one, and is upheld where all of it
// was.
func TestWhatWasObjectedToCellByCell(t *testing.T) {
	before, now := reasons()
	now.Severity = finding.Error
	said := answering(Answer{Objection: "合同如此"}, before...)
	uphold := func(cells ...string) []Decision {
		var out []Decision
		for _, cell := range cells {
			out = append(out, Decision{Kind: Uphold, Target: Target{File: 2, Sheet: "情况说明", Cell: cell}, By: "绩效科", Why: "属实"})
		}
		return out
	}
	for name, tc := range map[string]struct {
		said  []Answer
		ruled []Decision
		want  Verdict
		state Outcome
	}{
		"each":             {said, nil, Returned, Waiting},
		"one":              {said[:1], nil, Returned, ""},
		"each, one upheld": {said, uphold("C3"), Returned, ""},
		"each, all upheld": {said, uphold("C3", "C4", "C5"), Accepted, Upheld},
	} {
		a := foldedInto(now, tc.said)
		for _, d := range tc.ruled {
			a = a.Decide(d)
		}
		s := a.Snapshot()
		var state Outcome
		if o := of(t, s, "T09").Objection; o != nil {
			state = o.Objected
		}
		if s.Versions[0].Verdict != tc.want || state != tc.state {
			t.Errorf("%s: the version is %s, the objection %q", name, s.Versions[0].Verdict, state)
		}
	}
}
