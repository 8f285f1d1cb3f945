package load

import (
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
)

func TestDeadlinesAfterTheFeedback(t *testing.T) {
	days := func(n int) campaign.AfterFeedback { return campaign.AfterFeedback{Days: n} }
	working := func(n int) campaign.AfterFeedback { return campaign.AfterFeedback{Days: n, Working: true} }
	for text, want := range map[string]campaign.AfterFeedback{
		"反馈之日起30日":          days(30),
		"自反馈之日起30日内":        days(30),
		"收到反馈之日起 30 天":      days(30),
		"反馈后３０日以内":          days(30),
		"收到整改通知之日起三十日内":     days(30),
		"评价结果反馈给单位后十五日":     days(15),
		"第一次反馈之日起二十个工作日":    working(20),
		"反馈之日起20个工作日":       working(20),
		"反馈之日起　２０ 个 工作日 之内": working(20),
		"20个工作日":            working(20),
		"反馈之日起366日":         days(366),
	} {
		got, meant, fault := afterFeedback(text)
		if got != want || !meant || fault.ZH != "" {
			t.Errorf("%s: %+v, %t, %s", text, got, meant, fault.ZH)
		}
	}
	for text, says := range map[string]string{
		"10月15日，或反馈之日起30日":           "只写一样", // no both
		"反馈之日起30日，最迟10月15日":          "只写一样",
		"反馈之日起30日或15日":               "只写一样",
		"十月十五日或反馈之日起30日":             "只写一样",
		"反馈之日起一个月内":                  "看不懂",
		"反馈之日起":                      "看不懂",
		"验收之日起30日":                   "看不懂", // nobody can tell when that is
		"反馈之日起0日":                    "1 到 366",
		"反馈之日起367日":                  "1 到 366",
		"反馈之日起99999999999999999999日": "1 到 366",
	} {
		if got, meant, fault := afterFeedback(text); !meant || got.Set() || !strings.Contains(fault.ZH, says) {
			t.Errorf("%s: %+v, %t, %q", text, got, meant, fault.ZH)
		}
	}
	for _, text := range []string{"2023-10-15", "10月15日", "30日", "待定", "下周五"} {
		if _, meant, fault := afterFeedback(text); meant || fault.ZH != "" {
			t.Errorf("%s is read as days after the feedback: %q", text, fault.ZH)
		}
	}
}

// TestADeadlineOfTheSectionIsADay: nobody tells the section results, so no day of its own
// follows from that.
func TestADeadlineOfTheSectionIsADay(t *testing.T) {
	for _, by := range []string{"department", "section"} {
		f := mustFixture(t).replace(t, "报送时限.tsv", "2023-10-15", "反馈之日起30日")
		for name, text := range f {
			f[name] = strings.Replace(text, "id: sheet\nname: {zh: 评分表, en: score sheet}\nhanded_in_by: [department]", "id: sheet\nname: {zh: 评分表, en: score sheet}\nhanded_in_by: ["+by+"]", 1)
		}
		f = f.replace(t, "报送时限.tsv", "每个项目", map[string]string{"department": "每个项目", "section": "绩效科"}[by])
		c, err := Campaign(f.files(t))
		switch {
		case by == "section" && (err == nil || !strings.Contains(err.Error(), "绩效科不收反馈")):
			t.Errorf("by the section: %v", err)
		case by == "department" && (err != nil || c.Owed[0].AfterFeedback != campaign.AfterFeedback{Days: 30} || !c.Owed[0].Deadline.IsZero()):
			t.Errorf("by departments: %v", err)
		}
	}
}
