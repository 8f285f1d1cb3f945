package ruletest_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/ruletest"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

var today = value.Date{Year: 2023, Month: 10, Day: 13}

// settings is a folder of settings whose workbook has these rows of 本级规则 and
// 本级规则例子, and no others.
func settings(t *testing.T, rules, examples [][]any) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, configs.Files()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, load.SettingsFile)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for sheet, rows := range map[string][][]any{"本级规则": rules, "本级规则例子": examples} {
		for i := range 80 {
			row := make([]any, 13)
			if i < len(rows) {
				copy(row, rows[i])
			}
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", 4+i), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func mustRun(t *testing.T, dir string, codes ...finding.Code) ruletest.Report {
	t.Helper()
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	r, err := ruletest.Run(context.Background(), ruletest.Options{Campaign: c, Configs: os.DirFS(dir), Today: today, Codes: codes})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// came says of a result what a person would read.
func came(r ruletest.Result) string {
	names := map[check.Outcome]string{check.Passed: "合格", check.Failed: "不合格", check.Unjudged: "不审", check.NotApplicable: "不适用", check.Erred: "算不出来"}
	switch {
	case r.AsExpected:
		return "✓"
	case r.None:
		return "没有结果：" + r.Why.ZH
	}
	return names[r.Came] + "：" + r.Why.ZH
}

var rules = [][]any{
	{"L01", "停用", "执行率低的分数不高", "评分表", "整张表", "预算执行率<70%", "财政综合评分<=89", "", "须修改"},
	{"L02", "启用", "扣分写明原因", "评分表", "每一行", "得分<分值", `扣分原因<>"" 且 LEN(扣分原因)>=4`, "", "须修改"},
	{"L03", "试行", "预算与登记相同", "评分表", "整张表", "", "预算批复金额=登记.预算批复金额", "", "须修改"},
	{"L04", "启用", "写错的", "评分表", "整张表", "预算执行绿<70%", "财政综合评分<=89", "", "须修改"},
	{"L05", "启用", "评价在收到以前", "评分表", "整张表", "", "评价日期<=TODAY()", "", "须修改", "", "", "", "2023-01-01至2023-06-30"},
	{"L06", "启用", "产出占的分值", "评分表", "整张表", "", `SUMIF(一级指标,"产出",分值)>=30`, "合计分值", "须修改"},
	{"L07", "启用", "除得尽", "评分表", "整张表", "", "实际支出/到位资金<=1", "", "须修改"},
	{"L08", "启用", "得分不高于平均的两倍", "评分表", "每一行", "", "得分<=AVERAGE(得分)*2", "", "须修改"},
}

// given are examples with values, and what comes of them.
var given = []struct{ code, given, want, came string }{
	{"L01", "预算执行率=65%；财政综合评分=89", "合格", "✓"},
	{"L01", "预算执行率=65％;财政综合评分=９２分", "不合格", "✓"},
	{"L01", "预算执行率=70%；财政综合评分=95", "不适用", "✓"},
	{"L01", "预算执行率=65%；财政综合评分=", "不审", "✓"},
	{"L01", "预算执行率=65%", "不审", "✓"},
	{"L01", "预算执行率=65%；财政综合评分=优", "不审", "✓"},
	{"L01", "执行率=65%\n[综合评分]=92", "合格", "不合格：预算执行率=65%；财政综合评分=92"},
	{"L01", "预算执行率=65%；财政综合评分=优", "合格", "不审：“财政综合评分”空着，或者取不出要用的值。预算执行率=65%；财政综合评分 读不出来"},
	{"L01", "预算执行率=80%；财政综合评分=", "合格", "不适用：预算执行率=80%；财政综合评分 空着"},
	{"L01", "预算执行绿=65%", "合格", "没有结果：第 1 个字：没有“预算执行绿”，是不是“预算执行率”？"},
	{"L01", "预算执行率=65%；92", "合格", "没有结果：第 11 个字：“92”要写成 栏=值"},
	{"L01", "预算执行率=65%；执行率=66%", "合格", "没有结果：第 11 个字：“执行率”写了两次"},
	{"L02", "分值=10；得分=8；扣分原因=资料不全、未归档", "合格", "✓"},
	{"L02", `分值=10；得分=8；扣分原因="略；"`, "不合格", "✓"},
	{"L02", "分值=10；得分=8；扣分原因=", "不合格", "✓"},
	{"L02", "分值=10；得分=10", "不适用", "✓"},
	{"L02", "分值=10、20；得分=10、19；扣分原因=", "合格", "不合格：得分=19；分值=20；扣分原因 空着"},
	{"L03", "预算批复金额=100；登记.预算批复金额=100.0", "合格", "✓"},
	{"L03", "预算批复金额=8205.5；登记.预算批复金额=8205.53", "合格", "✓"},
	{"L03", "预算批复金额=100；登记.预算批复金额=120", "不合格", "✓"},
	{"L03", "预算批复金额=100", "不审", "✓"},
	{"L04", "预算执行率=65%；财政综合评分=89", "合格", "没有结果：规则写错了，没有采用"},
	{"L05", "评价日期=2023年6月1日", "合格", "✓"},
	{"L05", "评价日期=2023-07-01", "不合格", "✓"},
	{"L05", "评价日期=2023-02-30", "不审", "✓"},
	{"L05", "评价日期=2023-06-01；收到日期=2023-05-31", "不合格", "✓"},
	{"L05", "评价日期=2023-06-01；收到日期=2023-10-13", "不适用", "✓"},
	{"L05", "收到日期=明天", "不适用", "没有结果：第 1 个字：“明天”不是日期"},
	{"L06", "一级指标=决策、产出、效益；分值=20、30、50", "合格", "✓"},
	{"L06", "一级指标=产出；分值=10、20、30", "合格", "✓"},
	{"L06", "一级指标=决策、产出；分值=20、30、50", "合格", "没有结果：“一级指标”有 2 个值，“分值”有 3 个"},
	{"L07", "实际支出=0；到位资金=0", "合格", "不审：除数是 0。实际支出=0；到位资金=0"},
	{"L08", "得分=1、1、1、9", "不合格", "✓"},
	{"L08", "得分=5、6、7", "合格", "✓"},
	{"L08", "得分=5、6、7", "不适用", "合格：3 行里，合格 3、不审 0、不适用 0"},
}

// TestExamplesAreJudgedAsSheetsAre: values are read as departments' cells are, and
// rules in every state are tried; what comes out otherwise is told with the values
// that it comes from.
func TestExamplesAreJudgedAsSheetsAre(t *testing.T) {
	t.Parallel()
	var rows [][]any
	for _, e := range given {
		rows = append(rows, []any{e.code, "", e.given, "", "", e.want})
	}
	r := mustRun(t, settings(t, rules, rows))
	if len(r.Results) != len(given) {
		t.Fatalf("%d of %d examples were tried; faults: %v", len(r.Results), len(given), r.Faults)
	}
	for i, e := range given {
		if got := came(r.Results[i]); got != e.came {
			t.Errorf("%s %q, want %s:\n got %s\nwant %s", e.code, e.given, e.want, got, e.came)
		}
	}
	if len(r.Faults) != 1 || r.Faults[0].Code != "L04" || r.Good() {
		t.Errorf("faults: %v, good: %v", r.Faults, r.Good())
	}
}

// TestExamplesByCode: only those that were asked for are tried, and of other rules
// no fault is told.
func TestExamplesByCode(t *testing.T) {
	t.Parallel()
	dir := settings(t, rules, [][]any{{"L01", "", "预算执行率=80%；财政综合评分=95", "", "", "不适用"}, {"L04", "", "预算执行率=80%", "", "", "合格"}})
	if r := mustRun(t, dir, "L01", "L02"); len(r.Results) != 1 || !r.Good() || len(r.Without) != 1 || r.Without[0] != "L02" {
		t.Errorf("of L01 and L02: %+v", r)
	}
}

// TestARuleOfAFormThatIsAway: its examples are not tried, and nothing is wrong.
func TestARuleOfAFormThatIsAway(t *testing.T) {
	t.Parallel()
	dir := settings(t, [][]any{{"L91", "试行", "别处的表", "部门预算情况汇总", "整张表", "", "总分<=89", "", "须修改"}}, [][]any{{"L91", "", "总分=90", "", "", "不合格"}})
	if r := mustRun(t, dir); !r.Good() || len(r.Results)+len(r.Without) > 0 || len(r.LeftOut) != 1 {
		t.Errorf("%+v", r)
	}
}

// TestExamplesByFile: a sheet that is kept as a specimen is read as when it is
// handed in, and must be told at its cell.
func TestExamplesByFile(t *testing.T) {
	t.Parallel()
	dir := settings(t, [][]any{
		{"L01", "启用", "得分都高", "评分表", "每一行", "", "得分>=分值*80%", "", "须修改"},
		{"L02", "启用", "自评", "项目支出绩效自评表", "整张表", "", "总分<=89", "", "须修改"},
	}, [][]any{
		{"L01", "", "", `例子\评分表.xlsx`, "E12", "不合格"},
		{"L01", "", "", "例子/评分表.xlsx", "E13", "不合格"},
		{"L01", "", "", "例子/评分表.xlsx", "", "合格"},
		{"L02", "", "", "例子/评分表.xlsx", "", "合格"},
		{"L01", "", "", "例子/坏的.xlsx", "", "合格"},
	})
	data, err := os.ReadFile(specimen(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, bytes := range map[string][]byte{"评分表.xlsx": data, "坏的.xlsx": data[:len(data)/2]} {
		path := filepath.Join(dir, "例子", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, r := range mustRun(t, dir).Results {
		got = append(got, came(r))
	}
	want := []string{"✓", "不合格：应当标在 E13，标在了 E10、E12、E14、E16、E17、E18 等处", "不合格：E10，得分=2；分值=3",
		"没有结果：文件里没有认出“项目支出绩效自评表”", "没有结果：文件不完整，可能是复制或传输时中断了"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// specimen is a score sheet of the sample evenings.
func specimen(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob("../../testdata/samples/2_2023-10-15/208001*/评分表_A-04.xlsx")
	if err != nil || len(found) != 1 {
		t.Fatalf("score sheets: %v, %v", found, err)
	}
	return found[0]
}

// TestTheShippedRulesHaveExamples: each rule that comes with the program is on trial,
// says what it rests on, and comes out as its examples say; of each there are some
// that pass, fail, are not judged and do not apply.
func TestTheShippedRulesHaveExamples(t *testing.T) {
	t.Parallel()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	r, err := ruletest.Run(context.Background(), ruletest.Options{Campaign: c, Configs: fs.FS(configs.Files()), Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Good() || len(r.Without) > 0 || len(r.Results) == 0 {
		t.Errorf("without: %v, faults: %v", r.Without, r.Faults)
	}
	met := map[finding.Code]check.Tally{}
	for _, one := range r.Results {
		if !one.AsExpected {
			t.Errorf("%s %s: %s", one.Code, one.Where, came(one))
		}
		tally := met[one.Code]
		tally[one.Came]++
		met[one.Code] = tally
	}
	for _, code := range c.LocalCodes() {
		info, ok := c.Engine.Info(code)
		if !ok || info.Audience != finding.Section || info.Severity != finding.Info || info.Basis.IsZero() {
			t.Errorf("%s is not on trial, or rests on nothing: %+v", code, info)
		}
		for _, o := range []check.Outcome{check.Passed, check.Failed, check.Unjudged, check.NotApplicable} {
			if met[code][o] == 0 {
				t.Errorf("%s has no example of outcome %d", code, o)
			}
		}
	}
}
