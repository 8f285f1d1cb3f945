package daily

import (
	"io"
	"testing"

	"jixiao/internal/testkit/reporttest"
)

func BenchmarkDaily2000(b *testing.B) {
	c, s := reporttest.Large(2000)
	b.ReportAllocs()
	for b.Loop() {
		if err := New(c, s).Workbook(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
