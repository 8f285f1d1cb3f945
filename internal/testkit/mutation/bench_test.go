package mutation

import (
	"testing"
	"time"
)

// usualSheet is a score sheet as most are.
func usualSheet(b *testing.B) *Original {
	b.Helper()
	for _, o := range Originals(b) {
		if o.Said.Form == scoreSheet && !o.computed {
			return o
		}
	}
	b.Fatal("there is no score sheet")
	return nil
}

// BenchmarkClean judges a clean score sheet.
func BenchmarkClean(b *testing.B) {
	o := usualSheet(b)
	for b.Loop() {
		if _, _, err := o.judged(o.Sheet); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFaulty judges the same sheet with a mistake of each kind in turn,
// and tells how long the slowest takes.
func BenchmarkFaulty(b *testing.B) {
	o := usualSheet(b)
	var spoilt []*sown
	for _, k := range Kinds() {
		spoilt = append(spoilt, placesFor(k, []*Original{o}, 1)...)
	}
	slowest := map[string]time.Duration{}
	for i := 0; b.Loop(); i++ {
		s := spoilt[i%len(spoilt)]
		start := time.Now()
		if _, _, err := o.judged(s.sheet); err != nil {
			b.Fatal(err)
		}
		// The best of several runs: what else the machine does is no part of it.
		name := s.mistakes[0].kind.Name
		if took := time.Since(start); slowest[name] == 0 || took < slowest[name] {
			slowest[name] = took
		}
	}
	worst, of := time.Duration(0), ""
	for name, took := range slowest {
		if took > worst {
			worst, of = took, name
		}
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms/worst")
	b.Logf("slowest: %s, %v", of, worst)
}
