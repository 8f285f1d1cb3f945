package sheet_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

// BenchmarkOpen reads a score sheet of the usual size, 34 rows by 8 columns.
func BenchmarkOpen(b *testing.B) {
	var csv strings.Builder
	formats := map[string]string{}
	for row := range 34 {
		fmt.Fprintf(&csv, "决策,项目立项,立项依据充分性%d,5,4.5,资料不全第%d项,备注,%d.25\n", row, row, row)
		formats[fmt.Sprintf("E%d", row+1)] = "0.00"
	}
	data := sheettest.Build(b, sheettest.Sheet{
		Name: "评分表", CSV: csv.String(), Formats: formats,
		Merges:   []string{"A1:A9", "A10:A20", "B1:B4"},
		Formulas: map[string]string{"E34": "SUM(E1:E33)"},
	})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sheet.Open("评分表.xlsx", data, sheettest.Generous); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenGhostRows reads a sheet formatted down to its last row, and
// reports the highest heap that it saw.
func BenchmarkOpenGhostRows(b *testing.B) {
	data := sheettest.GhostRows(b, 1_048_574, 10)
	runtime.GC()
	peak := watchHeap(b)
	for b.Loop() {
		if _, err := sheet.Open("评分表.xlsx", data, sheettest.Generous); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
}

// BenchmarkOpenLarge reads 200,000 cells.
func BenchmarkOpenLarge(b *testing.B) {
	var csv strings.Builder
	for row := range 10_000 {
		fmt.Fprintf(&csv, "文字%d", row)
		for col := range 19 {
			fmt.Fprintf(&csv, ",%d.%d", row, col)
		}
		csv.WriteByte('\n')
	}
	data := sheettest.Build(b, sheettest.Sheet{Name: "表", CSV: csv.String()})
	runtime.GC()
	peak := watchHeap(b)
	for b.Loop() {
		if _, err := sheet.Open("表.xlsx", data, sheettest.Generous); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
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
