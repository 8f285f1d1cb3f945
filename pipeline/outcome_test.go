package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// withMarks marks projects of the register to be made public or not, and adds rows of
// 结果应用办法.
func withMarks(t *testing.T, marks map[string]string, policy ...[]any) pipeline.Options {
	t.Helper()
	dir := withBook(t, "../configs", func(f *excelize.File) {
		rows, err := f.GetRows("项目明细")
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if len(row) > 0 && marks[row[0]] != "" {
				if err := f.SetCellStr("项目明细", columnOf(t, f, "项目明细", "是否公开")+cellRow(i), marks[row[0]]); err != nil {
					t.Fatal(err)
				}
			}
		}
		for i, row := range policy {
			if err := f.SetSheetRow("结果应用办法", "A"+cellRow(3+i), &row); err != nil {
				t.Fatal(err)
			}
		}
	})
	o := fixture(t)
	o.Campaign = loadedIn(t, dir, nil)
	return o
}

func cellRow(i int) string { return finding.Ref{Row: i + 1, Col: 1}.String()[1:] }

// evenings runs the samples' evenings.
func evenings(t *testing.T, o *pipeline.Options) *record.Snapshot {
	t.Helper()
	var s *record.Snapshot
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		s = mustRun(t, *o).Snapshot
	}
	return s
}

// sheetRows are the rows of a sheet below its head, by what their first cell says.
func sheetRows(t *testing.T, path, sheet string) (head []string, rows map[string][]string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows = map[string][]string{}
	for _, row := range all[3:] {
		if len(row) > 0 && row[0] != "" {
			rows[row[0]] = row[1:]
		}
	}
	return all[2][1:], rows
}

// TestOutcomeCountsTheEvenings: what the samples' three evenings came to, as somebody
// counted who looked through them sheet by sheet.
func TestOutcomeCountsTheEvenings(t *testing.T) {
	t.Parallel()
	o := withMarks(t, nil)
	evenings(t, &o)
	path := filepath.Join(o.Outbox, "结果应用_2023.xlsx")
	head, rows := sheetRows(t, path, "考核情况")
	if want := strings.Fields("应报送项数 按时报送项数 逾期报送项数 逾期天数 未报送项数 逾期未报项数 批准延期次数 退回修改次数 不计退回次数 问题数 已整改数 整改完成率 得分 备注"); !cmp.Equal(want, head) {
		t.Errorf("columns %q", head)
	}
	for unit, want := range map[string]string{
		"钢城区城市管理局":             "3 3 0 0 0 0 0 1 0 4 3 0.75", // A-02 once for its total
		"钢城区城乡交通运输局":           "2 2 0 0 0 0 0 0 0 2 2 1",
		"钢城区住房和城乡建设局":          "2 2 0 0 0 0 0 1 0 2 2 1", // for its grade
		"钢城区城乡水务局":             "2 2 0 0 0 0 0 1 0 2 1 0.5",
		"钢城区财政局":               "2 2 0 0 0 0 0 1 0 2 2 1",
		"济南市钢城区民政局":            "2 2 0 0 0 0 0 1 0 2 2 1",
		"济南市钢城区卫健局":            "2 2 0 0 0 0 0 0 0 2 2 1", // a question sends nothing back
		"保险事业处（钢城区人力资源和社会保障局）": "2 2 0 0 0 0 0 0 0 2 2 1",
		"区文旅局":                 "2 1 1 1 0 0 0 0 0 2 2 1", // a day late
		"钢城区自然资源局":             "2 1 0 0 1 1 0 0 0 0 0",   // never came
		"合计":                   "21 19 1 1 1 1 0 5 0 20 18",
	} {
		if got := strings.Join(rows[unit], " "); got != want {
			t.Errorf("%s: %s, want %s", unit, got, want)
		}
	}
	_, rows = sheetRows(t, path, "通报")
	if got, want := strings.Join(rows["合计"], " "), "11 13997.53 9 2 0 0 0 20 18  1 5 1"; got != want {
		t.Errorf("in all: %s, want %s", got, want)
	}
	_, rows = sheetRows(t, path, "结果应用")
	if got, want := strings.Join(rows["A-02"], "|"), "钢城区城市管理局|经建科|莱钢道路、公厕运行费用|1350.93|94.5|优|0.98|2|1|1|0.5|9"; got != want {
		t.Errorf("A-02: %s, want %s", got, want)
	}
	_, rows = sheetRows(t, path, "逾期明细")
	if got, want := strings.Join(rows["区文旅局"], "|"), "整改情况报告表|A-10|老电影员放映补贴|45214|2023-10-16 22:00|程序第一次看到|1"; got != want {
		t.Errorf("late: %s, want %s", got, want)
	}
	if _, err := os.Stat(filepath.Join(o.Outbox, "公开")); !os.IsNotExist(err) {
		t.Errorf("something is made public that nobody marked: %v", err)
	}
}

// TestOutcomeIsMadeWhenItIsOther: with nothing new it stays as it is, days later too.
func TestOutcomeIsMadeWhenItIsOther(t *testing.T) {
	t.Parallel()
	o := withMarks(t, map[string]string{"A-01": "是"})
	evenings(t, &o)
	var before [][]byte
	names := []string{"结果应用_2023.xlsx", "公开/公开表_2023.xlsx", "公开/公开表_2023.html"}
	for _, name := range names {
		before = append(before, outboxFile(t, o, name))
	}
	o.AsOf = o.AsOf.AddDate(0, 0, 9)
	mustRun(t, o)
	for i, name := range names {
		if !bytes.Equal(before[i], outboxFile(t, o, name)) {
			t.Errorf("%s is other days later", name)
		}
	}
	o.Campaign.Facts.Projects[0].Public = false
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	mustRun(t, o)
	if _, err := os.Stat(filepath.Join(o.Outbox, "公开")); !os.IsNotExist(err) {
		t.Errorf("what is no longer marked still lies there: %v", err)
	}
}

// TestWhatTheSectionFillsInStays: with nothing new and with something new, and what it
// changed besides is put right again.
func TestWhatTheSectionFillsInStays(t *testing.T) {
	t.Parallel()
	o := withMarks(t, nil)
	evenings(t, &o)
	path := filepath.Join(o.Outbox, "结果应用_2023.xlsx")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cell, fill := range map[[2]string]any{{"结果应用", "决定5"}: "=调减", {"结果应用", "下一年度预算安排5"}: 1200.5, {"结果应用", "评分5"}: 1,
		{"考核情况", "得分4"}: 97, {"考核情况", "备注13"}: "未交整改报告"} {
		column, row := strings.TrimRight(cell[1], "0123456789"), strings.TrimLeft(cell[1], "决定下一年度预算安排评分得备注")
		if err := f.SetCellValue(cell[0], columnOf(t, f, cell[0], column)+row, fill); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	check := func(when string) {
		t.Helper()
		_, rows := sheetRows(t, path, "结果应用")
		if got, want := strings.Join(rows["A-02"], "|"), "钢城区城市管理局|经建科|莱钢道路、公厕运行费用|1350.93|94.5|优|0.98|2|1|1|0.5|9|||=调减|1200.5"; got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
		_, rows = sheetRows(t, path, "考核情况")
		if got := rows["钢城区城市管理局"]; got[len(got)-1] != "97" {
			t.Errorf("%s: %q", when, got)
		}
		if got := rows["钢城区自然资源局"]; got[len(got)-1] != "未交整改报告" {
			t.Errorf("%s: %q", when, got)
		}
	}
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	mustRun(t, o)
	check("with nothing new")
	before := outboxFile(t, o, "结果应用_2023.xlsx")
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	mustRun(t, o)
	if !bytes.Equal(before, outboxFile(t, o, "结果应用_2023.xlsx")) {
		t.Error("it is made in every run once something was filled in")
	}
	o.Campaign.Facts.Projects[0].Withheld = true
	put(t, o.Inbox, cityManagement+"/评分表_A-01.xlsx", edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"B3": "城区环卫"}))
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	mustRun(t, o)
	if bytes.Equal(before, outboxFile(t, o, "结果应用_2023.xlsx")) {
		t.Error("nothing new came")
	}
	check("with something new")
}

func outboxFile(t *testing.T, o pipeline.Options, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(o.Outbox, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestWhatIsMadePublicIsMarked: workbook and page hold the marked projects and nothing
// of others, of persons or of reasons.
func TestWhatIsMadePublicIsMarked(t *testing.T) {
	t.Parallel()
	marks := map[string]string{"A-01": "是", "A-04": "公开", "A-02": "否"}
	o := withMarks(t, marks)
	for i := range o.Campaign.Facts.Units {
		o.Campaign.Facts.Units[i].Contact, o.Campaign.Facts.Units[i].Phone = "联系人甲", "0531-7654321"
	}
	evenings(t, &o)
	for name, says := range map[string]string{"xlsx": reporttest.Everything(t, outboxFile(t, o, "公开/公开表_2023.xlsx")), "html": string(outboxFile(t, o, "公开/公开表_2023.html"))} {
		says = strings.NewReplacer("\u2060", "", "<wbr>", "", "&#34;", `"`).Replace(says)
		for _, p := range o.Campaign.Facts.Projects {
			if want := p.Code == "A-01" || p.Code == "A-04"; strings.Contains(says, p.Name) != want {
				t.Errorf("%s names %s: %v", name, p.Name, !want)
			}
			if strings.Contains(says, p.Code) {
				t.Errorf("%s holds the code %s", name, p.Code)
			}
		}
		for _, never := range []string{"联系人甲", "7654321", "扣分", "<script", "http://www.gangcheng", o.Outbox} {
			if strings.Contains(says, never) {
				t.Errorf("%s holds %q", name, never)
			}
		}
		for _, want := range []string{"91.36", "82", "钢城区2023年度财政重点绩效评价结果公开表"} {
			if !strings.Contains(says, want) {
				t.Errorf("%s does not say %s", name, want)
			}
		}
	}
}

// TestMadePublic: the section says when and where, by itself or in its workbook, and
// takes it back; only what is marked can be.
func TestMadePublic(t *testing.T) {
	t.Parallel()
	o := withMarks(t, map[string]string{"A-01": "是", "A-04": "是", "A-02": "否"})
	evenings(t, &o)
	say := func(undo bool, codes ...string) error {
		var all []decide.Decision
		for _, code := range codes {
			d := decide.Decision{Kind: record.Disclose, Undo: undo, On: record.Target{Subject: finding.Subject(code)}, By: "李四", Why: "https://example.cn/1；局办公会同意"}
			if !undo {
				d.At = o.AsOf.AddDate(0, 0, -1)
			}
			all = append(all, d)
		}
		_, err := decide.Disclose(context.Background(), o.Sender, all)
		return err
	}
	if err := say(false, "A-01", "A-02"); err == nil {
		t.Error("what is not marked was made public")
	}
	state := func(code string) string {
		_, rows := sheetRows(t, filepath.Join(o.Outbox, "结果应用_2023.xlsx"), "公开表")
		row := rows[code]
		return strings.Join(row[min(5, len(row)):], "|")
	}
	if got := state("A-01"); got != "是|未公开" {
		t.Errorf("one of two was recorded: %s", got)
	}
	if err := say(false, "A-01"); err != nil {
		t.Fatal(err)
	}
	if got, want := state("A-01"), "是|已公开|45214|https://example.cn/1"; got != want {
		t.Errorf("made public: %s, want %s", got, want)
	}
	book := actsOf(t, o)
	book.act(1, map[string]string{"处理": "已公开", "项目/事项": "农村公厕建设", "日期": "2023-10-16", "理由": "区政府网站"})
	book.drop(o, "处理.xlsx")
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	s := mustRun(t, o).Snapshot
	if got, want := state("A-04"), "是|已公开|45215|区政府网站"; got != want {
		t.Errorf("made public in the workbook: %s, want %s; %q", got, want, acted(s))
	}
	if err := say(true, "A-01"); err != nil {
		t.Fatal(err)
	}
	if got := state("A-01"); got != "是|未公开" {
		t.Errorf("taken back: %s", got)
	}
}

// TestPolicyProposes: rows of 结果应用办法 propose their word, the first that holds, with
// what it rests on; one that is at fault is told at its cell, and stops nothing.
func TestPolicyProposes(t *testing.T) {
	t.Parallel()
	o := withMarks(t, nil, []any{"AND(评分>=95,预算执行率>=98%)", "优先保障", "高分"}, []any{"评分率>1", "调整", "写错"}, []any{"整改完成率<100%", "从紧安排", "没有改完"})
	if n := len(o.Campaign.PolicyFaults); n != 1 || o.Campaign.PolicyFaults[0].Where != "评价年度设置.xlsx 结果应用办法!A5" {
		t.Fatalf("faults: %v", o.Campaign.PolicyFaults)
	}
	evenings(t, &o)
	_, rows := sheetRows(t, filepath.Join(o.Outbox, "结果应用_2023.xlsx"), "结果应用")
	for code, want := range map[string]string{
		"A-08": "优先保障|高分（评分=96，预算执行率=98%）",
		"A-02": "从紧安排|没有改完（整改完成率=50%）",
		"A-03": "", // nothing holds
		"A-11": "优先保障|高分（评分=97.5，预算执行率=100%）",
	} {
		row := rows[code]
		if got := strings.Join(row[min(12, len(row)):], "|"); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	day := filepath.Join(o.Outbox, "审核日报_2023-10-16.xlsx")
	f, err := excelize.OpenFile(day)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	tasks, err := f.GetRows("今天要办")
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, row := range tasks {
		told = told || strings.Contains(strings.Join(row, "|"), "结果应用办法写错了")
	}
	if !told {
		t.Error("a faulty row is not told")
	}
}

// TestPapersShowTheOutcome: lists for papers have the sheets' rows, and in a paper for
// one unit that unit's alone.
func TestPapersShowTheOutcome(t *testing.T) {
	t.Parallel()
	o := withMarks(t, map[string]string{"A-01": "是"})
	seen := view.New(o.Campaign, evenings(t, &o))
	for ask, want := range map[string]string{"{{公开项目.项目名称|顿号}}": "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "{{公开项目|个数}}": "1",
		"{{通报.项目数|合计}}": "11", "{{通报.预算批复金额|合计}}": "13997.53", "{{考核情况.退回修改次数|合计}}": "5", "{{考核情况[逾期报送项数=1].单位|顿号}}": "区文旅局",
		"{{结果应用.评分|最高}}": "97.5", "{{逾期明细.逾期天数}}": "1", "{{收文单位代码}}/{{通报.单位|顿号}}/{{结果应用|个数}}": "213001/钢城区城市管理局/2"} {
		all, err := papers.All(fstest.MapFS{"公文/例.docx": {Data: wordtest.Template(t, ask)}})
		if err != nil {
			t.Fatal(err)
		}
		unit := ""
		if all[0].For != papers.Everybody {
			unit = "213001"
		}
		made, faults, err := papers.Make(all[0], seen, unit)
		if err != nil || len(faults) > 0 || len(made) != 1 {
			t.Errorf("%s: %d papers, %v, %v", ask, len(made), faults, err)
			continue
		}
		if got := strings.Join(wordtest.Lines(t, made[0].Data), "|"); got != want {
			t.Errorf("%s is %q, want %q", ask, got, want)
		}
	}
}
