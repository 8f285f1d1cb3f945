package formula

import (
	"testing"
	"unicode/utf8"
)

// FuzzCompile: no rule makes the parser or its evaluation fail otherwise than by
// an error, every fault lies within the rule, and what is compiled ends.
func FuzzCompile(f *testing.F) {
	for _, rule := range []string{"财政综合评分<=89", "IF(预算执行率<70%,财政综合评分≤89)", "SUM(得分)=合计 且 [执行率（B/A）]>0", `COUNTIF(指标,"产出*")=2 或 评价等级="优"`,
		"评价日期<=TODAY()-2", "60≤财政综合评分<90", "((((", `“优`, "SUMIF(得分,\">1\",分值)=1E+300*1E+300", "ROUND(1,1E9)=-.5%%", "DATE(9999,99,1)=评价日期", "a.b=[c", "LEN('x'&1)=1", `(指标,"")`} {
		f.Add(rule)
	}
	sheet, names := scoreSheet()
	f.Fuzz(func(t *testing.T, rule string) {
		e, faults := Compile(rule, names)
		if (e == nil) == (len(faults) == 0) {
			t.Fatal("neither a rule nor a fault, or both")
		}
		for _, fault := range faults {
			if fault.At < 1 || fault.At > utf8.RuneCountInString(rule)+1 {
				t.Errorf("%v lies outside the rule", fault)
			}
		}
		if e != nil {
			_, _ = NewJudging().Holds(e, sheet)
		}
	})
}
