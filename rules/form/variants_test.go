package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// variant is a sheet with some of its text replaced, and what must be found.
type variant struct {
	name     string
	replaced []string // old, new, old, new …
	merges   []string // those of the form if nil
	want     []string
}

func checkVariants(t *testing.T, text string, merges []string, variants []variant) {
	t.Helper()
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			changed := text
			for i := 0; i < len(v.replaced); i += 2 {
				next := strings.Replace(changed, v.replaced[i], v.replaced[i+1], 1)
				if next == changed {
					t.Fatalf("nothing replaced: %q", v.replaced[i])
				}
				changed = next
			}
			over := merges
			if v.merges != nil {
				over = v.merges
			}
			_, found := read(t, sheetOf(t, "表", changed, over...))
			if diff := cmp.Diff(v.want, found, sorted()); diff != "" {
				t.Errorf("findings (-want +got):\n%s\n%s", diff, changed)
			}
		})
	}
}

// none are the merges of a sheet whose merged ranges were taken apart.
var none = []string{}

func TestScoreSheetInOtherShapes(t *testing.T) {
	checkVariants(t, scoreSheet, scoreSheetMerges, []variant{
		{name: "merges taken apart", merges: none},
		{name: "a note that names the form above its title", replaced: []string{"\n2023年度", "\n说明：本评分表由2022年的评分表修改而来。\n2023年度"}, merges: none},
		{name: "year and title in two rows", replaced: []string{"2023年度财政重点项目绩效评价评分表", "2023年度\n财政重点项目绩效评价评分表"}, merges: none},
		{name: "another year in a note below", replaced: []string{"注：本表", "注：与2022年的评分表相比，本表"}},
		{name: "every dimension named on each row", replaced: []string{"|| 立项程序", "决策 | 项目立项 | 立项程序", "|| 预算执行率", "过程 | 资金管理 | 预算执行率"}, merges: none},
		{name: "bare sub-totals", replaced: []string{"决策小计", "小计", "过程小计", "小 计："}},
		{name: "no sub-totals", replaced: []string{"决策小计 ||| 60 | 58.5\n", "", "过程小计 ||| 40 | 38\n", ""}, merges: none},
		{name: "sub-total beside a merged dimension", replaced: []string{"决策小计 |||", "| 小计 ||"}, merges: []string{"A9:A11"}},
		{name: "closing row by another word", replaced: []string{"合计 |||", "总 计：|||"}},
		{name: "blank rows inside", replaced: []string{"|| 立项程序", "\n| ' 　 |\n|| 立项程序"}, merges: none},
		{name: "heading row inside", replaced: []string{"决策 | 项目", "一、共性指标\n决策 | 项目"}, merges: none},
		{name: "header once more", replaced: []string{"过程 | 资", "一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因 || 备注\n过程 | 资"}, merges: none},
		{name: "indicator named like a label", replaced: []string{"立项依据充分性", "其他资金"}},
		{name: "project named like a label", replaced: []string{"农村公厕建设", "其他资金"}},
		{name: "project named like its own label", replaced: []string{"农村公厕建设", "项目"}},
		{name: "label twice with the same value", replaced: []string{"填报人 | 李四", "项目编号 | ' ａ-04"}},
		{name: "label twice, first one blank", replaced: []string{"||||||| 单位", "填报人 ||||||| 单位"}},
		{name: "label twice, the day written otherwise", replaced: []string{"||||||| 单位", "填报日期 | 2023年10月11日 |||||| 单位"}, want: []string{"V03 B2 filled_on"}},
		{name: "value lost and the next label moved up", replaced: []string{"| A-04 |", "|"}, want: []string{"V01 B3 project_code"}, merges: none},
		{name: "label and value in one cell", replaced: []string{"项目编号 | A-04", "项目编号：A-04 |"}},
		{name: "a required label without its value in one cell", replaced: []string{"项目编号 | A-04", "项目编号：　　项目负责人：王五 |"}, want: []string{"V01 A3 project_code"}},
		{name: "no closing row, the final score in a column of scores",
			replaced: []string{"合计 ||| 100 | 96.5\n财政综合评分 | 96.5 || 财政综合评价等级 | 优", "财政综合评分 ||| 96.5 | 财政综合评价等级 | 优"}, merges: none, want: []string{"S08 A14"}},
		{name: "no header row", replaced: []string{"一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因 || 备注\n", ""}, merges: none, want: []string{"S03 dimension"}},
		{name: "header of two rows without merges", replaced: []string{"| 分值 | 得分 | 扣分原因 || 备注", "| 评分情况 || 扣分原因 || 备注\n||| 分值 | 得分"}, merges: none},
		{name: "doubled column is one mistake", replaced: []string{"| 得分 | 扣分原因", "| 分值 | 扣分原因"}, want: []string{"S03 A8 score", "S09 E8 weight"}},
		{name: "formula that comes to nothing", replaced: []string{"| 政府性基金 | 0", "| 政府性基金 | =IF(A1=1,1,\"\") > '"}},
		{name: "weight above 100", replaced: []string{"| 50 | 48.5", "| 150 | 48.5"}},
		{name: "weight of nothing", replaced: []string{"| 50 | 48.5", "| 0 | 48.5"}, want: []string{"V04 D9 weight"}},
		{name: "total above 100", replaced: []string{"| 100 | 96.5", "| 100 | 196.5"}, want: []string{"V04 E15 total_score"}},
		{name: "sub-total above 100", replaced: []string{"| 60 | 58.5", "| 60 | 158.5"}, want: []string{"V04 E11 subtotal_score"}},
		{name: "day typed into a date cell as one number", replaced: []string{"d:2023-09-23", "20230923"}, want: []string{"V03 F7 evaluated_on"}},
		{name: "dimension left out", replaced: []string{"决策 | 项目立项", "| 项目立项"}, merges: none, want: []string{"V01 A9 dimension"}},
		{name: "dimension left out after a sub-total", replaced: []string{"过程 | 资金管理", "| 资金管理"}, merges: none, want: []string{"V01 A12 dimension"}},
	})
}

func TestColumnsInAnyOrder(t *testing.T) {
	const text = `
2023年度财政重点项目绩效评价评分表
项目编号 | A-04 | 项目名称 | 农村公厕建设 | 实施单位 | [208001]住房和城乡建设局
预算批复金额 | 100 | 到位资金 | 100 | 实际支出 | 100
资金到位率 | 100% | 预算执行率 | 100% | 评价日期 | d:2023-09-01
三级指标 | 分值 | 得分 | 扣分原因 | 备注 | 二级指标 | 一级指标
立项依据充分性 | 60 | '60 ||| 立项 | 决策
||||||  小计
资金到位率 | '40 | '35 | 少 || 管理 | 过程
| 40 | 35 |||| 过程小计
| 100 | 95 |||| 合计
财政综合评分 | 95 | 财政综合评价等级 | 优 | 填报日期 | d:2023-10-11
`
	s, found := read(t, sheetOf(t, "表", text))
	want := []string{"V01 B7 subtotal_weight", "V01 C7 subtotal_score", "V03 B8 weight", "V03 C6 score", "V03 C8 score"}
	if diff := cmp.Diff(want, found, sorted()); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if s == nil || len(s.Tables["indicators"].Rows) != 2 || s.Fields["total_score"].Text != "95" {
		t.Errorf("read %+v, want two indicators and a total of 95", s)
	}
}

func TestSubtotalOfANumberedDimension(t *testing.T) {
	s, found := read(t, sheetOf(t, "表", strings.Replace(scoreSheet, "决策 |", "一、决策（60分） |", 1), scoreSheetMerges...))
	if len(found) > 0 {
		t.Fatalf("found %v, want nothing", found)
	}
	table := s.Tables["indicators"]
	if got, want := table.Subtotals[0].Group, table.Rows[0].Group; got != want {
		t.Errorf("sub-total of %q, want %q", got, want)
	}
}
