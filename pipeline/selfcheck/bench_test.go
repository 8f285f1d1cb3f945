package selfcheck

import (
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/samples"
)

// BenchmarkCheck judges and draws a score sheet.
func BenchmarkCheck(b *testing.B) {
	first := samples.Evenings(b)[0]
	c := New(defaultCampaign(b))
	data, err := os.ReadFile(filepath.Join(first.Folder(), "213001钢城区城市管理局", "评分表_A-02.xlsx"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := c.Check(b.Context(), "评分表_A-02.xlsx", data, first.AsOf); err != nil {
			b.Fatal(err)
		}
	}
}
