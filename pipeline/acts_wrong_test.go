package pipeline_test

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// TestWhatIsWrongInADecisionIsToldAtItsCell, in the opinion, in the marked copy
// and on the receipt; the rows that are right are done.
func TestWhatIsWrongInADecisionIsToldAtItsCell(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	day := actsOf(t, o)
	day.opine(map[string]string{"处理意见": "延期", "日期": "2023-10-20"}, "催报", "208001", "整改情况报告表")
	day.opine(map[string]string{"处理意见": "以此为准", "理由": "核实"}, "催报", "106001", "整改情况报告表")
	day.opine(map[string]string{"处理意见": "延期", "理由": "培训"}, "催报", "101001", "整改情况报告表")
	day.opine(map[string]string{"处理意见": "延期", "理由": "培训", "日期": "2023-10-01"}, "催报", "504001", "整改情况报告表")
	day.opine(map[string]string{"理由": "先等等"}, "催报", "402001", "整改情况报告表")
	for n, row := range []map[string]string{
		{"处理": "批评", "理由": "核实"},
		{"处理": "作废", "文件或编号": "999", "理由": "核实"},
		{"处理": "作废", "理由": "核实"},
		{"处理": "延期", "单位": "没有的局", "表单": "评分表", "日期": "2023-10-20", "理由": "核实"},
		{"处理": "延期", "单位": "101001", "表单": "没有的表", "日期": "2023-10-20", "理由": "核实"},
		{"处理": "延期", "单位": "101001", "表单": "评分表", "日期": "下周五", "理由": "核实"},
		{"处理": "备案", "单位": "101001", "规则代码": "Z99", "日期": "2023-10-20", "理由": "核实"},
		{"处理": "作废", "文件或编号": "1", "撤销": "也许", "理由": "核实"},
		{"处理": "作废", "文件或编号": "1", "撤销": "是", "理由": "核实"},
		{"处理": "指定版本", "文件或编号": "1", "理由": "核实"},
		{"处理": "放行", "单位": "101001", "理由": "核实"},
		{"处理": "作废", "文件或编号": "2", "理由": "=HYPERLINK(\"http://x\",\"<b>核实</b>\")"},
		{"处理": "认定报送时间", "文件或编号": "2", "理由": "核实", "日期": "2099-01-01"},
	} {
		day.act(n+1, row)
	}
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	want := []string{
		"A02/ 今天要办!F11", "A01/no_date 今天要办!F14 延期", "A01/no_reason 今天要办!G6 延期", "A01/ 今天要办!E9 以此为准", "A04/ 今天要办!E16",
		"A01/ 处理!A4 批评", "A01/file 处理!E5 999", "A01/no_file 处理!E6 作废", "A02/ 处理!B7", "A02/ 处理!C8", "A01/date 处理!G9 下周五", "A02/ 处理!F10",
		"A01/undo 处理!J11 也许", "A02/nothing 处理!A12", "A02/ 处理!A13", "A02/ 处理!A14", "A02/ 处理!G16",
	}
	got := acted(s)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"withdraw 绩效科"}, decidedIn(s)); diff != "" {
		t.Errorf("decided (-want +got):\n%s", diff)
	}
	own := filepath.Join(o.Outbox, campaign.SectionFolder)
	if diff := cmp.Diff([]string{"日报_审核.xlsx", "最新审核意见.xlsx"}, workbooksIn(t, own)); diff != "" {
		t.Errorf("the section's folder (-want +got):\n%s", diff)
	}
	opinion, marked := textOf(t, filepath.Join(own, "最新审核意见.xlsx")), textOf(t, filepath.Join(own, "日报_审核.xlsx"))
	for _, text := range []string{"“延期”，没有写理由", "单位名录里没有“没有的局”", "不晚于原来的报送时限"} {
		if !strings.Contains(opinion, text) || !strings.Contains(marked, text) {
			t.Errorf("the opinion or the marked copy does not say %q", text)
		}
	}
	receipts := textsIn(t, filepath.Join(own, "回执"))
	if !strings.Contains(receipts, "17 项处理，办了 1 项，没有办的 16 项") || strings.Contains(receipts, "<b>核实") {
		t.Errorf("receipts say %s", receipts)
	}
	if !strings.Contains(textOf(t, filepath.Join(o.Outbox, "审核日报_2023-10-13.xlsx")), "=HYPERLINK") {
		t.Error("the reason is no text any more")
	}

	o = later(o, 1)
	s = mustRun(t, o).Snapshot
	if again := acted(s); len(again) != len(want) || len(s.Decisions) != 1 {
		t.Errorf("told again %q, decided %q", again, decidedIn(s))
	}
	rest := actsOf(t, o)
	rest.drop(o, "日报.xlsx")
	if got := acted(mustRun(t, later(o, 1)).Snapshot); len(got) > 0 {
		t.Errorf("told of a workbook that lies there no longer: %q", got)
	}
}

// TestAnOldReportDecidesNothingElse than what it asked.
func TestAnOldReportDecidesNothingElse(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	old := actsOf(t, o)
	old.opine(map[string]string{"处理意见": "延期", "日期": "2023-10-20", "理由": "培训"}, "催报", "208001", "整改情况报告表")
	fresh := actsOf(t, o)
	fresh.opine(map[string]string{"处理意见": "延期", "日期": "2023-10-25", "理由": "培训"}, "催报", "208001", "整改情况报告表")
	fresh.drop(o, "新.xlsx")
	o = later(o, 1)
	decidedNow(t, o, "extend 绩效科")
	old.drop(o, "旧.xlsx")
	o = later(o, 1)
	if s := mustRun(t, o).Snapshot; !slices.Equal(acted(s), []string{"A02/changed 今天要办!E6"}) || len(s.Decisions) != 1 {
		t.Errorf("told %q, decided %q", acted(s), decidedIn(s))
	}
}

// TestTwoReportsThatContradictEachOther decide neither.
func TestTwoReportsThatContradictEachOther(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	for name, until := range map[string]string{"甲.xlsx": "2023-10-20", "乙.xlsx": "2023-10-25"} {
		day := actsOf(t, o)
		day.opine(map[string]string{"处理意见": "延期", "日期": until, "理由": "培训"}, "催报", "208001", "整改情况报告表")
		day.drop(o, name)
	}
	s := mustRun(t, later(o, 1)).Snapshot
	if got := acted(s); !slices.Equal(got, []string{"A02/contradiction 今天要办!E6", "A02/contradiction 今天要办!E6"}) || len(s.Decisions) != 0 {
		t.Errorf("told %q, decided %q", got, decidedIn(s))
	}
}

// TestOnlyTheSectionDecides: what lies in another folder is sent back.
func TestOnlyTheSectionDecides(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	day := actsOf(t, o)
	day.act(1, map[string]string{"处理": "作废", "文件或编号": "1", "理由": "核实"})
	day.act(2, map[string]string{"处理": "作废", "文件或编号": "2", "理由": "核实"})
	put(t, o.Inbox, transport+"/日报.xlsx", day.bytes())
	put(t, o.Inbox, "日报.xlsx", day.bytes())
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	if got := acted(s); !slices.Equal(got, []string{"A03/ 处理!A4", "A03/ 处理!A4"}) || len(s.Decisions) != 0 {
		t.Errorf("told %q, decided %q", got, decidedIn(s))
	}
	if said := textOf(t, filepath.Join(o.Units, transport, "最新审核意见.xlsx")); !strings.Contains(said, "处理意见只有绩效科能写") {
		t.Error("the department is not told")
	}
}

// TestDecisionsThatLibreOfficeSaved are read, and are the same still.
func TestDecisionsThatLibreOfficeSaved(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice")
	}
	o := fixture(t)
	nightOf(t, o, 0)
	day := actsOf(t, o)
	day.opine(map[string]string{"处理意见": "延期", "日期": "2023-10-20", "理由": "培训"}, "催报", "208001", "整改情况报告表")
	day.act(1, map[string]string{"处理": "认定报送时间", "文件或编号": "1", "日期": "2023-10-12 17:30", "理由": "U盘"})
	dir := t.TempDir()
	put(t, dir, "日报.xlsx", day.bytes())
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(o.Inbox, campaign.SectionFolder), filepath.Join(dir, "日报.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	o = later(o, 1)
	s := decidedNow(t, o, "extend 绩效科", "arrival 绩效科")
	if at := s.Decisions[1].At.In(o.Campaign.Zone).Format("2006-01-02 15:04"); at != "2023-10-12 17:30" {
		t.Errorf("arrived at %s", at)
	}
	day.drop(o, "原来那份.xlsx")
	o = later(o, 1)
	decidedNow(t, o)
}

// TestAnEmptyInboxIsConfirmedInTheWorkbook: what lay there is gone then.
func TestAnEmptyInboxIsConfirmedInTheWorkbook(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	unplug(t, o.Inbox)
	o = later(o, 1)
	if _, err := pipeline.Run(t.Context(), o); err == nil {
		t.Fatal("an empty inbox is taken for one that was emptied")
	}
	day := actsOf(t, o)
	day.opine(map[string]string{"处理意见": record.ReallyEmpty}, "收件箱连接不上")
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s := decidedNow(t, o)
	if n := len(told(s, "F15")); n > 0 || s.Run.Balance.Seen != 1 {
		t.Errorf("F15 %d times, %d files seen", n, s.Run.Balance.Seen)
	}
}

// TestARowThatWasTakenBackIsNotSaidToBeDone where it comes again without what tells
// one workbook from another.
func TestARowThatWasTakenBackIsNotSaidToBeDone(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	drop := func(name string) {
		day := actsOf(t, o)
		day.act(1, map[string]string{"处理": "作废", "文件或编号": "1", "理由": "核实", record.ActKeyColumn: ""})
		day.drop(o, name)
		o = later(o, 1)
	}
	receipts := func() string { return textsIn(t, filepath.Join(o.Outbox, campaign.SectionFolder, "回执")) }
	drop("日报.xlsx")
	decidedNow(t, o, "withdraw 绩效科")
	if strings.Contains(receipts(), "没有再办") {
		t.Error("what was done now is not said to be done")
	}
	day := actsOf(t, o)
	day.undo("定错了", "作废")
	day.drop(o, "撤销.xlsx")
	o = later(o, 1)
	decidedNow(t, o, "undo withdraw 绩效科")
	drop("又一次.xlsx")
	decidedNow(t, o)
	if !strings.Contains(receipts(), "没有再办") {
		t.Error("what was not done is said to be done")
	}
}
