package form_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

var timeUTC = time.UTC

// scoreSheet is a filled-in score sheet; its merges are those of the form.
const scoreSheet = `
2023年度财政重点项目绩效评价评分表
||||||| 单位：万元、分
项目编号 | A-04 | 项目名称 | 农村公厕建设
实施单位 | [208001]钢城区住房和城乡建设局 ||| 归口科室 | 经建科
预算批复金额 | 1125.4 | 一般公共预算 | 1125.4 | 政府性基金 | 0 | 其他资金 | 0
到位资金 | 1125.4 | 实际支出 | 1074.76 | 资金到位率 | 100% | 预算执行率 | 95.5%
评价机构 | 第三方评价机构 ||| 评价日期 | d:2023-09-23
一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因 || 备注
决策 | 项目立项 | 立项依据充分性 | 50 | 48.5 | 进度滞后
|| 立项程序规范性 | 10 | 10
决策小计 ||| 60 | 58.5
过程 | 资金管理 | 资金到位率 | 20 | 18 | 进度滞后
|| 预算执行率 | 20 | 20
过程小计 ||| 40 | 38
合计 ||| 100 | 96.5
财政综合评分 | 96.5 || 财政综合评价等级 | 优
填报人 | 李四 | 联系电话 | 0531-75864663 | 填报日期 | d:2023-10-11
注：本表一式两份。
`

var scoreSheetMerges = []string{"A1:H1", "D3:H3", "B4:D4", "F4:H4", "B7:D7", "F7:H7", "F8:G8", "A9:A10", "B9:B10", "A12:A13",
	"B12:B13", "A11:C11", "A14:C14", "A15:C15", "B16:C16", "E16:H16", "F17:H17", "A18:H18"}

func TestScoreSheetIsReadWithoutFindings(t *testing.T) {
	s, found := read(t, sheetOf(t, "评分表", scoreSheet, scoreSheetMerges...))
	if len(found) > 0 {
		t.Errorf("findings in a good sheet: %v", found)
	}
	if s == nil || s.Form != "score-sheet" {
		t.Fatalf("read as %+v, want a score-sheet", s)
	}
	got := map[string]string{}
	for id, v := range s.Fields {
		got[id] = v.Text + "@" + v.Cell.String()
	}
	want := map[string]string{
		"project_code": "A-04@B3", "project_name": "农村公厕建设@D3", "unit": "[208001]钢城区住房和城乡建设局@B4",
		"division": "经建科@F4", "budget": "1125.4@B5", "general_budget": "1125.4@D5", "gov_fund": "0@F5",
		"other_funds": "0@H5", "funds_in_place": "1125.4@B6", "spent": "1074.76@D6", "in_place_rate": "1@F6",
		"execution_rate": "0.955@H6", "evaluator": "第三方评价机构@B7", "evaluated_on": "2023-09-23@F7",
		"final_score": "96.5@B16", "grade": "优@E16", "filled_by": "李四@B17", "phone": "0531-75864663@D17",
		"filled_on": "2023-10-11@F17", "total_weight": "100@D15", "total_score": "96.5@E15",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	var rows []string
	for _, r := range s.Tables["indicators"].Rows {
		rows = append(rows, strings.Join([]string{r.Group, r.Value("group").Text, r.Value("indicator").Text, r.Value("score").Text}, " "))
	}
	wantRows := []string{"决策 项目立项 立项依据充分性 48.5", "决策 项目立项 立项程序规范性 10", "过程 资金管理 资金到位率 18", "过程 资金管理 预算执行率 20"}
	if diff := cmp.Diff(wantRows, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if subs := s.Tables["indicators"].Subtotals; len(subs) != 2 || subs[1].Group != "过程" || subs[1].Value("subtotal_score").Text != "38" {
		t.Errorf("sub-totals %+v, want 决策 and 过程 38", subs)
	}
}

// However a dimension is written, its rows and its sub-total are read under the
// form's own name; one that the form does not know stays what it is.
func TestDimensionsAreReadByTheirNames(t *testing.T) {
	for _, c := range []struct{ rows, sub, want string }{
		{"一、决策（20分）", "决策小计", "决策"},
		{"决策指标", "决策指标小计", "决策"},
		{"效果", "效果小计", "效益"},
		{"效益", "效果小计", "效益"},
		{"（四）效果指标", "小计", "效益"},
		{"投入", "投入小计", "投入"},
	} {
		text := strings.NewReplacer("决策 | ", c.rows+" | ", "决策小计", c.sub).Replace(scoreSheet)
		s, found := read(t, sheetOf(t, "评分表", text, scoreSheetMerges...))
		if len(found) > 0 {
			t.Errorf("%s: %v", c.rows, found)
		}
		table := s.Tables["indicators"]
		for _, r := range table.Rows[:2] {
			if v := r.Value("dimension"); r.Group != c.want || v.Text != c.want || v.Stored != c.rows {
				t.Errorf("%s is read as %s, of %s, and was %s", c.rows, v.Text, r.Group, v.Stored)
			}
		}
		if got := table.Subtotals[0].Group; got != c.want {
			t.Errorf("%s closes %s, want %s", c.sub, got, c.want)
		}
	}
}

// Each mistake is one finding at its cell.
func TestScoreSheetMistakes(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []string
	}{
		{"blank required value", "| d:2023-09-23", "|", []string{"V01 F7 evaluated_on"}},
		{"sign for none", "1074.76", "—", []string{"V01 D6 spent"}},
		{"no rate of nothing", "到位资金 | 1125.4 | 实际支出 | 1074.76 | 资金到位率 | 100% | 预算执行率 | 95.5%", "到位资金 | 0 | 实际支出 | 0 | 资金到位率 | 0% | 预算执行率 | —", nil},
		{"a rate of something", "| 95.5%", "| —", []string{"V01 H6 execution_rate"}},
		{"not a number", "1074.76", "约1074", []string{"V02 D6 spent"}},
		{"number as text with unit", "1074.76", "1,074.76万元", []string{"V03 D6 spent"}},
		{"number with the currency's sign", "1074.76", "￥1,074.76", []string{"V03 D6 spent"}},
		{"number with its unit in brackets", "1074.76", "1074.76（万元）", []string{"V03 D6 spent"}},
		{"a count is no amount", "1074.76", "1074个", []string{"V02 D6 spent"}},
		{"an amount in 元", "1074.76", "10747600元", []string{"V02 D6 spent"}},
		{"an amount in 万元", "1074.76", "1074.76万元", []string{"V03 D6 spent"}},
		{"full-width number", "| 48.5 |", "| ' ４８．５ |", []string{"V03 E9 score"}},
		{"score over 100", "财政综合评分 | 96.5", "财政综合评分 | 196.5", []string{"V04 B16 final_score"}},
		{"negative amount", "| 1074.76", "| -5", []string{"V04 D6 spent"}},
		{"too many decimals", "| 1074.76", "| 1074.7612", []string{"V05 D6 spent"}},
		{"a calculated tail", "合计 ||| 100 | 96.5", "合计 ||| 100 | 96.4999999999", []string{"V05 E15 total_score"}},
		{"a formula with a calculated tail", "合计 ||| 100 | 96.5", "合计 ||| 100 | =E11+E14 > 96.4999999", nil},
		{"not a date", "d:2023-09-23", "2023年9月31日", []string{"V06 F7 evaluated_on"}},
		{"text date", "d:2023-09-23", "2023年9月23日", []string{"V03 F7 evaluated_on"}},
		{"grade not in list", "| 优", "| 特优", []string{"V07 E16 grade"}},
		{"grade by another name", "| 优", "| 优秀", nil},
		{"grade in a longer form", "| 优", "| 优等（90分以上）", []string{"V03 E16 grade"}},
		{"malformed code", "| A-04", "| A/01/2", []string{"V08 B3 project_code"}},
		{"untidy code", "| A-04", "| '　Ａ－０4 ", nil},
		{"unit without code", "[208001]", "", []string{"V08 B4 unit"}},
		{"odd phone", "0531-75864663", "见附件", []string{"V08 D17 phone"}},
		{"error value", "| 1074.76", "| #REF!", []string{"V09 D6 spent"}},
		{"stale formula", "合计 ||| 100 | 96.5", "合计 ||| 100 | =SUM(E9:E10)+SUM(E12:E13) > 95.5", []string{"V10 E15 total_score"}},
		{"formula without result", "合计 ||| 100 | 96.5", "合计 ||| 100 | =E11+E14", []string{"V10 E15 total_score"}},
		{"good formula", "合计 ||| 100 | 96.5", "合计 ||| 100 | =E11+E14 > 96.5", nil},
		{"other function", "合计 ||| 100 | 96.5", "合计 ||| 100 | =SUMIF(A:A,1,E:E) > 96.5", nil},
		{"rate typed as percent number", "| 95.5%", "| 95.5", []string{"V11 H6 execution_rate"}},
		{"rate as text", "| 95.5%", "| '95.50%", []string{"V03 H6 execution_rate"}},
		{"label missing", "实际支出 |", "|", []string{"S02 spent"}},
		{"label misspelt", "实际支出 |", "实际支付 |", []string{"S02 C6 spent"}},
		{"label by another wording", "实际支出 |", "支出金额 |", []string{"S07 C6 spent"}},
		{"header missing", "| 扣分原因", "| 说明文字", []string{"S03 A8 reason"}},
		{"wrong year", "2023年度财政", "2022年度财政", []string{"S04 A1"}},
		{"no year", "2023年度财政", "财政", []string{"S04 A1"}},
		{"no closing row", "合计 ||| 100 | 96.5\n", "\n", []string{"S08 A14"}},
		{"label twice", "填报人 | 李四", "项目编号 | A-05", []string{"S09 A17 project_code"}},
		{"header twice", "扣分原因 || 备注", "扣分原因 | 得分 | 备注", []string{"S09 G8 score"}},
		{"brackets and breaks in header", "| 分值 |", "| 分 值（分） |", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(scoreSheet, c.old, c.new, 1)
			if text == scoreSheet {
				t.Fatalf("nothing replaced: %q", c.old)
			}
			merges := scoreSheetMerges
			if strings.HasPrefix(c.name, "header") {
				merges = without(merges, "F8:G8")
			}
			_, found := read(t, sheetOf(t, "评分表", text, merges...))
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func without(merges []string, drop string) []string {
	var out []string
	for _, m := range merges {
		if m != drop {
			out = append(out, m)
		}
	}
	return out
}

func TestRowsAboveAndColumnsSwapped(t *testing.T) {
	const text = `
附件3

2023年度财政重点项目绩效评价评分表
填报说明见后
项目编号 || A-04
项目名称 || 农村公厕建设
实施单位 || [208001]钢城区住房和城乡建设局
预算批复金额 || 100 | 到位资金 | 100 | 实际支出 | 100
资金到位率 || 100% | 预算执行率 | 100% | 评价日期 | 2023.9.1
三级指标 | 得分 | 分值 | 扣分依据 | 一级指标 | 二级指标
立项依据充分性 | 60 | 60 || 决策 | 立项
资金到位率 | 35 | 40 | 少 | 过程 | 管理
合 计 | 95 | 100
财政综合评分 || 95 | 等级 | 优
填报日期 || 20231011
`
	s, found := read(t, sheetOf(t, "Sheet1", text, "A5:B5", "A6:B6", "A7:B7", "A8:B8", "A9:B9", "A14:B14", "A15:B15"))
	want := []string{"S07 D14 grade", "V03 G9 evaluated_on", "V03 C15 filled_on", "S07 D10 reason"}
	if diff := cmp.Diff(want, found, sorted()); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if s == nil || len(s.Tables["indicators"].Rows) != 2 || s.Fields["total_score"].Text != "95" {
		t.Errorf("read %+v, want two rows and a total of 95", s)
	}
}

func TestHalfTheLabelsGoneIsOneFinding(t *testing.T) {
	text := scoreSheet
	for _, label := range []string{"项目编号", "实施单位", "预算批复金额", "实际支出", "评价日期", "财政综合评分 "} {
		text = strings.Replace(text, label, "……", 1)
	}
	s, found := read(t, sheetOf(t, "评分表", text, scoreSheetMerges...))
	if s != nil || len(found) != 1 || found[0] != "S01" {
		t.Errorf("read %v, found %v, want nothing read and one S01", s, found)
	}
}

func TestHiddenRow(t *testing.T) {
	sheet := sheetOf(t, "评分表", scoreSheet, scoreSheetMerges...)
	for i := range sheet.Rows {
		sheet.Rows[i].Hidden = sheet.Rows[i].Index == 10
	}
	_, found := read(t, sheet)
	if diff := cmp.Diff([]string{"S06 C10"}, found); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestStrangerBesideAForm(t *testing.T) {
	good := sheetOf(t, "评分表", scoreSheet, scoreSheetMerges...)
	stray := sheetOf(t, "Sheet2", "随便写写 | 1")
	got := readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{good, stray, {Name: "Sheet3"}}})
	if len(got.Submissions) != 1 || len(got.Findings) != 1 || got.Findings[0].Code != "S10" || got.Findings[0].Place.Sheet != "Sheet2" {
		t.Errorf("got %d submissions, findings %v, want one and an S10 of Sheet2", len(got.Submissions), got.Findings)
	}
}

// TestCalculatedTails: what calculating leaves behind a number of two decimals
// is no part of it, everything else is exact.
func TestCalculatedTails(t *testing.T) {
	for stored, want := range map[string]string{"89.9999999999": "90", "91.3600000001": "91.36", "89.9999996": "90", "89.99999": "89.99999",
		"3.33333333333333": "3.33333333333333", "89.995": "89.995", "89.9999989": "89.9999989"} {
		s, _ := read(t, sheetOf(t, "表", strings.Replace(scoreSheet, "财政综合评分 | 96.5", "财政综合评分 | "+stored, 1), scoreSheetMerges...))
		if got := s.Fields["final_score"].Text; got != want {
			t.Errorf("%s is %s, want %s", stored, got, want)
		}
	}
}
