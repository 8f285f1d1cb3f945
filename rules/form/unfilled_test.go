package form_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// blankSheet is a score sheet as it is handed out: what the register knows and
// the indicators with their weights stand in it, and formulas.
const blankSheet = `
2023年度财政重点项目绩效评价评分表
项目编号 | A-04 | 项目名称 | 农村公厕建设
实施单位 | [208001]钢城区住房和城乡建设局 ||| 归口科室 | 经建科
预算批复金额 | 1125.4 | 一般公共预算 || 政府性基金 || 其他资金 |
到位资金 || 实际支出 || 资金到位率 | =B5/B4 > #DIV/0! | 预算执行率 | =D5/B5 > #DIV/0!
评价机构 |||| 评价日期 |
一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因 || 备注
决策 | 项目立项 | 立项依据充分性 | 60 |
决策小计 ||| =SUM(D8:D8) > 60 | =SUM(E8:E8) > 0
过程 | 资金管理 | 资金到位率 | 40 |
过程小计 ||| =SUM(D10:D10) > 40 | =SUM(E10:E10) > 0
合计 ||| =D9+D11 > 100 | =E9+E11 > 0
财政综合评分 | =E12 > 0 || 财政综合评价等级 |
填报人 || 联系电话 || 填报日期 |
`

// TestAnUnfilledFormIsOneMistake: at its first empty cell, naming all of them.
func TestAnUnfilledFormIsOneMistake(t *testing.T) {
	got := readAll(t, sheetOf(t, "表", blankSheet))
	if len(got.Findings) != 1 {
		t.Fatalf("found %+v", got.Findings)
	}
	f := got.Findings[0]
	var cells []string
	for _, c := range f.Cells {
		cells = append(cells, c.At.String())
	}
	if d := cmp.Diff([]string{"B5", "D5", "F6", "E8", "E10", "E13", "F14"}, cells); d != "" || f.Code != "V01" || f.Variant != "empty_form" ||
		f.Place.Cell.String() != "B5" || f.Field != "funds_in_place" || f.Project != "A-04" || !got.Submissions[0].Unfilled || f.Args["count"].ZH != "7" {
		t.Errorf("told %+v\n%s", f, d)
	}
}

// TestABegunFormIsToldCellByCell: one value of the sender's is enough.
func TestABegunFormIsToldCellByCell(t *testing.T) {
	for _, c := range [][2]string{{"实际支出 ||", "实际支出 | 5 |"}, {"充分性 | 60 |", "充分性 | 60 | 3"}, {"填报日期 |", "填报日期 | d:2023-10-11"}} {
		_, found := read(t, sheetOf(t, "表", strings.Replace(blankSheet, c[0], c[1], 1)))
		if n := len(regexp.MustCompile(`V01`).FindAllString(strings.Join(found, " "), -1)); n < 4 {
			t.Errorf("%s: found %v", c[1], found)
		}
	}
}

// TestAnUnfilledReport: the problems that were listed for a department are not
// its own words.
func TestAnUnfilledReport(t *testing.T) {
	const listed = `
2023年度财政重点项目绩效评价整改情况报告表
填报单位 | [213001]钢城区城市管理局 || 填报日期 |
序号 | 问题编号 | 项目编号 | 项目名称 | 问题类别 | 存在问题 | 整改措施 | 责任人 | 整改时限 | 整改状态 | 完成日期 | 佐证材料 | 备注
1 | W-01 | A-01 | 城区环卫 | 绩效目标 | 目标未细化 || | d:2023-10-15 |
2 | W-02 | A-01 | 城区环卫 | 资金管理 | 支出偏慢 || | d:2023-10-15 |
`
	_, found := read(t, sheetOf(t, "表", listed))
	if d := cmp.Diff([]string{"V01 E2 filled_on"}, found); d != "" {
		t.Errorf("an untouched report (-want +got):\n%s", d)
	}
	_, found = read(t, sheetOf(t, "表", listed[:strings.Index(listed, "1 | W-01")]))
	if d := cmp.Diff([]string{"S05 A3"}, found); d != "" {
		t.Errorf("a report without rows (-want +got):\n%s", d)
	}
	_, found = read(t, sheetOf(t, "表", strings.Replace(listed, "支出偏慢 ||", "支出偏慢 | 已按月调度并通报 |", 1)))
	if len(found) < 4 {
		t.Errorf("a begun report: %v", found)
	}
}
