package daily

import (
	"io"
	"testing"

	"jixiao/internal/testkit/reporttest"
)

func BenchmarkWorkbook2000(b *testing.B)  { benchmark(b, 2000, Report.Workbook) }
func BenchmarkWorkbook20000(b *testing.B) { benchmark(b, 20000, Report.Workbook) }
func BenchmarkPage20000(b *testing.B)     { benchmark(b, 20000, Report.Page) }

func benchmark(b *testing.B, sheets int, write func(Report, io.Writer) error) {
	c, s := reporttest.Large(sheets)
	b.ReportAllocs()
	for b.Loop() {
		if err := write(New(c, s), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
