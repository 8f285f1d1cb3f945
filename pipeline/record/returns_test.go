package record

import (
	"testing"
	"time"

	"jixiao/rules/finding"
)

// TestReturns: whose doing it is that a version went back.
func TestReturns(t *testing.T) {
	duty := Duty{Department: "213001", Form: "f", Subject: "A-01"}
	const own, others, none = "own", "others", ""
	for name, c := range map[string]struct {
		change    func(*Issue)
		decisions []Decision
		want      string
	}{
		"its own mistake":               {want: own},
		"a question":                    {change: func(i *Issue) { i.Severity = finding.Warning }, want: none},
		"told to the section alone":     {change: func(i *Issue) { i.Audience = finding.Section }, want: none},
		"what follows from another":     {change: func(i *Issue) { i.Because = "k" }, want: none},
		"found over the whole campaign": {change: func(i *Issue) { i.CampaignWide = true }, want: none},
		"on another sheet":              {change: func(i *Issue) { i.Place.Sheet = "二" }, want: none},
		"of another form":               {change: func(i *Issue) { i.Form = "g" }, want: none},
		"of the file as a whole":        {change: func(i *Issue) { i.Form, i.Place.Sheet = "", "" }, want: own},
		"by a rule that came later":     {change: func(i *Issue) { i.FirstRun = 5 }, want: others},
		"waived":                        {change: func(i *Issue) { i.Waived = &finding.Waiver{} }, want: others},
		"objected to, and upheld":       {change: func(i *Issue) { i.Objection = &Answer{Objected: Upheld} }, want: others},
		"objected to":                   {change: func(i *Issue) { i.Objection = &Answer{Objected: Waiting} }, want: own},
		"waived once, and no longer": {decisions: []Decision{{Kind: Waive, Target: Target{Department: "213001", Code: "T03"}},
			{Kind: Waive, Undo: true, Target: Target{Department: "213001", Code: "T03"}}}, want: others},
		"waived for another unit": {decisions: []Decision{{Kind: Waive, Target: Target{Department: "207001", Code: "T03"}}}, want: own},
		"another rule waived":     {decisions: []Decision{{Kind: Waive, Target: Target{Department: "213001", Code: "T04"}}}, want: own},
	} {
		i := Issue{Finding: finding.Finding{Code: "T03", Form: "f", Project: "A-01", Severity: finding.Error, Place: finding.Place{Sheet: "一"}}, FileID: 1, FirstRun: 1}
		if c.change != nil {
			c.change(&i)
		}
		s := &Snapshot{Ever: []Issue{i}, Decisions: c.decisions, Versions: []Version{{ID: 1, N: 1, Duty: duty, Sheet: "一", State: Replaced, File: &File{ID: 1, Run: 1, Arrival: evening}},
			{ID: 2, N: 2, Duty: duty, Sheet: "一", State: Standing, File: &File{ID: 2, Run: 2, Arrival: evening.Add(time.Hour)}}}}
		got := none
		for _, r := range s.Returns() {
			if got = others; r.Own {
				got = own
			}
			if r.Version.ID != 1 || r.Duty != duty {
				t.Errorf("%s: version %d for %v", name, r.Version.ID, r.Duty)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		s.Versions[1].File.Run = 1
		if all := s.Returns(); len(all) > 0 {
			t.Errorf("%s: replaced in the run in which it came, and went back", name)
		}
	}
}

// TestADisclosureIsItsAddressToo: the same project made public somewhere else is
// another word, the same once more is none.
func TestADisclosureIsItsAddressToo(t *testing.T) {
	d := Decision{Kind: Disclose, Target: Target{Subject: "A-01"}, At: evening, Why: "https://example.cn/1；另记"}
	a := Account{}.Decide(d)
	if !a.Redundant(d) || d.Address() != "https://example.cn/1" {
		t.Error(a.Redundant(d), d.Address())
	}
	if d.Why = "https://example.cn/2"; a.Redundant(d) {
		t.Error("another address is no news")
	}
}

// TestNobodyIsToldOnTrial: what was replaced before the trial ended went back to nobody.
func TestNobodyIsToldOnTrial(t *testing.T) {
	duty := Duty{Department: "213001", Form: "f", Subject: "A-01"}
	for name, c := range map[string]struct {
		next, ends int64 // runs: 0 is never
		want       int
	}{
		"replaced on trial":        {next: 3, ends: 4, want: 0},
		"replaced after the trial": {next: 6, ends: 4, want: 1},
		"the newest on trial":      {want: 0},
		"the newest after it":      {ends: 4, want: 1},
	} {
		s := &Snapshot{Run: Run{ID: 7}, Dispatches: []Dispatch{{Way: "trial", Run: 1}},
			Ever:     []Issue{{Finding: finding.Finding{Code: "T03", Form: "f", Project: "A-01", Severity: finding.Error, Place: finding.Place{Sheet: "一"}}, FileID: 1, FirstRun: 2}},
			Versions: []Version{{ID: 1, N: 1, Duty: duty, Sheet: "一", State: SentBack, File: &File{ID: 1, Run: 2, Arrival: evening}}}}
		if c.next > 0 {
			s.Versions = append(s.Versions, Version{ID: 2, N: 2, Duty: duty, Sheet: "一", State: Standing, File: &File{ID: 2, Run: c.next, Arrival: evening.Add(time.Hour)}})
		}
		if c.ends > 0 {
			s.Dispatches = append(s.Dispatches, Dispatch{Way: "direct", Run: c.ends})
		}
		if got := len(s.Returns("trial")); got != c.want {
			t.Errorf("%s: %d returns, want %d", name, got, c.want)
		}
	}
}
