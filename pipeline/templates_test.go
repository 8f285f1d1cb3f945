package pipeline_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

func serial(d value.Date) string {
	return fmt.Sprint(int(d.In(time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}

// mustWriteTemplates writes all blank forms into a folder.
func mustWriteTemplates(t testing.TB, o blankforms.Options) *blankforms.Result {
	t.Helper()
	if o.Place == "" {
		o.Place = workspace.Place(filepath.Join(t.TempDir(), "none.db"))
	}
	made, err := blankforms.WriteAll(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// filled are blank forms of the city management bureau, filled in as told, by
// the name of their file.
func filled(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	own := func(name string) pen { return mustPick(t, filepath.Join(dir, cityManagement, name)) }
	sheet, self, report := own("评分表_A-01.xlsx"), own("项目支出绩效自评表_A-01.xlsx"), own("整改情况报告表.xlsx")
	fillScoreSheet(sheet)
	fillSelfEvaluation(self)
	fillRectification(report, []map[string]string{
		{"项目编号": "A-01", "项目名称": "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "问题类别": "绩效目标", "存在问题": "目标没有量化",
			"整改措施": "已按月细化为十二项可以考核的指标", "责任人": "王五", "整改状态": "已完成", "完成日期": "2023-10-07", "佐证材料": "附件1.pdf"},
		{"项目编号": "A-02", "项目名称": "莱钢道路、公厕运行费用", "问题类别": "资金管理", "存在问题": "支付进度慢",
			"整改措施": "每周调度支付进度，十月底前全部付清", "责任人": "张三", "整改状态": "整改中", "整改时限": "2023-10-14"},
	})
	list := mustPick(t, filepath.Join(dir, "绩效科", "评分统计表.xlsx"))
	list.below("序号", 1, "A-01")
	list.below("实施单位", 1, "[213001]钢城区城市管理局")
	list.below("项目名称", 1, "城区环卫一体化保洁费（城区、莱钢大道及公厕）")
	list.below("财政综合评分", 1, "91.36")
	problems := mustPick(t, filepath.Join(dir, "绩效科", "评价问题清单.xlsx"))
	listProblems(problems)
	return map[string][]byte{"score-sheet": sheet.save("a.xlsx"), "self-evaluation": self.save("b.xlsx"),
		"rectification": report.save("c.xlsx"), "score-list": list.save("d.xlsx"), "problem-list": problems.save("e.xlsx")}
}

func listProblems(p pen) {
	for i, row := range []map[string]string{
		{"问题编号": "W-1", "项目编号": "A-01", "项目名称": "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "问题类别": "绩效目标", "问题描述": "=目标没有量化", "整改时限": "2023-10-14"},
		{"问题编号": "W-2", "项目编号": "A-03", "项目名称": "公交车辆运行补贴费用", "问题类别": "其他", "问题描述": "台账不全"},
	} {
		for _, header := range sortedKeys(row) {
			p.below(header, i+1, row[header])
		}
	}
}

// senders are whose folder each form is dropped in.
var senders = map[string]string{"score-sheet": "213001", "self-evaluation": "213001", "rectification": "213001"}

// mustPass wants a file to be accepted as a form, without a word.
func mustPass(t *testing.T, id string, data []byte) {
	t.Helper()
	j, err := judge.New(mustCampaign(t))
	if err != nil {
		t.Fatal(err)
	}
	got, err := j.File(context.Background(), judge.Received{Name: id + ".xlsx", Data: data, Department: senders[id],
		Day: value.Date{Year: 2023, Month: 10, Day: 13}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Findings {
		if f.Severity == finding.Info {
			continue
		}
		t.Errorf("%s %s %s: %s", id, f.Place.Cell, f.Code, f.Message.ZH)
	}
	if got.Verdict != record.Accepted || len(got.Submissions) != 1 || got.Submissions[0].Form != id {
		t.Errorf("%s: verdict %s, %d submissions", id, got.Verdict, len(got.Submissions))
	}
}

// TestFilledTemplatesPass: filled in as told, by a program that does not
// calculate, a blank form passes every rule.
func TestFilledTemplatesPass(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: mustCampaign(t), Out: dir})
	for id, data := range filled(t, dir) {
		t.Run(id, func(t *testing.T) { mustPass(t, id, data) })
	}
}

// TestFilledTemplatesPassThroughLibreOffice: so it does after an office
// program has calculated and saved it in its own way.
func TestFilledTemplatesPassThroughLibreOffice(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed; CI must fill in blank forms through LibreOffice")
		}
		t.Skip("soffice is not installed: the blank forms were not calculated by LibreOffice")
	}
	dir, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: mustCampaign(t), Out: dir})
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	forms := filled(t, dir)
	for id, data := range forms {
		put(t, in, id+".xlsx", data)
		args = append(args, filepath.Join(in, id+".xlsx"))
	}
	if msg, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, msg)
	}
	for id := range forms {
		data, err := os.ReadFile(filepath.Join(out, id+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(id, func(t *testing.T) { mustPass(t, id, data) })
	}
}

func TestTemplatesAreTheSameBytes(t *testing.T) {
	t.Parallel()
	c, first, second := mustCampaign(t), t.TempDir(), t.TempDir()
	a := mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: first})
	mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: second})
	for _, path := range a.Written {
		rel, err := filepath.Rel(first, path)
		if err != nil {
			t.Fatal(err)
		}
		x, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		y, err := os.ReadFile(filepath.Join(second, rel))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(x, y) {
			t.Errorf("%s: drawn twice, it is not the same bytes", rel)
		}
	}
	again := mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: first})
	if len(again.Written)+len(again.Kept) > 0 || len(again.Unchanged) != len(a.Written) {
		t.Errorf("written again: %d written, %d unchanged, %d kept", len(again.Written), len(again.Unchanged), len(again.Kept))
	}
}

// TestFilledTemplatesAreKept: what somebody has filled in is never lost, what
// nobody has touched follows the settings.
func TestFilledTemplatesAreKept(t *testing.T) {
	t.Parallel()
	c, dir := mustCampaign(t), t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: dir})
	path := filepath.Join(dir, cityManagement, "评分表_A-01.xlsx")
	p := mustPick(t, path)
	p.beside("实际支出", "12.5")
	work := p.save("x.xlsx")
	put(t, dir, cityManagement+"/评分表_A-01.xlsx", work)
	put(t, dir, cityManagement+"/整改情况报告表.xlsx", []byte("no workbook"))
	c.Facts.Year = 2024 // every blank form changes
	made := mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: dir})
	want := []string{path, filepath.Join(dir, cityManagement, "整改情况报告表.xlsx")}
	slices.Sort(want)
	slices.Sort(made.Kept)
	if diff := cmp.Diff(want, made.Kept); diff != "" {
		t.Errorf("kept: %s", diff)
	}
	if len(made.Unchanged) > 0 || len(made.Written) == 0 {
		t.Errorf("%d written, %d unchanged", len(made.Written), len(made.Unchanged))
	}
	if now, _ := os.ReadFile(path); !slices.Equal(now, work) {
		t.Error("what a clerk filled in was overwritten")
	}
	forced := mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: dir, Force: true})
	if len(forced.Kept) > 0 || len(forced.Written) != 2 {
		t.Errorf("forced: %d kept, %d written", len(forced.Kept), len(forced.Written))
	}
}

// TestListedProblemsStandInTheReport: what the section lists is in the
// department's blank report, and the report that answers it is accepted.
func TestListedProblemsStandInTheReport(t *testing.T) {
	t.Parallel()
	o, dir := fixture(t), t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: o.Campaign, Out: dir, Place: o.Place})
	put(t, o.Inbox, "绩效科/评价问题清单.xlsx", filled(t, dir)["problem-list"])
	mustRun(t, o)
	made := mustWriteTemplates(t, blankforms.Options{Campaign: o.Campaign, Out: dir, Place: o.Place})
	want := []string{filepath.Join(dir, transport, "整改情况报告表.xlsx"), filepath.Join(dir, cityManagement, "整改情况报告表.xlsx")}
	slices.Sort(want)
	slices.Sort(made.Written)
	if diff := cmp.Diff(want, made.Written); diff != "" {
		t.Errorf("written anew: %s", diff)
	}
	p := mustPick(t, filepath.Join(dir, cityManagement, "整改情况报告表.xlsx"))
	var row []string
	for col := 1; col <= 9; col++ {
		row = append(row, p.text(col, 5))
	}
	if diff := cmp.Diff([]string{"1", "W-1", "A-01", "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "绩效目标", "=目标没有量化", "", "", "45213"}, row); diff != "" {
		t.Error(diff)
	}
	fillRectification(p, []map[string]string{{"整改措施": "已按月细化为十二项可以考核的指标", "责任人": "王五", "整改状态": "整改中"}})
	put(t, o.Inbox, cityManagement+"/整改情况报告表.xlsx", p.save("x.xlsx"))
	out := mustRun(t, o)
	if got := codesByFile(out.Snapshot); len(got) > 0 {
		t.Errorf("findings %v", got)
	}
	if v := verdicts(out.Snapshot)[cityManagement+"/整改情况报告表.xlsx"]; v != record.Accepted {
		t.Errorf("the report is %s", v)
	}
}

// TestBlankAndNilFormsPass: a form for nobody in particular is filled in from
// its lists, and a report may say that there is nothing to report.
func TestBlankAndNilFormsPass(t *testing.T) {
	t.Parallel()
	c, dir := mustCampaign(t), t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: dir, Blank: true})
	sheet := mustPick(t, filepath.Join(dir, blankforms.BlankFolder, "评分表.xlsx"))
	for label, text := range map[string]string{"项目编号": "A-01", "项目名称": "城区环卫一体化保洁费（城区、莱钢大道及公厕）",
		"实施单位": "[213001]钢城区城市管理局", "归口科室": "经建科", "预算批复金额": "3201.18"} {
		sheet.beside(label, text)
	}
	fillScoreSheet(sheet)
	mustPass(t, "score-sheet", sheet.save("a.xlsx"))

	mustWriteTemplates(t, blankforms.Options{Campaign: c, Out: dir, Department: "213001"})
	report := mustPick(t, filepath.Join(dir, cityManagement, "整改情况报告表.xlsx"))
	fillRectification(report, []map[string]string{{"存在问题": "零报告"}})
	mustPass(t, "rectification", report.save("b.xlsx"))
}

// TestTemplatesFollowMergersAndEvaluators: a merged unit's projects are its
// successor's, and an evaluator's forms lie in its own folder.
func TestTemplatesFollowMergersAndEvaluators(t *testing.T) {
	t.Parallel()
	c, dir := mustCampaign(t), t.TempDir()
	c.Settings.Evaluators = []string{"某评价机构"}
	for i := range c.Facts.Units {
		if u := &c.Facts.Units[i]; u.Code == "207001" {
			u.Until, u.Successor = value.Date{Year: 2023, Month: 6, Day: 30}, "213001"
		}
	}
	mustWriteTemplates(t, blankforms.Options{Campaign: c.On(value.Date{Year: 2023, Month: 10, Day: 1}), Out: dir})
	p := mustPick(t, filepath.Join(dir, cityManagement, "评分表_A-03.xlsx"))
	if col, row := p.at("实施单位"); p.text(p.past(col, row), row) != "[213001]钢城区城市管理局" {
		t.Errorf("the unit is %q", p.text(p.past(col, row), row))
	}
	if _, err := os.Stat(filepath.Join(dir, transport)); err == nil {
		t.Error("the merged unit has blank forms of its own")
	}
	if _, err := os.Stat(filepath.Join(dir, "某评价机构", "评价问题清单.xlsx")); err != nil {
		t.Error(err)
	}
}
