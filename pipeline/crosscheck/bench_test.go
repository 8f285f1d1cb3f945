package crosscheck

import (
	"fmt"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/register"
)

// manySheets are 2,000 sheets: a thousand projects with a score sheet and a report
// each, all listed, half of them handed in twice.
func manySheets(b *testing.B) *round {
	r := newRound(b)
	facts := *r.c.Facts
	facts.Projects = nil
	for n := range 1000 {
		facts.Projects = append(facts.Projects, register.Project{Code: fmt.Sprintf("B-%03d", n), Name: fmt.Sprint("项目", n), Unit: fmt.Sprint(200000 + n/5)})
	}
	r.c.Facts = register.New(facts)
	var listed [][3]string
	for n, p := range facts.Projects {
		for v := range 1 + n%2 {
			at := fmt.Sprintf("10-1%d 10:00", 4+v)
			each := make([]string, 17)
			for i := range each {
				each[i] = fmt.Sprintf("%d.%d", 3+(n+i)%5, n%10)
			}
			r.score(fmt.Sprintf("%s/%d-%d.xlsx", p.Unit, n, v), at, p.Code, fmt.Sprintf("9%d", n%10), record.Accepted, each...)
			if n%3 > 0 {
				r.report(fmt.Sprintf("%s/r%d-%d.xlsx", p.Unit, n, v), at, record.Accepted,
					row(p.Code, fmt.Sprint("P-", n), "资金管理", fmt.Sprint("按季度通报资金支出进度", n%500)), row(p.Code, "", "绩效目标", "细化绩效指标并纳入考核"))
			}
		}
		listed = append(listed, [3]string{p.Code, fmt.Sprintf("9%d", n%9), "优"})
	}
	r.scores("绩效科/统计表.xlsx", "10-01 10:00", listed...)
	return r
}

// BenchmarkLook looks over many sheets.
func BenchmarkLook(b *testing.B) {
	r := manySheets(b)
	s := r.a.Snapshot()
	for b.Loop() {
		if len(Check(r.c, s, at("10-20 22:00")).Issues) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// BenchmarkTry is what one test filing costs beside many sheets.
func BenchmarkTry(b *testing.B) {
	r := manySheets(b)
	f := r.score("200000/试报/a.xlsx", "10-16 10:00", "B-001", "97", record.Accepted)
	for b.Loop() {
		if len(r.try(f, "10-20 22:00")) == 0 {
			b.Fatal("nothing found")
		}
	}
}
