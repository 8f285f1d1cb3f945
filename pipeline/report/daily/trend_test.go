package daily

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Two days after the first evening the trend says what had come by each day, and
// what was open at its end: a finding that was mended on the second day was open
// on the first.
func TestTrend(t *testing.T) {
	s := reporttest.FirstEvening()
	if p := newDaily(reporttest.Campaign2023(), s).trend(); p != nil {
		t.Errorf("there is a trend of %d days on the first", len(p.rows))
	}
	first := s.Run.AsOf
	s.Run.AsOf = first.AddDate(0, 0, 1)
	mended := record.Issue{Finding: finding.Finding{Code: "T04", Severity: finding.Error}, Since: first}
	s.Resolved = append(s.Resolved, record.Resolved{Issue: mended, At: s.Run.AsOf})
	for i := range s.Issues {
		s.Issues[i].Since = first
	}
	p := newDaily(reporttest.Campaign2023(), s).trend()
	var got [][]string
	for _, cells := range p.rows {
		row := []string{}
		for _, c := range cells {
			row = append(row, c.Shown())
		}
		got = append(got, row)
	}
	want := [][]string{{"10月13日", "22", "8", "36.36%", "5", "5"}, {"10月14日", "22", "8", "36.36%", "4", "0"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Bars of figures that lie near each other begin below the smallest, and say so.
func TestAxisBeginsNearItsFigures(t *testing.T) {
	d := newDaily(reporttest.Campaign2023(), reporttest.Complete())
	p := d.byDivision()
	if title := p.chartTitle(p.bars[0]); title != "各归口科室预算批复金额（万元）" {
		t.Errorf("amounts: %s", title)
	}
	if title := p.chartTitle(p.bars[1]); title != "各归口科室平均得分（自 80 起）" {
		t.Errorf("scores: %s", title)
	}
}
