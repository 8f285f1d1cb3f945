package daily

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/internal/testkit/booktest"
	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// onTrial is the first evening on trial, with something noted of a finding that
// holds, of one that is gone, and of one that was missed.
func onTrial() (*campaign.Campaign, *record.Snapshot) {
	c, s := reporttest.Campaign2023(), reporttest.FirstEvening()
	c.Publishing = campaign.Trial
	c.Settings.Notify.Signature = "钢城区财政局绩效科"
	for i := range s.Versions {
		s.Versions[i].Own = s.Versions[i].Verdict
	}
	s.Ever = s.Issues
	s.Notes = []record.Note{
		{Key: record.ToldKey(s.Issues[0]), Words: "与手工核对一致", Mark: "一致"},
		{Key: "对照-0123456789ab", Unit: "[101001]区文旅局", Project: "A-10 老电影员放映补贴", File: "101001区文旅局/评分表.xlsx", Place: "评分表!E32",
			Said: "合计得分填的是“90”", Words: "不应退", Mark: "误判"},
		{Key: "漏查-0123456789ab", Unit: "钢城区财政局", Place: "C9", Words: "缺盖章", Mark: "漏查"},
		{Key: record.ToldKey(s.Issues[3]), Words: "还要核实", Mark: "差不多", At: record.Spot{Sheet: "试运行对照", Cell: "H9"}, From: record.File{Path: "绩效科/日报.xlsx"}},
	}
	return c, s
}

// TestWhatFollowsIsNotCompared: it is told by nobody; what was noted of it before
// stays.
func TestWhatFollowsIsNotCompared(t *testing.T) {
	c, s := onTrial()
	if i := s.Issues[1]; i.Because == "" {
		t.Fatalf("%s follows from nothing", i.Code)
	}
	key := record.ToldKey(s.Issues[1])
	for _, one := range newDaily(c, s).compare().told {
		if one.key == key {
			t.Errorf("compared with %+v", one.issue)
		}
	}
	s.Notes = append(s.Notes, record.Note{Key: key, Said: "财政综合评分不对", Mark: "一致"})
	told := newDaily(c, s).compare().told
	if last := told[len(told)-1]; last.key != key || last.note == nil || last.issue != nil {
		t.Errorf("the last is %+v", last)
	}
}

// TestTrialWorkbook is sound, and its counts are those of the page.
func TestTrialWorkbook(t *testing.T) {
	c, s := onTrial()
	var data bytes.Buffer
	if err := New(c, s).Workbook(&data); err != nil {
		t.Fatal(err)
	}
	booktest.Sound(t, data.Bytes())
	var page bytes.Buffer
	if err := Effect(&page, c, s); err != nil {
		t.Fatal(err)
	}
	rows := shownTables(t, page.String())["与绩效科的意见对照"]
	f := reporttest.Open(t, data.Bytes())
	for i, want := range []string{"1", "1", "1", "3"} {
		at := "B" + string(rune('3'+i))
		if got := reporttest.Cell(t, f, "试运行对照", at); got != want || rows[i+1][1] != want {
			t.Errorf("%s: the workbook counts %s, the page %s, want %s", rows[i+1][0], got, rows[i+1][1], want)
		}
	}
}

// TestComparisonAfterTheTrial: what was told until then is compared, and what
// was noted; what came later is not.
func TestComparisonAfterTheTrial(t *testing.T) {
	c, s := onTrial()
	all := len(newDaily(c, s).compare().told)
	c.Publishing = campaign.Direct
	s.Dispatches = []record.Dispatch{{Way: "trial", Run: 1}, {Unit: "213001", Run: 2}, {Way: "direct", Run: 4}}
	if got := len(newDaily(c, s).compare().told); got != all {
		t.Errorf("%d are compared, were %d on trial", got, all)
	}
	for i := range s.Issues {
		s.Issues[i].FirstRun = 5
	}
	if got, want := len(newDaily(c, s).compare().told), 3; got != want {
		t.Errorf("%d are compared, though only %d were noted", got, want)
	}
}

// TestEffectPrints on one sheet of A4, whatever stands in it.
func TestEffectPrints(t *testing.T) {
	c, s := onTrial()
	c.Name = strings.Repeat("某某自治州某某新区", 4) + c.Name
	for v := range s.Run.Balance.ByVerdict {
		s.Run.Balance.ByVerdict[v] += 123456
		s.Run.Balance.Seen += 123456
	}
	var page bytes.Buffer
	if err := Effect(&page, c, s); err != nil {
		t.Fatal(err)
	}
	reporttest.FitsEveryWidth(t, "effect", page.String())
	text := reporttest.Printed(t, "effect", page.String())
	for _, want := range []string{"审核成效", "钢城区财政局绩效科", "未对照", "提出意见最多的规则", "与合计一致"} {
		if !strings.Contains(text, want) {
			t.Errorf("the printed page does not show %q", want)
		}
	}
	if pages := strings.Count(strings.TrimSuffix(text, "\f"), "\f") + 1; pages > 1 {
		t.Errorf("the page takes %d sheets", pages)
	}
}
