package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form"
)

// FuzzStrangers reads small sheets by forms that are not the bureau's: no panic,
// the same each time, and each finding in a submission that is there.
func FuzzStrangers(f *testing.F) {
	f.Add("收支表\n单位|年初预算数||全年执行数||备注\n|合计|基金|合计|基金\n甲局|3|1|5|4\n检查卡\n被检查单位：甲　　检查人：乙\n检查内容|得分\n环境|1\n合计|1", uint64(0x0102_0304_0506_0708))
	f.Add("收支表\n项目|金额|备注||项目|金额|备注\n拨款|3|||工资|2\n合计|3|||合计|9\n决算表\n|预算数|执行数\n合计|3|2\n人员|1|1\n姓名|人员|合计\n甲|在编|5", uint64(0))
	f.Add("检查表\n单位|1|2|3\n1|2|3\n单位|甲局\n收入来源|金额\n拨款|3\n填报人|张三", uint64(1<<63))
	r := readerOf(f, twoTops, budgetGrid, inspection, gridAndTable, alikeHeaded, card, income, outlay, ledgerLoose)
	f.Fuzz(func(t *testing.T, text string, spans uint64) {
		if len(text) > 1<<13 || strings.Count(text, "d:") > len(day.FindAllString(text, -1)) {
			t.Skip()
		}
		s := sheetOf(t, "表", text)
		s.Merges = mergesOf(spans)
		wb := &form.Workbook{Sheets: []form.Sheet{s}}
		got := readBook(t, r, wb)
		if diff := cmp.Diff(said(got), said(readBook(t, r, wb))); diff != "" {
			t.Fatalf("read twice (-first +second):\n%s", diff)
		}
		for _, x := range got.Findings {
			owned := len(got.Submissions) == 0 || x.Code == "S10" || x.Code == "S01"
			for _, sub := range got.Submissions {
				owned = owned || sub.Owns(x.Place)
			}
			if !owned {
				t.Fatalf("finding %+v is in no submission", x)
			}
		}
	})
}
