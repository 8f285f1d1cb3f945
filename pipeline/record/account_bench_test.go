package record

import (
	"fmt"
	"testing"
	"time"

	"jixiao/rules/finding"
)

// campaignOf is what a ledger holds of a campaign of n sheets: a fifth of them
// with a mistake, and something missing for each.
func campaignOf(n int) Account {
	a := Account{Run: Run{ID: 2, AsOf: evening.Add(24 * time.Hour)}, Clocks: map[int64]time.Time{1: evening, 2: evening.Add(24 * time.Hour)}}
	for i := range n {
		unit, about := fmt.Sprintf("%06d", 101001+i/5), finding.Subject(fmt.Sprintf("A-%05d", i))
		f := File{ID: int64(i + 1), Path: fmt.Sprintf("%s单位/评分表_%s.xlsx", unit, about), Department: unit, Hash: fmt.Sprint(i), Size: 1,
			Look: 1, Run: 1, Arrival: evening, Verdict: Accepted}
		if i%5 == 0 {
			f.Verdict = Returned
			a.Issues = append(a.Issues, Issue{Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: "score-sheet", Project: string(about),
				Place: finding.Place{File: f.Path, Sheet: "评分表", Cell: finding.At(32, 5)}}, Department: unit, FileID: f.ID, FirstRun: 1})
		}
		a.Files = append(a.Files, f)
		a.Versions = append(a.Versions, Version{ID: f.ID, File: &f, Sheet: "评分表", Verdict: f.Verdict, Figures: fmt.Sprint(i),
			Duty: Duty{Department: unit, Form: "score-sheet", Subject: about}})
		a.Issues = append(a.Issues, Issue{Finding: finding.Finding{Code: "D02", Severity: finding.Warning, Form: "self-evaluation", Project: string(about)},
			Department: unit, FirstRun: 1, CampaignWide: true})
	}
	return a
}

// BenchmarkSnapshot derives what holds of 20,000 sheets.
func BenchmarkSnapshot(b *testing.B) {
	a := campaignOf(20_000)
	b.ReportAllocs()
	for b.Loop() {
		a.Snapshot()
	}
}
