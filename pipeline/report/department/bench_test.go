package department

import (
	"io"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
)

func BenchmarkDepartment(b *testing.B) {
	c, s := reporttest.Large(2000)
	all := New(view.NewDepartments(c, s))
	b.ReportAllocs()
	for b.Loop() {
		if err := all.Write(io.Discard, "200101", s.Run.AsOf); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDepartmentDigest is what a report costs that need not be made.
func BenchmarkDepartmentDigest(b *testing.B) {
	c, s := reporttest.Large(2000)
	all := New(view.NewDepartments(c, s))
	b.ReportAllocs()
	for b.Loop() {
		if all.Digest("200101") == "" {
			b.Fatal("no digest")
		}
	}
}
