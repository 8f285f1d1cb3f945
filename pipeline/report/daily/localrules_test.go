package daily

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// TestRulesOfTheSectionsOwnAreCounted each in its row, and no part stands where there
// are none.
func TestRulesOfTheSectionsOwnAreCounted(t *testing.T) {
	d := newDaily(reporttest.Campaign2023(), reporttest.FirstEvening())
	if d.localRules() != nil {
		t.Error("there is a part on no rules")
	}
	d.counts = []view.RuleCount{
		{Info: rules.Info{Code: "L01", Title: finding.Same("得分上限")}, Tally: check.Tally{7, 2, 3, 4, 0}, Sheets: 16},
		{Info: rules.Info{Code: "L02", Title: finding.Same("日期"), Audience: finding.Section, Trial: true}, Tally: check.Tally{0, 0, 0, 0, 5}, Sheets: 5},
	}
	var got []string
	for cells := range d.localRules().all() {
		var row []string
		for _, c := range cells {
			row = append(row, c.Shown())
		}
		got = append(got, strings.Join(row, " "))
	}
	want := []string{"L01 启用 得分上限 16 9 7 2 3 4 0", "L02 试行 日期 5 0 0 0 0 0 5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
