package judge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

const closedList = `2023年度财政重点项目综合评分统计表

序号,实施单位,项目名称,财政综合评分,财政综合评价等级
A-01,[213001]钢城区城市管理局,城区环卫一体化保洁费（城区、莱钢大道及公厕）,91.36,优
A-03,[207001]钢城区城乡交通运输局,公交车辆运行补贴费用,93.5,优
A-04,[208001]钢城区住房和城乡建设局,农村公厕建设,82,良
合计,,,,
`

// TestTotalsOfListsThatNobodyCalculated: what a program that stores no results
// wrote under the section's list is recalculated, and judged like any total.
func TestTotalsOfListsThatNobodyCalculated(t *testing.T) {
	j, _ := judgeWith(t, nil)
	for formula, want := range map[string][]string{
		"SUM(D4:D6)":              {"accepted", "V10/unstored D7 266.86"},
		"D4+D5+D6":                {"accepted", "V10/unstored D7 266.86"},
		"SUM(D5:D6)":              {"returned", "T08/sum D7 266.86", "V10/unstored D7 175.5"},
		"AVERAGE(D4:D6)":          {"accepted", "V10/unstored D7 88.9533333333333"},
		"ROUND(AVERAGE(D4:D6),2)": {"accepted", "V10/unstored D7 88.95"},
		"SUM(D4:D6)/COUNT(D4:D6)": {"accepted", "V10/unstored D7 88.9533333333333"},
		"AVERAGE(D4:D6)*2":        {"returned", "T08/sum D7 266.86", "V10/unstored D7 177.906666666667"},
		"SUMIF(D4:D6,90)":         {"returned", "V01/unsaved D7 "},
	} {
		data := sheettest.Build(t, sheettest.Sheet{Name: "评分统计表", CSV: closedList, Merges: []string{"A1:E1"}, Formulas: map[string]string{"D7": formula}})
		got, err := j.File(t.Context(), Received{Name: "绩效科/评分统计表.xlsx", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, append([]string{string(got.Verdict)}, weighty(got)...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", formula, diff)
		}
	}
}

// weighty are the findings but for what the section alone is told of scores.
func weighty(j record.Judgement) []string {
	var out []string
	for i, code := range told(j) {
		if f := j.Findings[i]; f.Code[0] != 'G' {
			out = append(out, code+" "+f.Place.Cell.String()+" "+f.Expected)
		}
	}
	return out
}
