package record

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkSettle settles the versions of 10,000 duties, two of each.
func BenchmarkSettle(b *testing.B) {
	var versions []Version
	for i := range 20_000 {
		f := File{ID: int64(i + 1), Path: fmt.Sprint(i), Look: int64(i / 500), Arrival: evening.Add(time.Duration(i/500) * time.Hour)}
		versions = append(versions, Version{ID: f.ID, File: f, Verdict: Accepted, Figures: fmt.Sprint(i % 7),
			Duty: Duty{Department: "213001", Form: "score-sheet", Project: fmt.Sprint(i % 10_000)}})
	}
	b.ResetTimer()
	for range b.N {
		Settle(versions)
	}
}
