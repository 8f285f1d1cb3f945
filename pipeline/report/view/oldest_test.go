package view

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestEachDutyHasItsOldestOpenFinding: rows of a list count for the list, what is
// about another duty in the same file does not, and what is missing has a day too.
func TestEachDutyHasItsOldestOpenFinding(t *testing.T) {
	b := reporttest.NewBuilder()
	at := func(day int) time.Time { return time.Date(2023, 10, day, 9, 0, 0, 0, reporttest.Zone) }
	two := b.File("213001钢城区城市管理局/两张.xlsx", record.Returned)
	first := record.Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"}
	second := record.Duty{Department: "213001", Form: "score-sheet", Subject: "A-02"}
	list := record.Duty{Department: "213001", Form: "rectification"}
	for _, d := range []record.Duty{first, second, list} {
		b.Version(two, d, record.Returned, reporttest.ScoreSubmission(reporttest.Facts2023[0]))
	}
	missing := record.Duty{Department: "207001", Form: "score-sheet", Subject: "A-03"}
	for _, x := range []struct {
		file   int64
		duty   record.Duty
		about  string
		weight finding.Severity
		day    int
	}{
		{two.ID, first, "A-01", finding.Error, 5}, {two.ID, first, "A-01", finding.Warning, 3}, {two.ID, first, "A-01", finding.Info, 1},
		{two.ID, second, "A-02", finding.Error, 7}, {two.ID, list, "A-09", finding.Error, 4}, {0, missing, "A-03", finding.Error, 6},
	} {
		b.Issues = append(b.Issues, record.Issue{FileID: x.file, Department: x.duty.Department, Opened: at(x.day),
			Finding: finding.Finding{Code: "T03", Form: x.duty.Form, Project: x.about, Severity: x.weight}})
	}
	got := map[record.Duty]string{}
	for d, day := range New(reporttest.Campaign2023(), &b.Snapshot).OldestOpen() {
		got[d] = day.String()
	}
	want := map[record.Duty]string{first: "2023-10-03", second: "2023-10-07", list: "2023-10-04", missing: "2023-10-06"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
