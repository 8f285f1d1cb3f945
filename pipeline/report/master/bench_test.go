package master

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

func BenchmarkMaster2000(b *testing.B)  { benchmark(b, 2000) }
func BenchmarkMaster20000(b *testing.B) { benchmark(b, 20000) }

func benchmark(b *testing.B, sheets int) {
	c, s := reporttest.Large(sheets)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, c, s); err != nil {
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
		if err := Write(io.Discard, c, s); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
	b.ReportMetric(float64(before.HeapAlloc)/(1<<20), "MB-given")
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

// manyProblems is a round in which every department reports so many problems
// of its one project.
func manyProblems(departments, problems int) (*campaign.Campaign, *record.Snapshot) {
	c, b := reporttest.Campaign2023(), reporttest.NewBuilder()
	c.Facts.Projects, c.Facts.Units = nil, nil
	for i := range departments {
		x := reporttest.Facts2023[i%len(reporttest.Facts2023)]
		x.Code, x.Unit, x.UnitName = fmt.Sprintf("B-%d", i), fmt.Sprintf("%06d", 200001+i), fmt.Sprintf("第%d单位", i)
		c.Facts.Projects = append(c.Facts.Projects, register.Project{Code: x.Code, Name: x.Name, Unit: x.Unit,
			Division: x.Division, Budget: decimal.Must(x.Budget)})
		c.Facts.Units = append(c.Facts.Units, register.Unit{Code: x.Unit, Name: x.UnitName})
		rows := make([]reporttest.Problem, problems)
		for j := range rows {
			rows[j] = reporttest.Problem{Project: x.Code, Category: "资金管理", Status: "已完成"}
		}
		f := b.File(x.Unit+x.UnitName+"/整改情况报告表.xlsx", record.Accepted)
		b.Version(f, record.Duty{Department: x.Unit, Form: "rectification", Subject: finding.Subject(x.Code)}, record.Accepted, reporttest.RectificationSubmission(rows...))
	}
	return c, &b.Snapshot
}
