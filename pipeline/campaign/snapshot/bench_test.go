package snapshot_test

import (
	"testing"

	"jixiao/pipeline/campaign/snapshot"
	"jixiao/pipeline/judge"
)

// BenchmarkOpen is what a page waits for at its start.
func BenchmarkOpen(b *testing.B) {
	c := shipped(b)
	for name, who := range map[string]snapshot.Audience{"unit": snapshot.Audience(c.Facts.Units[0].Code), "shared": snapshot.Shared} {
		data, err := snapshot.Of(c, who, today)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportMetric(float64(len(data)), "bytes")
			for b.Loop() {
				c, err := snapshot.Open(data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := judge.New(c); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(data)), "bytes")
		})
	}
}
