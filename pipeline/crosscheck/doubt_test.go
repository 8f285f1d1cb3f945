package crosscheck

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// failing is a snapshot of so many score sheets, the first of which fail T03.
func failing(sheets, wrong int) *record.Snapshot {
	s := &record.Snapshot{}
	for i := range sheets {
		f := record.File{ID: int64(i + 1), Path: fmt.Sprint(i), Verdict: record.Accepted}
		s.Versions = append(s.Versions, record.Version{ID: f.ID, N: 1, File: &f, Sheet: "评分表", Verdict: record.Returned,
			Duty: record.Duty{Department: "213001", Form: "score-sheet", Subject: finding.Subject(fmt.Sprint("A-", i))}})
		if i < wrong {
			issue := record.Issue{FileID: f.ID, Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: "score-sheet", Place: finding.Place{Sheet: "评分表"}}}
			s.Issues = append(s.Issues, issue, issue) // twice in a sheet is once
		}
	}
	return s
}

func doubting() *campaign.Campaign {
	return &campaign.Campaign{Settings: campaign.Settings{Notify: campaign.Notify{HoldPercent: 30, HoldSheets: 3}}}
}

func TestDoubtsBeginAtBothBounds(t *testing.T) {
	for _, tc := range []struct {
		sheets, wrong int
		doubt         bool
	}{{10, 3, true}, {11, 3, false}, {2, 2, false}, {3, 3, true}, {100, 29, false}, {100, 30, true}} {
		var want []Doubt
		if tc.doubt {
			want = []Doubt{{Code: "T03", Form: "score-sheet", Failing: tc.wrong, Sheets: tc.sheets}}
		}
		if diff := cmp.Diff(want, Doubts(doubting(), failing(tc.sheets, tc.wrong))); diff != "" {
			t.Errorf("%d of %d (-want +got):\n%s", tc.wrong, tc.sheets, diff)
		}
	}
}

func TestWhatIsNoDoubt(t *testing.T) {
	for name, change := range map[string]func(*campaign.Campaign, *record.Snapshot){
		"released": func(_ *campaign.Campaign, s *record.Snapshot) {
			s.Releases = []record.Release{{Code: "T03", Form: "score-sheet"}}
		},
		"off": func(c *campaign.Campaign, _ *record.Snapshot) { c.Settings.Notify.HoldPercent = 0 },
		"superseded": func(_ *campaign.Campaign, s *record.Snapshot) {
			for i := range s.Versions {
				s.Versions[i].Verdict = record.Superseded
			}
		},
		"the section's own": func(_ *campaign.Campaign, s *record.Snapshot) {
			for i := range s.Issues {
				s.Issues[i].Audience = finding.Section
			}
		},
		"notes": func(_ *campaign.Campaign, s *record.Snapshot) {
			for i := range s.Issues {
				s.Issues[i].Severity = finding.Info
			}
		},
	} {
		c, s := doubting(), failing(5, 5)
		change(c, s)
		if got := Doubts(c, s); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}
