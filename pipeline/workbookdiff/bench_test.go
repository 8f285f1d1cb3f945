package workbookdiff

import (
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
)

// BenchmarkCompare100000 compares two workbooks of 100,000 rows, of which every
// hundredth differs.
func BenchmarkCompare100000(b *testing.B) {
	rows := func(word string) []byte {
		var csv strings.Builder
		for i := range 100_000 {
			text := "资料不全"
			if i%100 == 0 {
				text = word
			}
			fmt.Fprintf(&csv, "A-%d,%d.25,%s第%d项,213001,钢城区城市管理局,%d,备注\n", i, i, text, i, i%7)
		}
		return sheettest.Build(b, sheettest.Sheet{Name: "表", CSV: csv.String()})
	}
	written, now := rows("甲"), rows("乙")
	b.ReportAllocs()
	for b.Loop() {
		d, err := Compare(written, now)
		if err != nil || len(d.Edits) != most {
			b.Fatal(len(d.Edits), err)
		}
	}
}
