package daily

import (
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
)

func TestUrgingIsReadyToPaste(t *testing.T) {
	duty := record.Duty{Department: "101001", Form: "score-sheet", Subject: "A-10"}
	for days, want := range map[int]string{
		0: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，截止 10月15日（剩余 2 天），请及时报送。",
		2: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，今日截止，请今天报送。",
		4: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，截止日期 10月15日 已过（已逾期 2 天），请尽快报送。",
	} {
		s := reporttest.FirstEvening()
		s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, days)
		v := newDaily(reporttest.Campaign2023(), s)
		if got := v.urge(v.DueOf(duty)); got != want {
			t.Errorf("%d days on: %s, want %s", days, got, want)
		}
	}
	c := reporttest.Campaign2023()
	c.Settings.Notify.Signature = "市财政局"
	v := newDaily(c, reporttest.FirstEvening())
	if got := v.urge(v.DueOf(record.Duty{Department: "402001", Form: "rectification"})); !strings.HasPrefix(got, "【市财政局】贵单位整改情况报告表尚未报送") {
		t.Error(got)
	}
	if got := v.urge(v.DueOf(record.Duty{Form: "score-list"})); got != "" {
		t.Errorf("the section is urged: %s", got)
	}
}
