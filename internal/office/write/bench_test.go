package write

import (
	"io"
	"testing"
	"time"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// BenchmarkLongTable is a list of twenty thousand rows as most sheets have them:
// names, words, numbers, dates, blanks.
func BenchmarkLongTable(b *testing.B) {
	layout := Layout{Columns: []Column{{Width: 6, Align: Center, Wrap: true}, {Width: 28, Align: Left, Wrap: true}, {Width: 14, Align: Center, Wrap: true},
		{Width: 26, Align: Left, Wrap: true}, {Width: 14, Align: Right}, {Width: 12, Align: Center, Wrap: true}, {Width: 9, Align: Right}, {Width: 34, Align: Left, Wrap: true}}}
	amount := decimal.Must("1234.5")
	b.ReportAllocs()
	for b.Loop() {
		book := New(Info{Title: "清单", At: time.Unix(0, 0)})
		s := book.Sheet("清单", layout)
		for i := range 20000 {
			s.Row(Count(i+1), Text("[213001]某某区城市管理局"), Text("评分表"), Text("城区环卫一体化保洁经费"), Number(amount, AmountFormat(amount)),
				Day(value.Date{Year: 2023, Month: 10, Day: 13}), Cell{}, Text("213001某某区城市管理局/评分表_A-02.xlsx").Toned(Red))
		}
		if err := book.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
