package pipeline_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
)

// withLocalRules is a campaign whose workbook has some rows of 本级规则.
func withLocalRules(t *testing.T, rows ...[]any) string {
	t.Helper()
	return withBook(t, "../configs", func(f *excelize.File) {
		for i, row := range append(rows, make([][]any, shippedRules)...) {
			row = append(row, make([]any, 13-len(row))...) // over what is shipped
			if err := f.SetSheetRow("本级规则", fmt.Sprintf("A%d", 4+i), &row); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// shippedRules is how many rows of 本级规则 are shipped, or more.
const shippedRules = 20

// localFindings are those of the section's own rules: where, how heavy, and to whom.
func localFindings(issues []record.Issue) []string {
	var all []string
	for _, i := range issues {
		if i.Code[0] == 'L' {
			all = append(all, fmt.Sprint(i.Code, " ", i.Place.Cell, " ", i.Severity, " ", i.Audience))
		}
	}
	slices.Sort(all)
	return all
}

// TestLocalRulesFindWhatTheySay: faults sown in a rectification report are found by
// rules of the section's own, each at its cell, and nothing else is; one that is on
// trial sends nothing back.
func TestLocalRulesFindWhatTheySay(t *testing.T) {
	t.Parallel()
	dir := withLocalRules(t,
		[]any{"L01", "启用", "已整改的条数与填的数相同", "整改情况报告表", "整张表", "", `COUNTIF(整改状态,"已整改")=已完成数`, "", "须修改"},
		[]any{"L02", "启用", "完成日期不晚于整改时限", "整改情况报告表", "每一行", `整改状态="已完成"`, "完成日期<=整改时限", "", "须说明"},
		[]any{"L03", "试行", "类别只能是两种", "整改情况报告表", "每一行", "", `问题类别="资金管理" 或 问题类别="产出效果"`, "", "须修改"},
		[]any{"L04", "停用", "停用的", "整改情况报告表", "整张表", "", "1=2", "填报日期", "须修改"})
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	o := fixture(t)
	o.Campaign = c
	const health = "502001济南市钢城区卫健局"
	data := sample(t, health, "整改情况报告表.xlsx")
	put(t, o.Inbox, health+"/整改情况报告表.xlsx", data)
	if got := localFindings(mustRun(t, o).Snapshot.Issues); len(got) > 0 {
		t.Errorf("of a sheet without mistakes: %v", got)
	}
	put(t, o.Inbox, health+"/整改情况报告表.xlsx", edited(t, data, map[string]string{"F7": "3", "J5": "2023-10-19", "D6": "绩效目标"}))
	s := mustRun(t, later(o, 24*7)).Snapshot
	want := []string{"L01 F7 error everyone", "L02 J5 warning everyone", "L03 D6 info section"}
	if diff := cmp.Diff(want, localFindings(s.Issues)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
