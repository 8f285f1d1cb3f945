package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/record"
)

// decidedNow runs and wants that so much more was decided, that nothing is wrong
// in the workbooks, and that the ledger holds together.
func decidedNow(t *testing.T, o pipeline.Options, want ...string) *record.Snapshot {
	t.Helper()
	before := []string{}
	if s, err := o.Current(context.Background()); err == nil {
		before = decidedIn(s)
	}
	s := mustRun(t, o).Snapshot
	if got := acted(s); len(got) > 0 {
		t.Errorf("told %q", got)
	}
	if got := decidedIn(s)[len(before):]; !slices.Equal(want, got) {
		t.Errorf("decided (-want +got):\n%s", cmp.Diff(want, got))
	}
	if report, err := custody.Audit(context.Background(), o.Workspace); err != nil || len(report.Faults) > 0 {
		t.Errorf("audit: %v, %+v", err, report.Faults)
	}
	return s
}

// heldNow are the kinds of what is in force.
func heldNow(s *record.Snapshot) []string {
	var out []string
	for _, d := range record.Holding(s.Decisions) {
		out = append(out, string(d.Kind))
	}
	slices.Sort(out)
	return out
}

// TestTheSectionDecidesWithoutACommand plays a campaign of the section by its
// workbooks alone: every decision is taken once, however often a workbook is
// dropped, and undone.
func TestTheSectionDecidesWithoutACommand(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	o := fixture(t)
	o.Campaign.Publishing = campaign.Review
	other := transport + "/评分表_A-03 另一份.xlsx"
	put(t, o.Inbox, other, edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"F16": "另一种说法"}))
	nightOf(t, o, 0)
	o = later(o, 1)
	s := decidedNow(t, o)
	id := func(path, project string) string { return itoa(int(idOf(t, s, path, project))) }
	const w = "处理意见"
	why := func(texts ...string) map[string]string {
		m := map[string]string{record.ReasonColumn: "会上定的", record.DeciderColumn: "王科长"}
		for i := 0; i < len(texts); i += 2 {
			m[texts[i]] = texts[i+1]
		}
		return m
	}
	day := actsOf(t, o)
	day.opine(why(w, "以编号 "+id(other, "A-03")+" 为准"), "指定版本", "另一份")
	day.opine(why(w, "延期", "日期", "2023年10月20日"), "催报", "208001", "整改情况报告表")
	day.opine(why(w, "取消报送任务"), "催报", "106001", "整改情况报告表")
	day.opine(map[string]string{w: "全部放行"}, "待放行")
	day.act(1, why("处理", "作废", "文件或编号", "106001钢城区财政局/评分表_A-06.xlsx"))
	day.act(2, why("处理", "认定报送时间", "文件或编号", "评分表_A-05.xlsx", "日期", "２０２３-10-12 17：30"))
	day.act(3, why("处理", "备案", "单位", "[213001]钢城区城市管理局", "项目/事项", "A-01", "规则代码", "c05", "日期", "2023-12-31"))
	day.act(4, why("处理", "暂不纳入总表", "单位", "钢城区城市管理局", "表单", "评分表", "项目/事项", "Ａ－０１"))
	day.act(5, why("处理", "延期", "单位", "402001", "表单", "评分表", "日期", "2023-10-18"))
	if t.Failed() {
		return
	}
	kept := day.bytes()
	day.drop(o, "日报 定了的.xlsx")
	o = later(o, 1)
	s = decidedNow(t, o, "choose 王科长", "extend 王科长", "cancel 王科长", "withdraw 王科长", "arrival 王科长", "waive 王科长", "exclude 王科长", "extend 王科长")
	if got := waits(t, o); len(got) == len(o.Campaign.Facts.Units) {
		t.Errorf("nothing was released: %v", got)
	}
	receipts := textsIn(t, filepath.Join(o.Outbox, campaign.SectionFolder))
	for _, text := range []string{"9 项处理都已办", `已办：王科长，自 <span class="whole">2023-10-14</span> 00:00 起`, "以编号", "全部放行"} {
		if !strings.Contains(receipts, text) {
			t.Errorf("no receipt says %q", text)
		}
	}

	put(t, o.Inbox, campaign.SectionFolder+"/再放一次.xlsx", kept)
	put(t, o.Inbox, campaign.SectionFolder+"/另存的.xlsx", edited(t, kept, map[string]string{"A1": "今天要办（已看）"}))
	o = later(o, 1)
	s = decidedNow(t, o)

	day = actsOf(t, o)
	for _, saying := range []string{"指定版本", "取消报送任务", "作废", "认定报送时间", "备案", "暂不纳入总表"} {
		day.undo("定错了", saying)
	}
	day.undo("定错了", "延期", "208001")
	day.act(1, why("处理", "延期", "单位", "402001", "表单", "评分表", "撤销", "是"))
	day.drop(o, "撤销.xlsx")
	day.drop(o, "撤销 同一份.xlsx")
	o = later(o, 1)
	s = decidedNow(t, o, "undo extend 王科长", "undo exclude 绩效科", "undo waive 绩效科", "undo arrival 绩效科", "undo withdraw 绩效科",
		"undo cancel 绩效科", "undo extend 绩效科", "undo choose 绩效科")
	if got := heldNow(s); len(got) > 0 {
		t.Errorf("still in force: %v", got)
	}
	put(t, o.Inbox, campaign.SectionFolder+"/第三次.xlsx", kept)
	put(t, o.Inbox, campaign.SectionFolder+"/撤销 2.xlsx", edited(t, day.bytes(), map[string]string{"A1": "x"}))
	o = later(o, 1)
	decidedNow(t, o)
}

// TestTheSectionRulesInWorkbooks on what departments answer.
func TestTheSectionRulesInWorkbooks(t *testing.T) {
	t.Parallel()
	o := asked(t)
	f := reported(t, o)
	responded(t, f, "审核意见", "情况说明", "T09", reasonOne)
	put(t, o.Inbox, answered, responded(t, f, "审核意见", "异议", "T09", "", "合同约定如此，不应扣分"))
	mustRun(t, o)
	day := actsOf(t, o)
	why := map[string]string{record.ReasonColumn: "核实过"}
	with := func(word string) map[string]string {
		return map[string]string{record.OpinionColumn: word, record.ReasonColumn: why[record.ReasonColumn]}
	}
	day.opine(with("不采纳"), "看新说明")
	day.opine(with("异议成立"), "处理异议")
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s := decidedNow(t, o, "uphold 绩效科", "refuse 绩效科")
	if diff := cmp.Diff([]record.State{record.Open, record.Dismissed}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	day = actsOf(t, o)
	list := func(n int, word string, id int64, undo string) {
		day.act(n, map[string]string{record.ActColumn: word, record.FileColumn: itoa(int(id)), record.UndoColumn: undo, record.ReasonColumn: "再核实"})
	}
	list(1, "采纳说明", s.Answers[0].ID, "")
	list(2, "异议不成立", s.Answers[1].ID, "")
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s = decidedNow(t, o, "undo refuse 绩效科", "reject 绩效科")
	if diff := cmp.Diff([]record.State{record.Explained, record.Open}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	day = actsOf(t, o)
	list(1, "撤销异议不成立", s.Answers[1].ID, "")
	day.drop(o, "日报3.xlsx")
	o = later(o, 1)
	s = decidedNow(t, o, "undo reject 绩效科")
	if diff := cmp.Diff([]record.State{record.Explained, record.Objected}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}

// textsIn is what the pages below a folder say.
func textsIn(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all.Write(data)
		return err
	}))
	return all.String()
}

// TestAnAmountIsConfirmedInTheWorkbook, and what is far off no longer.
func TestAnAmountIsConfirmedInTheWorkbook(t *testing.T) {
	t.Parallel()
	o := waiving(t, campaign.Waiver{Department: "213001", Project: "A-01", Code: "C08"})
	put(t, o.Inbox, sheetA01, inYuan(t))
	mustRun(t, o)
	day := actsOf(t, o)
	day.opine(map[string]string{record.OpinionColumn: "确认金额", record.ReasonColumn: "年中追加"}, "认定金额")
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	decidedNow(t, o, "confirm 绩效科")
	if got := toConfirm(t, o); len(got) > 0 {
		t.Errorf("still to confirm: %q", got)
	}
	day = actsOf(t, o)
	day.undo("看错了", "确认金额")
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	decidedNow(t, o, "undo confirm 绩效科")
	heldOut(t, o)
}

// TestReleasedByName in 处理, once: what comes later waits again, and nobody can
// take it back.
func TestReleasedByName(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Publishing = campaign.Review
	nightOf(t, o, 0)
	day := actsOf(t, o)
	day.act(1, map[string]string{record.ActColumn: "放行", record.UnitColumn: "钢城区城市管理局"})
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	decidedNow(t, o)
	if got := waits(t, o); slices.Contains(got, "213001") || len(got) != len(o.Campaign.Facts.Units)-1 {
		t.Errorf("wait: %v", got)
	}
	nightOf(t, o, 1)
	if got := waits(t, o); !slices.Contains(got, "213001") {
		t.Errorf("what is new does not wait: %v", got)
	}
	day.drop(o, "日报 又一份.xlsx")
	day = actsOf(t, o)
	day.act(1, map[string]string{record.ActColumn: "放行", record.UnitColumn: "全部", record.UndoColumn: "是"})
	day.act(2, map[string]string{record.ActColumn: "放行"})
	day.drop(o, "撤销.xlsx")
	o.AsOf = o.AsOf.AddDate(0, 0, 1).Add(time.Hour)
	if got := acted(mustRun(t, o).Snapshot); !slices.Equal(got, []string{"A02/ 处理!A4", "A01/no_unit 处理!B5 放行"}) {
		t.Errorf("told %q", got)
	}
	if got := waits(t, o); !slices.Contains(got, "213001") {
		t.Errorf("the same workbook released it again: %v", got)
	}
}

// TestWhatManyFailIsToldAfterAll where the section says so in the workbook.
func TestWhatManyFailIsToldAfterAll(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Settings.Notify.HoldPercent, o.Campaign.Settings.Notify.HoldSheets = 1, 1
	nightOf(t, o, 0)
	day := actsOf(t, o)
	day.opine(map[string]string{record.OpinionColumn: record.NotifyWord, record.DeciderColumn: "王科长"}, "疑似登记表或规则有误")
	day.drop(o, "日报.xlsx")
	s := decidedNow(t, later(o, 1))
	if len(s.Releases) != 1 || s.Releases[0].By != "王科长" {
		t.Errorf("released %+v", s.Releases)
	}
}
