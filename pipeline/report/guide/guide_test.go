package guide

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

func guideOf(t *testing.T, c *campaign.Campaign) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, c); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// TestGuideSaysWhatIsDue: what departments hand in, by when, and nothing of any
// one of them.
func TestGuideSaysWhatIsDue(t *testing.T) {
	c := reporttest.Campaign2023()
	c.Settings.CorrectionDays = 5
	c.Settings.Notify.Signature = "青山区财政局绩效科"
	c.Owed[1].Deadline = value.Date{Year: 2023, Month: 11, Day: 2}
	c.Owed[1].Optional = true
	c.Owed[2].Section = true
	got := guideOf(t, c)
	for _, want := range []string{c.Name + " · 青山区财政局绩效科", "<td>评分表</td><td>每个项目一份</td><td>2023年10月15日</td>",
		"<td>整改情况报告表</td><td>每个单位一份</td><td>2023年11月2日（可以不报）</td>", "收到意见后 5 个工作日内", "放进本单位的文件夹"} {
		if !strings.Contains(got, want) {
			t.Errorf("the guide does not say %q", want)
		}
	}
	if strings.Contains(got, "<td>评分统计表") {
		t.Error("the guide tells departments of what the section hands in")
	}
	for _, x := range reporttest.Facts2023 {
		if strings.Contains(got, x.Unit) || strings.Contains(got, x.UnitName) || strings.Contains(got, x.Name) {
			t.Errorf("the guide names %s", x.UnitName)
		}
	}
}

// TestGuideSaysHowADeadlineCounts: where that is no day.
func TestGuideSaysHowADeadlineCounts(t *testing.T) {
	c := reporttest.Campaign2023()
	c.Owed[1].Deadline, c.Owed[1].AfterFeedback = value.Date{}, campaign.AfterFeedback{Days: 20, Working: true}
	if got := guideOf(t, c); !strings.Contains(got, "<td>整改情况报告表</td><td>每个单位一份</td><td>反馈之日起20个工作日</td>") {
		t.Errorf("the guide does not say how it counts:\n%s", got)
	}
}

func TestGuideWithoutAnythingDue(t *testing.T) {
	c := reporttest.Campaign2023()
	c.Owed = nil
	if got := guideOf(t, c); strings.Contains(got, "截止日</th>") || !strings.Contains(got, "怎么报送") {
		t.Errorf("a table of nothing:\n%s", got)
	}
}

// TestGuidePrints on one sheet of A4, also where much is due.
func TestGuidePrints(t *testing.T) {
	c := reporttest.Campaign2023()
	c.Name = "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗2023年度财政重点绩效评价"
	for n := range 4 {
		id := fmt.Sprintf("local-%d", n)
		c.Forms = append(c.Forms, &form.Definition{ID: id, Name: finding.Text{ZH: "项目支出绩效自评表（本级）"}})
		c.Owed = append(c.Owed, campaign.Owed{Form: id, About: "project", Each: true, Deadline: c.Owed[0].Deadline})
	}
	reporttest.FitsEveryWidth(t, "guide", guideOf(t, c))
	text := reporttest.Printed(t, "guide", guideOf(t, c))
	if !strings.Contains(text, "找不到取件文件夹") || strings.Count(text, "\f") != 1 {
		t.Errorf("the guide takes %d pages", strings.Count(text, "\f"))
	}
}
