package view

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestResolutionsCountDaysAsPeopleDo: from the day on which something was first told to
// the day on which it was resolved, whatever the hours; what follows from something
// else, or asks for nothing, is not counted.
func TestResolutionsCountDaysAsPeopleDo(t *testing.T) {
	b := reporttest.NewBuilder()
	at := func(day, hour int) time.Time { return time.Date(2023, 10, day, hour, 0, 0, 0, reporttest.Zone) }
	issue := func(unit string, s finding.Severity, opened time.Time) record.Issue {
		return record.Issue{Finding: finding.Finding{Code: "T03", Severity: s}, Department: unit, Opened: opened}
	}
	for _, x := range []struct {
		unit       string
		told, gone time.Time
	}{
		{"213001", at(2, 23), at(3, 1)}, {"213001", at(2, 9), at(2, 22)}, {"213001", at(1, 9), at(8, 9)}, {"213001", at(2, 9), at(4, 9)},
		{"207001", at(5, 9), at(9, 9)}, {"403001", time.Time{}, at(9, 9)},
	} {
		b.Resolved = append(b.Resolved, record.Resolved{Issue: issue(x.unit, finding.Error, x.told), At: x.gone})
	}
	follower := issue("208001", finding.Error, at(1, 9))
	follower.Because = "T03-1"
	b.Issues = []record.Issue{issue("213001", finding.Warning, at(11, 9)), issue("213001", finding.Error, at(9, 9)),
		issue("213001", finding.Info, at(1, 9)), follower, issue("", finding.Error, at(3, 9))}
	got := map[string]string{}
	for unit, m := range New(reporttest.Campaign2023(), &b.Snapshot).Resolutions() {
		said := fmt.Sprintf("resolved %d", m.Resolved)
		if days, ok := m.Median(); ok {
			longest, _ := m.Longest()
			said += fmt.Sprintf(" in %s, at most %d", days, longest)
		}
		got[unit] = said + fmt.Sprintf("; open %d %s", m.Open, m.Oldest)
	}
	want := map[string]string{
		"213001": "resolved 4 in 1.5, at most 7; open 2 2023-10-09",
		"207001": "resolved 1 in 4, at most 4; open 0 ",
		"403001": "resolved 1; open 0 ",
		"":       "resolved 0; open 1 2023-10-03",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
