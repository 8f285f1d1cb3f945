package rules

import (
	"fmt"
	"testing"

	"jixiao/rules/check"
	"jixiao/rules/kind"
)

// BenchmarkLocalRules is what a hundred rules of the section's own cost over 2,000
// score sheets; a fifth of them look at each row.
func BenchmarkLocalRules(b *testing.B) {
	forms := loadForms(b)
	base := loadFixture(b, "testdata/forms/ok_score-sheet.yaml", forms)
	var all []check.Rule
	for i := range 100 {
		p := []kind.Holds{
			{When: fmt.Sprintf("预算执行率<%d%%", i), Must: "财政综合评分<=89"},
			{Must: fmt.Sprintf("SUM(得分)<=100+%d", i)},
			{Must: fmt.Sprintf("实际支出<=到位资金*1.%02d 且 评价日期<=填报日期", i)},
			{When: `财政综合评价等级="优"`, Must: fmt.Sprintf(`财政综合评分>=9%d或COUNTIF(一级指标,"产出*")>0`, i%10)},
			{Rows: check.Rows{Table: "indicators"}, When: "得分<分值", Must: fmt.Sprintf(`LEN(扣分原因)>=%d`, i%4)},
		}[i%5]
		c := kind.Check{Kind: "holds", Form: "score-sheet", Params: p}
		done, faults := c.Compile(check.Setup{Code: "L01", Wordings: func(string) bool { return true }}, forms)
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		all = append(all, done.Rule)
	}
	const sheets = 2000
	rounds := 0
	for b.Loop() {
		rounds++
		for range sheets {
			for _, rule := range all {
				rule(base.submission, base.input)
			}
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(rounds*sheets), "ms/sheet")
}
