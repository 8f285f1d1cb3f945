package view_test

import (
	"io"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

func BenchmarkFindings20000(b *testing.B) {
	c, s := reporttest.Large(20000)
	b.ReportAllocs()
	for b.Loop() {
		if err := view.Findings(io.Discard, c, s, finding.ZH); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDues20000(b *testing.B) {
	c, s := reporttest.Large(20000)
	b.ReportAllocs()
	for b.Loop() {
		view.New(c, s).Dues()
	}
}
