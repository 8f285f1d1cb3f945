package form_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// lawful is a sheet that looks as if it broke a rule of reading and does not:
// one of the forms, with some of its text replaced.
type lawful struct {
	form     string
	merges   []string
	replaced []string // old, new, old, new …
}

// TestLawful reads the lawful examples of the catalogue: nothing is asked of
// their senders. A note may be left, such as that a number was kept as text.
func TestLawful(t *testing.T) {
	for code, c := range map[finding.Code]lawful{
		"S01": {scoreSheet, none, []string{"\n2023年度财政重点项目绩效评价评分表\n", "\n附件3\n\n钢城区2023年度财政重点项目绩效评价评分表（农村公厕建设）\n"}},
		"S02": {scoreSheet, scoreSheetMerges, []string{"实际支出 |", "支出金额（万元）： |"}},
		"S03": {scoreSheet, scoreSheetMerges, []string{"| 分值 | 得分 |", "| 分 值（分） | 评价 得分 |"}},
		"S04": {selfEvaluation, selfEvaluationMerges, []string{"（2022年度）", "（ 2022 年度）"}},
		"S05": {rectification, rectificationMerges[:5], []string{rectificationRows + "3\n4\n" + rectificationEnd, "|||| 零报告\n"}},
		"S08": {scoreSheet, scoreSheetMerges, []string{"合计 |||", "总 计：|||"}},
		"S09": {scoreSheet, scoreSheetMerges, []string{"填报人 | 李四", "项目编号 | ' ａ-04"}},
		"V01": {scoreSheet, scoreSheetMerges, []string{"政府性基金 | 0 | 其他资金 | 0", "政府性基金 | — | 其他资金 |", "归口科室 | 经建科", "归口科室 |",
			"到位资金 | 1125.4 | 实际支出 | 1074.76 | 资金到位率 | 100% | 预算执行率 | 95.5%", "到位资金 | 0 | 实际支出 | 0 | 资金到位率 | 0% | 预算执行率 |", "| 0531-75864663 |", "||"}},
		"V02": {scoreSheet, scoreSheetMerges, []string{"| 1074.76", "| ' １，０７４．７６ 万元"}},
		"V04": {scoreSheet, scoreSheetMerges, []string{"| 10 | 10\n", "| 10 | 0 | 没有做\n", "资金到位率 | 100%", "资金到位率 | 106%"}},
		"V06": {scoreSheet, scoreSheetMerges, []string{"d:2023-09-23", "二〇二三年九月二十三日", "d:2023-10-11", "20231011"}},
		"V07": {rectification, rectificationMerges, []string{"| 已完成 |", "| 已整改 |"}},
		"V08": {scoreSheet, scoreSheetMerges, []string{"| A-04 |", "| '　ａ－０4  |", "[208001]", "（ 208001 ）"}},
		"V09": {scoreSheet, scoreSheetMerges, []string{"注：本表一式两份。", "注：本表一式两份。 ||||||||| #N/A"}},
	} {
		t.Run(string(code), func(t *testing.T) {
			text := c.form
			for i := 0; i < len(c.replaced); i += 2 {
				next := strings.Replace(text, c.replaced[i], c.replaced[i+1], 1)
				if next == text {
					t.Fatalf("nothing replaced: %q", c.replaced[i])
				}
				text = next
			}
			got, err := reader(t).Read(context.Background(), &form.Workbook{Sheets: []form.Sheet{sheetOf(t, "表", text, c.merges...)}})
			if err != nil || len(got.Submissions) != 1 {
				t.Fatalf("%d forms read, %v", len(got.Submissions), err)
			}
			notes := []finding.Code{"V03", "S07"}
			for _, f := range got.Findings {
				if !slices.Contains(notes, f.Code) {
					t.Errorf("%s %s at %s", f.Code, f.Field, f.Place.Cell)
				}
			}
		})
	}
}
