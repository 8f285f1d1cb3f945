package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/publish"
)

// changesTold are the rows of 规则变化 in the day's report; nil where there is no such sheet.
func changesTold(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	day := o.AsOf.In(o.Campaign.Zone).Format("2006-01-02")
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "审核日报_"+day+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	page := strings.Contains(string(mustRead(t, filepath.Join(o.Outbox, "审核日报_"+day+".html"))), "今天起生效的规则变化")
	i, err := f.GetSheetIndex("规则变化")
	if err != nil || page != (i >= 0) {
		t.Fatalf("sheet %d, on the page %v: %v", i, page, err)
	}
	if i < 0 {
		return nil
	}
	rows, err := f.GetRows("规则变化")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		if len(row) > 2 {
			all = append(all, strings.Join(row, " | "))
		}
	}
	return all
}

// ruledBy is a campaign with rules of its own, and one rule of the catalogue as 审核规则
// has it.
func ruledBy(t *testing.T, t05 string, rows ...[]any) *campaign.Campaign {
	t.Helper()
	dir := withLocalRules(t, rows...)
	path := filepath.Join(dir, load.SettingsFile)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	sheet, err := f.GetRows("审核规则")
	if err != nil {
		t.Fatal(err)
	}
	on := 0
	for i, row := range sheet {
		if n := slices.Index(row, "启用"); n >= 0 && on == 0 {
			on = n + 1
		}
		if len(row) > 0 && row[0] == "T05" {
			cell, err := excelize.CoordinatesToCellName(on, i+1)
			if err == nil {
				err = f.SetCellValue("审核规则", cell, t05)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func rule(code, state, must, days string) []any {
	return []any{code, state, "说明" + code, "评分表", "整张表", "预算执行率<70%", must, "", "须修改", "", "", "", days}
}

// TestAChangedRuleIsToldOnItsDay: what was and what is now, in the report of the day
// on which it takes effect, however often that is made, and on no other.
func TestAChangedRuleIsToldOnItsDay(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -12)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	tomorrow := o.AsOf.AddDate(0, 0, 1).Format("2006-01-02")
	o.Campaign = ruledBy(t, "否", rule("L01", "启用", "财政综合评分<=89", ""), rule("L02", "停用", "财政综合评分<=90", ""), rule("L03", "启用", "财政综合评分<=91", ""))
	mustRun(t, o)
	o = later(o, 1)
	mustRun(t, o)
	if got := changesTold(t, o); got != nil {
		t.Errorf("nothing has changed, and told is %q", got)
	}

	o = later(o, 1)
	o.Campaign = ruledBy(t, "是", rule("L01", "启用", "财政综合评分<=88", ""), rule("L02", "停用", "财政综合评分<=90", ""))
	o.Campaign.Settings.CorrectionDays = 5
	mustRun(t, o)
	o = later(o, 1)
	o.Campaign = ruledBy(t, "是", rule("L01", "启用", "财政综合评分<=85", ""), rule("L02", "试行", "财政综合评分<=90", ""), rule("L04", "启用", "财政综合评分<=92", tomorrow+"至2030-12-31"))
	o.Campaign.Settings.CorrectionDays = 5
	mustRun(t, o)
	want := []string{
		"规则或设置 | 内容 | 原来 | 改为",
		"L01 说明L01 | 应满足 | 财政综合评分<=89 | 财政综合评分<=85",
		"L02 说明L02 | 状态 | 停用 | 试行",
		"L02 说明L02 | 什么情况下审核 | （没有） | 预算执行率<70%",
		"L02 说明L02 | 应满足 | （没有） | 财政综合评分<=90",
		"L03 | 状态 | 启用 | 没有这条规则了（删去，或者写错了没有采用）",
		"L04 说明L04 | 状态 | 没有这条规则 | 未到有效期",
		"T05 财政综合评分与合计不一致 | 状态 | 停用 | 启用",
		"改正和说明 | 改正期限 | 3 个工作日 | 5 个工作日",
	}
	if diff := cmp.Diff(want, changesTold(t, o)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, dir := range []string{o.Outbox, filepath.Join(o.Place.Folder(), "published")} {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, changesTold(t, o)); diff != "" {
		t.Errorf("made again (-want +got):\n%s", diff)
	}

	o = later(o, 24)
	mustRun(t, o)
	want = []string{want[0], "L04 说明L04 | 状态 | 未到有效期 | 启用", "L04 说明L04 | 什么情况下审核 | （没有） | 预算执行率<70%", "L04 说明L04 | 应满足 | （没有） | 财政综合评分<=92"}
	if diff := cmp.Diff(want, changesTold(t, o)); diff != "" {
		t.Errorf("the day after (-want +got):\n%s", diff)
	}
	if a := mustAudit(t, o); len(a.Faults) > 0 {
		t.Errorf("audit: %v", a.Faults)
	}

}
