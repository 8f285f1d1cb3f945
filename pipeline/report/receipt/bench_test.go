package receipt

import (
	"io"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
)

// BenchmarkReceipt is one receipt of a returned sheet with four findings:
// knowing what it says, and writing it.
func BenchmarkReceipt(b *testing.B) {
	s := reporttest.AnsweredSheet(4, "雨季停工二十天")
	r := New(view.NewDepartments(reporttest.Campaign2023(), &s.Snapshot)).Of(reporttest.Facts2023[0].Unit)[0]
	b.Run("digest", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Digest(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			if err := r.Write(io.Discard, time.Time{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
