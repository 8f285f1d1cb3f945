package form_test

import (
	"slices"
	"strings"
	"testing"

	"jixiao/rules/form"
)

const scoreList = `
2023年度财政重点项目综合评分统计表

序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级
A-01 | [213001]钢城区城市管理局 | 城区环卫 | 91.36 | 优
A-02 | [213001]钢城区城市管理局 | 莱钢道路 | 94.5 | 优
`

func TestScoreListInOtherShapes(t *testing.T) {
	const second = "\nA-02 |"
	checkVariants(t, scoreList, []string{"A1:E1"}, []variant{
		{name: "numbered columns", replaced: []string{"\nA-01", "\n1 | 2 | 3 | 4 | 5\nA-01"}},
		{name: "lettered columns", replaced: []string{"\nA-01", "\n甲 | 乙 | 丙 | 1 | 2=1\nA-01"}},
		{name: "headings", replaced: []string{second, "\n一、城乡建设类\nA-02 |"}},
		{name: "headings in brackets", replaced: []string{second, "\n（二）社会事业类\nA-02 |"}},
		{name: "a turn of the page", replaced: []string{second, "\n|||| 续表\nA-02 |"}},
		{name: "a number of the page", replaced: []string{second, "\n|||| 第 2 页\nA-02 |"}},
		{name: "a title of one's own on the second page", replaced: []string{second, "\n| 重点评价项目得分（二）\n序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级\nA-02 |"}},
		{name: "sub-totals", replaced: []string{second, "\n经建科小计 || 1个项目 | 91.36\nA-02 |"}},
		{name: "the end said", replaced: []string{"94.5 | 优", "94.5 | 优\n（以下空白）"}},
		{name: "the section's opinion", replaced: []string{"94.5 | 优", "94.5 | 优\n绩效科意见：\n负责人签字：　　年　月　日"}},
		{name: "a word far below", replaced: []string{"94.5 | 优", "94.5 | 优\n\n\n\n\n|| 内部资料"}},
		{name: "codes beside running numbers", replaced: []string{"序号 |", "序号 | 项目编号 |", "A-01 |", "1 | A-01 |", second, "\n2 | A-02 |"},
			want: []string{"S07 B3 project_code"}},
		{name: "codes without a dash beside running numbers", replaced: []string{"序号 |", "序号 | 项目代码 |", "A-01 |", "1 | a01 |", second, "\n2 | A02 |"},
			want: []string{"S07 B3 project_code", "V08 B4 project_code", "V08 B5 project_code"}},
		{name: "project codes in the other column", replaced: []string{"财政综合评价等级", "财政综合评价等级 | 项目编号", "91.36 | 优", "91.36 | 优 | 合1", "94.5 | 优", "94.5 | 优 | 合2"}},
		{name: "two rows of headers again", replaced: []string{"序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级", "基本情况 ||| 财政综合评分 | 财政综合评价等级\n序号 | 实施单位 | 项目名称",
			second, "\n基本情况 ||| 财政综合评分 | 财政综合评价等级\n序号 | 实施单位 | 项目名称\nA-02 |"}, merges: []string{"A1:E1", "A3:C3", "D3:D4", "E3:E4"}},
	})
}

// TestRowsThatLackTheRest holds that what may be data is no remark.
func TestRowsThatLackTheRest(t *testing.T) {
	for _, row := range []string{"A-03", "|| 公交车辆补贴", "||| 88", "1 | 2 | 3 | 4 | 6", "A-03 | 小计"} {
		s, found := read(t, sheetOf(t, "评分统计表", scoreList+row+"\n"))
		if len(found) == 0 || len(s.Tables["scores"].Rows) != 3 {
			t.Errorf("%q is taken for a remark", row)
		}
	}
}

func TestProblemListInOtherShapes(t *testing.T) {
	checkVariants(t, `
2023年度绩效评价问题清单
问题编号 | 项目编号 | 项目名称 | 问题类别 | 问题描述 | 整改要求 | 整改时限
W01 | A-01 | 城区环卫 | 绩效目标 | 目标未细化 | 限期整改 | d:2023-10-15
`, []string{"A1:G1"}, []variant{
		{name: "how many", replaced: []string{"d:2023-10-15", "d:2023-10-15\n合计 || 1个"}},
		{name: "the day before which", replaced: []string{"d:2023-10-15", "2023年10月15日前"}, want: []string{"V03 G3 due"}},
		{name: "the end of a month", replaced: []string{"d:2023-10-15", "2023年10月底前"}, want: []string{"V03 G3 due"}},
		{name: "for good", replaced: []string{"d:2023-10-15", "长期坚持"}},
		{name: "no day", replaced: []string{"d:2023-10-15", "尽快"}, want: []string{"V06 G3 due"}},
	})
}

func TestRunningNumbers(t *testing.T) {
	for written, want := range map[string]string{"（一）": "1", "①": "1", "一": "1", "第1": "1", "甲": ""} {
		s, found := read(t, sheetOf(t, "整改", strings.Replace(rectification, "\n1 |", "\n'"+written+" |", 1), rectificationMerges...))
		if len(found) > 0 || s.Tables["problems"].Rows[0].Value("ordinal").Text != want {
			t.Errorf("%q: %v, number %q, want %q", written, found, s.Tables["problems"].Rows[0].Value("ordinal").Text, want)
		}
	}
}

func TestIndicatorsThatDoNotApply(t *testing.T) {
	checkVariants(t, selfEvaluation, selfEvaluationMerges, []variant{
		{name: "said in words", replaced: []string{"\n总分", "\n|| 生态效益指标 | 不涉及\n总分"}, merges: none},
		{name: "with strokes", replaced: []string{"\n总分", "\n|| 生态效益指标 | 不适用 |||| / | /\n总分"}, merges: none},
		{name: "but scored", replaced: []string{"\n总分", "\n|| 生态效益指标 | 不适用 ||| | 10 |\n总分"}, merges: none, want: []string{"V01 I16 score"}},
	})
}

func TestTwoTelephones(t *testing.T) {
	checkVariants(t, scoreSheet, scoreSheetMerges, []variant{
		{name: "the project's and the clerk's", replaced: []string{"\n一级指标", "\n项目负责人 | 王五 | 联系电话 | 76543210\n一级指标"}, merges: none},
		{name: "a year that another label names", replaced: []string{"2023年度财政重点项目绩效评价评分表", "项目打分情况", "\n一级指标", "\n预算年度 | 2022年度\n一级指标"}, merges: none},
	})
}

func TestSheetsThatHelp(t *testing.T) {
	explained := "各栏填写要求\n序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级\n编号 | 代码和名称 | 全称 | 两位小数 | 四等\n"
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"栏目说明", explained, 1}, {"数据字典", explained, 1}, {"填写样例", scoreList, 1}, {"示例", scoreList, 1},
		{"附表", explained, 2}, {"评分说明", scoreList, 2},
	} {
		got := readAll(t, sheetOf(t, "评分统计表", scoreList), sheetOf(t, c.name, c.text))
		if len(got.Submissions) != c.want {
			t.Errorf("%s: %d submissions, want %d", c.name, len(got.Submissions), c.want)
		}
	}
	for _, beside := range []form.Sheet{{Name: "Sheet2"}, sheetOf(t, "附件", "附件目录\n1 | 会议纪要\n"), sheetOf(t, "整改", rectification, rectificationMerges...)} {
		got := readAll(t, beside, sheetOf(t, "示例", scoreList))
		if !slices.ContainsFunc(got.Submissions, func(s *form.Submission) bool { return s.Sheet == "示例" }) {
			t.Errorf("beside %s the only score list was not read", beside.Name)
		}
	}
}
