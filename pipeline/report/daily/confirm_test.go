package daily

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// TestWhatIsFarOffIsToBeDoneToday with the figures and the command, for every
// form whose version stands, and not for one that was returned.
func TestWhatIsFarOffIsToBeDoneToday(t *testing.T) {
	c := reporttest.WithRules(t)
	s := reporttest.InYuan(c)
	want := []string{"[106001]钢城区财政局　106001钢城区财政局/评分表_A-06.xlsx　确认金额、作废　A-06 全区国有资产清查及相关培训费《评分表》的金额与项目明细表的预算 40 万元相差十倍以上：预算批复金额 400000，一般公共预算 400000，到位资金 400000，实际支出 400000。没有计入合计；请与单位核实，无误的确认，有误的请单位重新报送（编号 6）"}
	if diff := cmp.Diff(want, tasksOf(c, s, "认定金额")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i := range s.Versions {
		if v := &s.Versions[i]; v.Duty.Subject == "A-06" && v.Duty.Form == "score-sheet" {
			v.Verdict = record.Returned
		}
	}
	if got := tasksOf(c, s, "认定金额"); len(got) > 0 {
		t.Errorf("what was returned is to be confirmed: %q", got)
	}
}

// TestWhatIsConfirmedIsNotToBeDone any more.
func TestWhatIsConfirmedIsNotToBeDone(t *testing.T) {
	c := reporttest.WithRules(t)
	s := reporttest.InYuan(c)
	for i := range s.Versions {
		s.Versions[i].Confirmation = &record.Decision{By: "王科长", Why: "年中追加"}
	}
	if got := tasksOf(c, s, "认定金额"); len(got) > 0 {
		t.Errorf("still to be done: %q", got)
	}
}

func tasksOf(c *campaign.Campaign, s *record.Snapshot, what string) []string {
	var out []string
	for _, t := range newDaily(c, s).tasks() {
		if t.what == what {
			out = append(out, strings.Join([]string{t.who, t.file, strings.Join(t.question.Words(), "、"), t.detail}, "　"))
		}
	}
	return out
}

// TestAPageToldOfAnAmount says the same as the workbook, in which it is decided.
func TestAPageToldOfAnAmount(t *testing.T) {
	c := reporttest.WithRules(t)
	var buf bytes.Buffer
	if err := New(c, reporttest.InYuan(c)).Page(&buf); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(buf.String(), "编号 6") || strings.Contains(buf.String(), "处理意见") {
		t.Error("the page does not tell of the amount, or asks for a decision")
	}
}
