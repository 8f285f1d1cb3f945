package report

import (
	"fmt"
	"io"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/decimal"
)

// large is a round of n projects, ten a department, every fifth returned.
func large(n int) (*campaign.Campaign, *record.Snapshot) {
	c, b := campaign2023(), newBuilder()
	c.Facts.Projects, c.Facts.Units = nil, nil
	for i := range n {
		x := facts2023[i%len(facts2023)]
		x.code, x.unit = fmt.Sprintf("B-%d", i), fmt.Sprintf("%06d", 200001+i/10)
		x.unitName = fmt.Sprintf("第%d单位", i/10)
		c.Facts.Projects = append(c.Facts.Projects, rules.Project{Code: x.code, Name: x.name, Unit: x.unit,
			Division: x.division, Budget: decimal.Must(x.budget)})
		if i%10 == 0 {
			c.Facts.Units = append(c.Facts.Units, rules.Unit{Code: x.unit, Name: x.unitName})
			b.rectify(x, record.Accepted)
		}
		if i%5 > 0 {
			b.score(x, record.Accepted)
			continue
		}
		issue := issueT03()
		issue.Project = x.code
		b.issue(b.score(x, record.Returned), issue)
	}
	return c, &b.Snapshot
}

func BenchmarkMaster2000(b *testing.B) {
	c, s := large(2000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Master(io.Discard, c, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDepartment(b *testing.B) {
	c, s := large(2000)
	all := NewDepartments(c, s)
	b.ReportAllocs()
	for b.Loop() {
		if err := all.Write(io.Discard, "200101", s.Run.AsOf); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDepartmentDigest is what a report costs that need not be made.
func BenchmarkDepartmentDigest(b *testing.B) {
	c, s := large(2000)
	all := NewDepartments(c, s)
	b.ReportAllocs()
	for b.Loop() {
		if all.Digest("200101") == "" {
			b.Fatal("no digest")
		}
	}
}

func BenchmarkDaily2000(b *testing.B) {
	c, s := large(2000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Daily(io.Discard, c, s); err != nil {
			b.Fatal(err)
		}
	}
}
