package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/constraint"
	"jixiao/rules/form"
)

func TestUnknownSheetNamesTheNearestForm(t *testing.T) {
	text := strings.NewReplacer("项目编号", "…", "实施单位", "…", "预算批复金额", "…", "到位资金", "…", "实际支出", "…", "评价日期", "…").Replace(scoreSheet)
	got := readAll(t, sheetOf(t, "随手记", "买菜 | 3"), sheetOf(t, "评分表", text, scoreSheetMerges...))
	if len(got.Findings) != 1 || len(got.Submissions) != 0 {
		t.Fatalf("got %+v, want one finding and nothing read", got)
	}
	f := got.Findings[0]
	lacked := "项目编号、实施单位、预算批复金额、到位资金、实际支出、评价日期"
	if f.Code != "S01" || f.Variant != "" || f.Args["nearest"].ZH != "评分表" || f.Args["lacked"].ZH != lacked || f.Place.Sheet != "评分表" {
		t.Errorf("told %+v, want an S01 that names 评分表 and what it lacks", f)
	}
	for _, name := range []string{"评价问题清单", "整改情况报告表", "评分统计表", "评分表", "项目支出绩效自评表"} {
		if !strings.Contains(f.Args["known"].ZH, name) {
			t.Errorf("known forms %q, want %s among them", f.Args["known"].ZH, name)
		}
	}
}

func TestWorkbookWithoutAnythingLikeAForm(t *testing.T) {
	for variant, sheets := range map[string][]form.Sheet{
		"empty": {{Name: "Sheet1"}, {Name: "Sheet2"}},
		"none":  {sheetOf(t, "Sheet1", "工作总结\n一、概况 | 2023")},
	} {
		got := readAll(t, sheets...)
		if len(got.Findings) != 1 || got.Findings[0].Code != "S01" || got.Findings[0].Variant != variant {
			t.Errorf("found %+v, want an S01 %s", got.Findings, variant)
		}
	}
}

func TestTableThatIsGoneIsOneFinding(t *testing.T) {
	start, end := strings.Index(scoreSheet, "一级指标"), strings.Index(scoreSheet, "财政综合评分 |")
	_, found := read(t, sheetOf(t, "评分表", scoreSheet[:start]+scoreSheet[end:], scoreSheetMerges[:5]...))
	if diff := cmp.Diff([]string{"S03 dimension"}, found); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	got := readAll(t, sheetOf(t, "评分表", scoreSheet[:start]+scoreSheet[end:], scoreSheetMerges[:5]...))
	if words := got.Findings[0].Args["field"].ZH; words != "一级指标、三级指标、分值、得分、扣分原因" {
		t.Errorf("names %q, want every column that is missing", words)
	}
}

func TestGridRowByAnotherWording(t *testing.T) {
	checkVariants(t, selfEvaluation, selfEvaluationMerges, []variant{
		{name: "reworded", replaced: []string{"年度资金总额", "资金总额"}, want: []string{"S07 C7 total"}},
		{name: "without 其中", replaced: []string{"其中：当年财政拨款", "当年财政拨款"}},
		{name: "total row gone", replaced: []string{"年度资金总额", "……"}, want: []string{"S02 total"}},
		{name: "no parts", replaced: []string{"|| '　　　上年结转资金 || 0 | 0 | 0 | — | — || —\n", "\n"}},
		{name: "indicators crossed out", replaced: []string{"| 效益指标", "| 生态效益指标 | / | / || / | / | / | / | /\n| 效益指标"}, merges: append(none, selfEvaluationMerges[:17]...)},
	})
}

func TestConstraintsOfTotalsAreChecked(t *testing.T) {
	total := form.Field{ID: "total", Label: "合计", English: "total", Type: form.TypeScore, Check: "gte=0,nonsense"}
	def := &form.Definition{ID: "x", Tables: []form.Block{{ID: "t", Closing: &form.Closing{Labels: []string{"合计"}, Totals: []form.Field{total}}}}}
	if _, err := form.NewReader([]*form.Definition{def}, form.Years{}, constraint.Plain{}); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("NewReader = %v, want an error that names the constraint", err)
	}
}

// A report of ours that comes back is no submission, and nothing is wrong with it.
func TestOwnReportComesBack(t *testing.T) {
	own := sheetOf(t, "审核意见", "项目 | 审核意见\nA-01 | 合计得分填的是95.5")
	stray := sheetOf(t, "Sheet1", "随便写写 | 1")
	got := readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{own}})
	if !got.Own || len(got.Findings) > 0 {
		t.Errorf("own report alone: %+v, want nothing but Own", got)
	}
	got = readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{own, stray}})
	if got.Own || len(got.Findings) != 1 || got.Findings[0].Code != "S01" {
		t.Errorf("own report with a strange sheet: %+v, want one S01", got)
	}
}
