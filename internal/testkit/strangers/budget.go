package strangers

import (
	"fmt"
	"slices"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

var budgetUnits = []unit{{"801001", "平川县发展和改革局"}, {"801002", "平川县科学技术局"}, {"802001", "平川县工业和信息化局"},
	{"803001", "平川县司法局"}, {"804001", "平川县统计局"}, {"805001", "平川县信访局"}}

// Budget is a round about nothing but its senders: a grid with two header
// levels, whose row 项目支出 is the header of a table further down.
func Budget(t testing.TB) Set {
	c := Campaign{Name: "平川县2026年部门预算调整", Year: 2026, Forms: definition(t, "budget"), Lists: []sheettest.Sheet{
		unitList(budgetUnits), deadlines("2026-09-30", [2]string{"部门预算调整表", "每个单位"})}}
	e := Evening{AsOf: evening(9, 20)}
	head := []string{"单位"}
	for _, row := range []string{"人员", "公用", "项目", "合计"} {
		head = append(head, row+"年初拨款", row+"年初自有", row+"调整拨款", row+"调整自有")
	}
	all := [][]string{append(head, "来源文件")}
	changes := [][]string{{"单位", "项目支出", "调整金额", "调整原因", "来源文件", "来源位置"}}
	for n, u := range budgetUnits {
		path := u.folder() + "/预算调整.xlsx"
		e.Files = append(e.Files, File{Path: path, Data: sheettest.Build(t, budgetSheet(n)), Verdict: record.Accepted})
		row := []string{u.name}
		for r := range 4 {
			row = append(row, budgetRow(n, r)...)
		}
		all = append(all, append(row, path))
		for i, change := range budgetChanges(n) {
			changes = append(changes, slices.Concat([]string{u.name}, change[1:], []string{path, rowPlace("调整表", 11+i, "D")}))
		}
	}
	grants, changed := 0, 0
	for n := range budgetUnits {
		grants, changed = grants+budgetCents(n, 3, 0), changed+budgetCents(n, 3, 2)
	}
	closing := make([]string, 16)
	closing[0], closing[13], closing[15] = "合计", hundredths(grants), hundredths(changed)
	return Set{Campaign: c, Evenings: []Evening{e}, Master: map[string][][]string{"预算调整汇总": append(all, closing), "项目支出调整": changes}}
}

// budgetCents is a cell of the grid in hundredths; row 3 is the sum of the others.
func budgetCents(n, r, c int) int {
	if r == 3 {
		return budgetCents(n, 0, c) + budgetCents(n, 1, c) + budgetCents(n, 2, c)
	}
	return 1000 + (n*7919+r*3571+c*1237)%250000
}

func budgetRow(n, r int) []string {
	var row []string
	for c := range 4 {
		row = append(row, hundredths(budgetCents(n, r, c)))
	}
	return row
}

// budgetChanges are the rows of the table: number, project, amount, reason.
func budgetChanges(n int) [][]string {
	var rows [][]string
	for i := range n%3 + 1 {
		rows = append(rows, []string{fmt.Sprint(i + 1), fmt.Sprintf("信息化运维项目%d期", n+i+1), hundredths(125*(n+1) + 31*i), "年中任务增加"})
	}
	return rows
}

func budgetSheet(n int) sheettest.Sheet {
	rows := [][]string{{"2026年度部门预算调整表"}, {"单位名称", budgetUnits[n].label(), "", "填表日期", "d:2026-09-15"},
		{"支出类别", "年初预算", "", "调整预算"}, {"", "财政拨款", "自有资金", "财政拨款", "自有资金"}}
	for r, label := range []string{"人员经费", "公用经费", "项目支出", "合计"} {
		rows = append(rows, append([]string{label}, budgetRow(n, r)...))
	}
	rows = append(rows, nil, []string{"序号", "项目支出", "调整金额", "调整原因"})
	rows = append(rows, budgetChanges(n)...)
	return sheettest.Sheet{Name: "调整表", CSV: csvOf(rows), Merges: []string{"A1:E1", "B2:C2", "A3:A4", "B3:C3", "D3:E3"}}
}
