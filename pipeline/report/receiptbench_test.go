package report

import (
	"io"
	"testing"
	"time"
)

// BenchmarkReceipt is one receipt of a returned sheet with four findings:
// knowing what it says, and writing it.
func BenchmarkReceipt(b *testing.B) {
	s := answeredSheet(4, "雨季停工二十天")
	r := NewDepartments(campaign2023(), &s.Snapshot).Receipts(facts2023[0].unit)[0]
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
