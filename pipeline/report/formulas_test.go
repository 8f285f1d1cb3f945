package report

import (
	"bytes"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/rules/register"
)

// TestFormulasAgreeWithTheirResults recalculates every formula, of a complete
// round, of one half way and of one that has not begun.
func TestFormulasAgreeWithTheirResults(t *testing.T) {
	c := reporttest.Campaign2023()
	unborn := reporttest.Campaign2023()
	unborn.Facts = &register.Facts{Year: 2023}
	for _, tc := range []struct {
		name string
		c    *campaign.Campaign
		s    *record.Snapshot
		want int // formulas at least
	}{
		{"complete", c, reporttest.Complete(), 110}, {"half way", c, reporttest.FirstEvening(), 90},
		{"nothing came", c, &reporttest.NewBuilder().Snapshot, 80}, {"no register", unborn, &reporttest.NewBuilder().Snapshot, 2},
	} {
		var day bytes.Buffer
		if err := daily.New(tc.c, tc.s).Workbook(&day); err != nil {
			t.Fatal(err)
		}
		n := reporttest.Recalculate(t, reporttest.Open(t, masterOf(t, tc.c, tc.s)), tc.name) + reporttest.Recalculate(t, reporttest.Open(t, day.Bytes()), tc.name)
		if n < tc.want {
			t.Errorf("%s: only %d formulas were found", tc.name, n)
		}
	}
}
