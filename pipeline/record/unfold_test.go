package record

import (
	"testing"
	"time"

	"jixiao/rules/finding"
)

// amounts look to be in 元, and sum disagrees because of them.
var (
	amounts = finding.Finding{Code: "C08", Severity: finding.Warning, Form: "score-sheet", Project: "A-06", Field: "spent", Value: "400000",
		Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 6, Col: 4}}}
	sum = finding.Finding{Code: "T06", Severity: finding.Error, Form: "score-sheet", Project: "A-06", Field: "budget", Value: "40",
		Because: finding.KeyOf(amounts).String(), Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: 5, Col: 2}}}
)

// folded is an account with a sheet in which one finding follows from another,
// and what its department says to them.
func folded(cause, follower finding.Finding, answers ...Answer) Account {
	sheet := File{ID: 1, Path: "213001/a", Department: "213001", Arrival: evening, Verdict: VerdictBy(cause.Severity)}
	reply := File{ID: 2, Path: "213001/b", Department: "213001", Arrival: evening.Add(time.Hour), Verdict: Ignored}
	a := Account{Files: []File{sheet, reply}, Issues: []Issue{{Finding: follower, FileID: 1}, {Finding: cause, FileID: 1}},
		Versions: []Version{{ID: 1, File: &sheet, Sheet: cause.Place.Sheet, Verdict: sheet.Verdict,
			Duty: Duty{Department: "213001", Form: cause.Form, Subject: finding.Subject(cause.Project)}}}}
	for n, said := range answers {
		said.ID, said.FileID, said.Place = int64(n+1), 2, Spot{"情况说明", finding.Ref{Row: n + 3, Col: 3}.String()}
		a.Answers = append(a.Answers, said)
	}
	return a
}

func keyed(f finding.Finding) About { return About{Key: finding.KeyOf(f).String()} }

// of is the finding of a code in a snapshot.
func of(t *testing.T, s *Snapshot, code finding.Code) Issue {
	t.Helper()
	for _, i := range s.Issues {
		if i.Code == code {
			return i
		}
	}
	t.Fatalf("no finding %s", code)
	return Issue{}
}

// TestWhatASettledCauseHadExplainedCounts, and no longer when that lapses.
func TestWhatASettledCauseHadExplainedCounts(t *testing.T) {
	explained := Answer{About: keyed(amounts), Explanation: "按元填报，已与财政核对"}
	objected := Answer{About: keyed(amounts), Objection: "就是万元"}
	decide := func(kind DecisionKind, undo bool) Decision {
		return Decision{Kind: kind, Target: Target{File: 2, Sheet: "情况说明", Cell: "C3"}, By: "绩效科", Why: "核实", Undo: undo}
	}
	for name, tc := range map[string]struct {
		said   []Answer
		ruled  []Decision
		weighs finding.Severity // the follower
		want   Verdict
	}{
		"nothing is said":           {nil, nil, 0, NeedsExplanation},
		"explained":                 {[]Answer{explained}, nil, finding.Error, Returned},
		"explained, and refused":    {[]Answer{explained}, []Decision{decide(Refuse, false)}, 0, NeedsExplanation},
		"the refusal undone":        {[]Answer{explained}, []Decision{decide(Refuse, false), decide(Refuse, true)}, finding.Error, Returned},
		"objected to":               {[]Answer{objected}, nil, 0, NeedsExplanation},
		"upheld":                    {[]Answer{objected}, []Decision{decide(Uphold, false)}, finding.Error, Returned},
		"rejected":                  {[]Answer{objected}, []Decision{decide(Reject, false)}, 0, NeedsExplanation},
		"a stock phrase":            {[]Answer{{About: keyed(amounts), Explanation: "属实", Flaw: StockPhrase}}, nil, 0, NeedsExplanation},
		"the follower is explained": {[]Answer{{About: keyed(sum), Explanation: "合同如此"}}, nil, 0, NeedsExplanation},
	} {
		a := folded(amounts, sum, tc.said...)
		for _, d := range tc.ruled {
			a = a.Decide(d)
		}
		s := a.Snapshot()
		follower := of(t, s, "T06")
		if follower.Weight() != tc.weighs || (follower.Because == "") != (tc.weighs > 0) {
			t.Errorf("%s: the follower weighs %q and follows from %q", name, follower.Weight(), follower.Because)
		}
		if s.Versions[0].Verdict != tc.want || s.Files[0].Verdict != tc.want {
			t.Errorf("%s: the version is %s, the file %s, want %s", name, s.Versions[0].Verdict, s.Files[0].Verdict, tc.want)
		}
		if a.Issues[0].Because != finding.KeyOf(amounts).String() {
			t.Fatalf("%s: what the ledger says was changed", name)
		}
	}
}

// TestWhatWasSaidToAFollowerIsKept, and counts as soon as the follower does.
func TestWhatWasSaidToAFollowerIsKept(t *testing.T) {
	soft := sum
	soft.Severity = finding.Warning
	toFollower := Answer{About: keyed(soft), Explanation: "含上年结转"}
	s := folded(amounts, soft, toFollower).Snapshot()
	if i := of(t, s, "T06"); i.Explanation == nil || i.Because == "" || s.Answers[0].Explained != Taken || s.Versions[0].Verdict != NeedsExplanation {
		t.Errorf("%+v, the answer is %s, the version %s", i, s.Answers[0].Explained, s.Versions[0].Verdict)
	}
	s = folded(amounts, soft, toFollower, Answer{About: keyed(amounts), Explanation: "按元填报"}).Snapshot()
	if i := of(t, s, "T06"); i.Explanation == nil || i.Because != "" || s.Versions[0].Verdict != Accepted {
		t.Errorf("%+v, the version is %s", i, s.Versions[0].Verdict)
	}
}

// TestWhatFollowedIsNotMendedByItself: a newer version without either has mended
// one mistake.
func TestWhatFollowedIsNotMendedByItself(t *testing.T) {
	a := folded(amounts, sum)
	newer := a.Files[0]
	newer.ID, newer.Path, newer.Arrival, newer.Verdict, newer.Look = 3, "213001/c", evening.Add(2*time.Hour), Accepted, 2
	v := a.Versions[0]
	v.ID, v.File, v.Verdict, v.Figures = 2, &newer, Accepted, "other"
	a.Files, a.Versions = append(a.Files, newer), append(a.Versions, v)
	s := a.Snapshot()
	if len(s.Resolved) != 1 || s.Resolved[0].Code != "C08" {
		t.Errorf("resolved are %+v", s.Resolved)
	}
}

// TestOverTheWholeCampaign what follows from a finding in a file bears on no
// verdict, until that one is settled.
func TestOverTheWholeCampaign(t *testing.T) {
	across := Issue{Finding: sum, FileID: 1, Department: "213001", CampaignWide: true}
	across.Code = "X02"
	for name, said := range map[string][]Answer{"folded": nil, "explained": {{About: keyed(amounts), Explanation: "按元填报"}}} {
		a := folded(amounts, sum, said...)
		a.Issues = []Issue{across, a.Issues[1]}
		want := map[string]Verdict{"folded": NeedsExplanation, "explained": Returned}[name]
		if got := a.Snapshot().Versions[0].Verdict; got != want {
			t.Errorf("%s: the version is %s, want %s", name, got, want)
		}
	}
}
