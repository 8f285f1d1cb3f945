package report

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// large is a round of n projects, ten a department, every fifth returned.
func large(n int) (*campaign.Campaign, *record.Snapshot) {
	c, b := campaign2023(), newBuilder()
	c.Facts.Projects, c.Facts.Units = nil, nil
	for i := range n {
		x := facts2023[i%len(facts2023)]
		x.code, x.unit = fmt.Sprintf("B-%d", i), fmt.Sprintf("%06d", 200001+i/10)
		x.unitName = fmt.Sprintf("第%d单位", i/10)
		c.Facts.Projects = append(c.Facts.Projects, register.Project{Code: x.code, Name: x.name, Unit: x.unit,
			Division: x.division, Budget: decimal.Must(x.budget)})
		if i%10 == 0 {
			c.Facts.Units = append(c.Facts.Units, register.Unit{Code: x.unit, Name: x.unitName})
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
		if err := NewDay(c, s).Workbook(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMaster100000 is a master of 100,000 merged rows: fifty problems of
// each of 2,000 departments.
func BenchmarkMaster100000(b *testing.B) {
	c, s := manyProblems(2000, 50)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	// A run gives a campaign of this size as much room, and no more.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(int64(before.HeapAlloc) / 10 * 17))
	peak := watchHeap(b)
	for b.Loop() {
		if err := Master(io.Discard, c, s); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
	b.ReportMetric(float64(before.HeapAlloc)/(1<<20), "MB-given")
}

// manyProblems is a round in which every department reports so many problems
// of its one project.
func manyProblems(departments, problems int) (*campaign.Campaign, *record.Snapshot) {
	c, b := campaign2023(), newBuilder()
	c.Facts.Projects, c.Facts.Units = nil, nil
	for i := range departments {
		x := facts2023[i%len(facts2023)]
		x.code, x.unit, x.unitName = fmt.Sprintf("B-%d", i), fmt.Sprintf("%06d", 200001+i), fmt.Sprintf("第%d单位", i)
		c.Facts.Projects = append(c.Facts.Projects, register.Project{Code: x.code, Name: x.name, Unit: x.unit,
			Division: x.division, Budget: decimal.Must(x.budget)})
		c.Facts.Units = append(c.Facts.Units, register.Unit{Code: x.unit, Name: x.unitName})
		rows := make([]problem, problems)
		for j := range rows {
			rows[j] = problem{project: x.code, category: "资金管理", status: "已完成"}
		}
		f := b.file(x.unit+x.unitName+"/整改情况报告表.xlsx", record.Accepted)
		b.version(f, record.Duty{Department: x.unit, Form: rectification, Project: x.code}, record.Accepted, rectificationSubmission(rows...))
	}
	return c, &b.Snapshot
}

// watchHeap looks at the heap until the returned function is called, which
// says how high it rose.
func watchHeap(b *testing.B) func() uint64 {
	b.Helper()
	done, highest := make(chan struct{}), make(chan uint64)
	go func() {
		var stats runtime.MemStats
		var peak uint64
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			runtime.ReadMemStats(&stats)
			peak = max(peak, stats.HeapAlloc)
			select {
			case <-done:
				highest <- peak
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-highest
	}
}
