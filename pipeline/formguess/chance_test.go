package formguess_test

import (
	"testing"

	"pgregory.net/rapid"

	"jixiao/pipeline/formguess"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestAnySheetIsDrafted draws sheets of what forms are made of, in any order: a
// draft may be poor, but it ends, and is read back as it was written.
func TestAnySheetIsDrafted(t *testing.T) {
	words := []string{"2023年度项目情况表", "（2023年度）", "单位：万元", "填报单位：甲局", "填报人：张三  联系电话：0531-75861234", "序号", "项目名称", "金额", "金额（元）", "备注", "执行率",
		"合计", "决策小计", "甲小计", "甲", "乙镇", "[213001]钢城区城市管理局", "1", "2", "3", "12.5", "-3", "95%", "2023-10-15", "—", "无", "其中：甲", "科目", "一、甲", "注：乙", "优", "是", "预期目标", "长期"}
	rapid.Check(t, func(t *rapid.T) {
		var sheet form.Sheet
		for r := range rapid.IntRange(1, 14).Draw(t, "rows") {
			row := form.Row{Index: r + 1}
			for c := range rapid.IntRange(0, 7).Draw(t, "cells") {
				if text := rapid.SampledFrom(words).Draw(t, "text"); text != "无" {
					row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: r + 1, Col: c + 1}, Kind: kindOf(text), Text: text})
				}
			}
			if len(row.Cells) > 0 {
				sheet.Rows = append(sheet.Rows, row)
			}
		}
		for range rapid.IntRange(0, 4).Draw(t, "merges") {
			from := finding.Ref{Row: rapid.IntRange(1, 14).Draw(t, "row"), Col: rapid.IntRange(1, 7).Draw(t, "col")}
			to := finding.Ref{Row: from.Row + rapid.IntRange(0, 4).Draw(t, "down"), Col: from.Col + rapid.IntRange(0, 4).Draw(t, "right")}
			sheet.Merges = append(sheet.Merges, form.Range{From: from, To: to})
		}
		sheet.Name = "表"
		book := &form.Workbook{Sheets: []form.Sheet{sheet}}
		draft, err := formguess.Guess([]formguess.Sample{{Name: "a.xlsx", Book: book}, {Name: "b.xlsx", Book: book}}, formguess.Options{})
		if err == nil {
			readsBack(t, draft)
		}
	})
}

func kindOf(text string) form.CellKind {
	switch text {
	case "1", "2", "3", "12.5", "-3":
		return form.Number
	}
	return form.Text
}
