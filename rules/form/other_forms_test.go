package form_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

func sorted() cmp.Option {
	return cmp.Transformer("sort", func(s []string) []string { return slices.Sorted(slices.Values(s)) })
}

const rectification = `
2023年度财政重点项目绩效评价整改情况报告表
填报单位 || [213001]钢城区城市管理局 |||| 填报日期 || d:2023-10-08
序号 | 项目编号 | 项目名称 | 问题类别 | 存在问题 | 整改措施 | 责任人 | 整改时限 | 整改状态 | 完成日期 | 佐证材料 | 备注
1 | A-01 | 城区环卫 | 绩效目标 | 目标未细化 | 已组织修订绩效目标并细化 | 王五 | d:2023-10-15 | 已完成 | d:2023-10-09 | 附件1.pdf
2 | A-02 | 莱钢道路 | 资金管理 | 支出偏慢 | 已按月调度支出进度并通报 | 张三 | d:2023-10-15 | 正在整改
3
4
合计 || 问题总数 | 2 | 已完成数 | 1 | 整改完成率 || 50%
`

var rectificationMerges = []string{"A1:L1", "A2:B2", "C2:F2", "G2:H2", "I2:L2", "A8:B8", "G8:H8", "I8:L8"}

func TestRectification(t *testing.T) {
	s, found := read(t, sheetOf(t, "整改台账", rectification, rectificationMerges...))
	if len(found) > 0 {
		t.Errorf("findings in a good sheet: %v", found)
	}
	if s == nil || s.Form != "rectification" || len(s.Tables["problems"].Rows) != 2 {
		t.Fatalf("read %+v, want two problems", s)
	}
	if got := s.Tables["problems"].Rows[1].Value("status").Text; got != "整改中" {
		t.Errorf("status %q, want 整改中", got)
	}
	if got := s.Fields["completion_rate"]; got.Text != "0.5" || got.Cell.String() != "I8" {
		t.Errorf("completion rate %+v, want 0.5 at I8", got)
	}
	if diff := cmp.Diff([]string{"A-01", "A-02"}, s.Projects()); diff != "" {
		t.Errorf("projects (-want +got):\n%s", diff)
	}
}

func TestRectificationMistakes(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []string
	}{
		{"category not in list", "| 绩效目标 | 目标", "| 绩效 | 目标", []string{"V07 D4 category"}},
		{"no person", "| 王五 |", "||", []string{"V01 G4 owner"}},
		{"no closing row", "合计 || 问题总数 | 2 | 已完成数 | 1 | 整改完成率 || 50%", "填表人：某某 || 单位负责人：某某", nil},
		{"nothing to report", rectification[strings.Index(rectification, "1 | A-01"):strings.Index(rectification, "3\n4")], "零报告\n", nil},
		{"no rows", rectification[strings.Index(rectification, "1 | A-01"):strings.Index(rectification, "3\n4")], "\n", []string{"S05 A3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(rectification, c.old, c.new, 1)
			_, found := read(t, sheetOf(t, "整改台账", text, rectificationMerges[:5]...))
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

const selfEvaluation = `
项目支出绩效自评表
（2022年度）

项目名称 || 公交车辆运行补贴费用
主管部门 || 钢城区城乡交通运输局 ||| 实施单位 | [207001]钢城区城乡交通运输局
项目资金（万元） |||| 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） || 得分
|| 年度资金总额 || 500 | 500 | 465 | 10 | 93% || 9.3
|| 其中：当年财政拨款 || 500 | 500 | 465 | — | — || —
|| '　　　上年结转资金 || 0 | 0 | 0 | — | — || —
|| '　　　其他资金 || 0 | 0 | 0 | — | — || —
年度总体目标 || 预期目标 |||| 实际完成情况
|| 完成任务。 |||| 已按计划完成。
绩效指标 | 一级指标 | 二级指标 | 三级指标 || 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
| 产出指标 | 数量指标 | 任务完成数量 || 100% | 达成 | 50 | 48 | 已改进
| 效益指标 | 社会效益指标 | 公共服务改善 || 效果明显 | 达成 | 40 | 40
总分 ||||||| 100 | 97.3
`

var selfEvaluationMerges = []string{"A1:K1", "A2:K2", "A4:B4", "C4:G4", "A5:B5", "C5:E5", "A6:B10", "C6:D6", "C7:D7", "C8:D8",
	"C9:D9", "C10:D10", "I6:J6", "I7:J7", "A11:B12", "C11:F11", "C12:F12", "G11:K11", "G12:K12", "A13:A15", "D13:E13", "D14:E14", "D15:E15", "J13:K13", "A16:G16"}

func TestSelfEvaluation(t *testing.T) {
	s, found := read(t, sheetOf(t, "自评表", selfEvaluation, selfEvaluationMerges...))
	if len(found) > 0 {
		t.Errorf("findings in a good sheet: %v", found)
	}
	if s == nil || s.Form != "self-evaluation" || len(s.Tables["indicators"].Rows) != 2 {
		t.Fatalf("read %+v, want two indicators", s)
	}
	for id, want := range map[string]string{"total.executed": "465@G7", "total.rate": "0.93@I7", "total.score": "9.3@K7",
		"current.executed": "465@G8", "goal_actual": "已按计划完成。@G12", "total_score": "97.3@I16", "total_weight": "100@H16"} {
		if v := s.Fields[id]; v.Text+"@"+v.Cell.String() != want {
			t.Errorf("%s is %s@%s, want %s", id, v.Text, v.Cell, want)
		}
	}
	if s.Year != 2022 {
		t.Errorf("year %d, want 2022", s.Year)
	}
}

// Of a budget of nothing there is no rate; of another one there is.
func TestARateWithoutDivisor(t *testing.T) {
	for year, want := range map[string][]string{"0": nil, "500": {"V01 I7 total.rate"}} {
		text := strings.Replace(selfEvaluation, "| 500 | 500 | 465 | 10 | 93% |", "| 500 | "+year+" | 0 | 10 | — |", 1)
		_, found := read(t, sheetOf(t, "自评表", text, selfEvaluationMerges...))
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", year, diff)
		}
	}
}

func TestScoreList(t *testing.T) {
	const text = `
2023年度财政重点项目综合评分统计表

序号 | 实施单位 | 项目名称 | 财政综合评分 | 财政综合评价等级
A-01 | [213001]钢城区城市管理局 | 城区环卫 | 91.36 | 优
A-02 | [213001]钢城区城市管理局 | 莱钢道路 | 94.5 | 优
`
	s, found := read(t, sheetOf(t, "评分统计表", text, "A1:E1"))
	if len(found) > 0 || s == nil || s.Form != "score-list" || len(s.Tables["scores"].Rows) != 2 {
		t.Errorf("read %+v with %v, want a score list of two rows", s, found)
	}
}

func TestTwoFormsInOneWorkbook(t *testing.T) {
	got := readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{
		sheetOf(t, "评分表", scoreSheet, scoreSheetMerges...),
		sheetOf(t, "评分表2", scoreSheet, scoreSheetMerges...),
		sheetOf(t, "整改", rectification, rectificationMerges...)}})
	var forms []string
	for _, s := range got.Submissions {
		forms = append(forms, s.Form+" "+s.Sheet)
	}
	want := []string{"score-sheet 评分表", "score-sheet 评分表2", "rectification 整改"}
	if diff := cmp.Diff(want, forms); diff != "" || len(got.Findings) > 0 {
		t.Errorf("submissions (-want +got):\n%s\nfindings %v", diff, got.Findings)
	}
}
