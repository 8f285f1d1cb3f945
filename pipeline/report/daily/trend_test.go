package daily

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
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

// A report that was replaced on the second day counts on the first, a returned one
// on none; on the last day the trend says what the master holds.
func TestMendingByDay(t *testing.T) {
	s := reporttest.FirstEvening()
	at := slices.IndexFunc(s.Versions, func(v record.Version) bool { return v.Duty.Subject == "A-03" && v.Duty.Form == "rectification" })
	first := s.Versions[at]
	again := first
	again.ID, again.N, again.Verdict = 99, 2, record.Accepted
	file := *first.File
	file.Arrival = file.Arrival.AddDate(0, 0, 1)
	again.File = &file
	again.Says = packed.Of(reporttest.RectificationSubmission(reporttest.Problem{Project: "A-03", Category: "绩效目标", Status: "已完成"}))
	returned := again
	returned.ID, returned.N, returned.State, returned.Verdict = 100, 3, record.SentBack, record.Returned
	s.Versions = append(s.Versions, again, returned)
	s.Versions[at].State, s.Versions[at].Own = record.Replaced, first.Verdict
	s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, 2)
	d := newDaily(reporttest.Campaign2023(), s)
	p := d.mendingTrend()
	var got []string
	for _, cells := range p.rows {
		row := ""
		for _, c := range cells {
			row += c.Shown() + "|"
		}
		got = append(got, row)
	}
	want := []string{"10月13日|5|3|2|0|60.00%|2 / 2|1 / 1|0 / 2|", "10月14日|4|3|1|0|75.00%|2 / 2|1 / 1|0 / 1|", "10月15日|4|3|1|0|75.00%|2 / 2|1 / 1|0 / 1|"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	today := d.byCategory().results()
	for i, cell := range today[1:5] {
		if last := p.rows[len(p.rows)-1][i+1]; last.Shown() != cell.Shown() {
			t.Errorf("today %s are %s, on the last day %s", p.columns[i+1].Head, cell.Shown(), last.Shown())
		}
	}
}
