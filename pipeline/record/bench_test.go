package record

import (
	"fmt"
	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
	"testing"
	"time"
)

// BenchmarkSettle settles the versions of 10,000 duties, two of each.
func BenchmarkSettle(b *testing.B) {
	var versions []Version
	for i := range 20_000 {
		f := File{ID: int64(i + 1), Path: fmt.Sprint(i), Look: int64(i / 500), Arrival: evening.Add(time.Duration(i/500) * time.Hour)}
		versions = append(versions, Version{ID: f.ID, File: &f, Verdict: Accepted, Figures: fmt.Sprint(i % 7),
			Duty: Duty{Department: "213001", Form: "score-sheet", Subject: finding.Subject(fmt.Sprint(i % 10_000))}})
	}
	b.ResetTimer()
	for range b.N {
		ResolveVersions(versions)
	}
}

// BenchmarkMend looks for what 5,000 returned sheets were mended into, of
// 20,000 files that 1,000 units sent or one.
func BenchmarkMend(b *testing.B) {
	for _, units := range []int{1000, 100} {
		b.Run(fmt.Sprint(units), func(b *testing.B) {
			h := &handedIn{}
			for i := range 20_000 {
				own := Accepted
				if i < 5000 {
					own = Returned
				}
				f := File{ID: int64(i + 1), Path: fmt.Sprint(i), Department: fmt.Sprint(i % units), Hash: fmt.Sprint(i), Size: 1, Look: int64(i / 5000)}
				h.Files = append(h.Files, f)
				h.Versions = append(h.Versions, Version{ID: f.ID, File: &f, Verdict: own, Says: packed.Of(says(fmt.Sprintf("%05d", i), fmt.Sprint(i))),
					Duty: Duty{Department: f.Department, Form: "f", Subject: finding.Subject(fmt.Sprint(i))}})
			}
			for b.Loop() {
				h.mend(h.Files, h.Versions, SendersOf(h.Versions))
			}
		})
	}
}
