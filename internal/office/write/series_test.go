package write

import (
	"bytes"
	"errors"
	"testing"

	"jixiao/internal/testkit/booktest"
	"jixiao/rules/finding"
)

// TestASeriesIsItsBooks: a workbook of a series says what it would say by itself,
// and one that needs a style of its own is refused before a byte is written.
func TestASeriesIsItsBooks(t *testing.T) {
	shells := NewShells()
	draw := func(name string, rows int, vary bool) (*Book, Gap, *Sheet) {
		b := shells.New(Info{Title: "表"})
		s := b.Sheet("表", Layout{Columns: []Column{{Width: 20}, {Width: 20}}})
		for range rows {
			s.Row(Text("每本都有"), Count(1))
		}
		row := []Cell{Text(name).Over(2).Wrapped()}
		c := Check{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 1, Col: 1}, First: `"` + name + `"`}
		if !vary {
			s.Row(row...)
			s.Row(Text("之后"), Text("也有"))
			s.Check(c)
			return b, Gap{}, s
		}
		s.Vary(row...)
		s.Row(Text("之后"), Text("也有"))
		return b, s.VaryCheck(c), s
	}
	for _, rows := range []int{1, 3000} { // in one piece, and packed on the way
		first, gap, varied := draw("甲", rows, true)
		series, err := first.Series()
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"甲", "一个要折成几行的很长很长的名称，还有 <标记>", "乙"} {
			var got, want bytes.Buffer
			own := Own{Texts: map[Gap]string{gap: `"` + name + `"`}, Row: func(s *Sheet, row int) []Cell {
				if s != varied || row != rows+1 {
					t.Errorf("asked for row %d", row)
				}
				return []Cell{Text(name).Over(2).Wrapped()}
			}}
			b, _, _ := draw(name, rows, false)
			if err := errors.Join(series.Write(&got, own), b.Write(&want)); err != nil {
				t.Fatal(err)
			}
			booktest.Sound(t, got.Bytes())
			for _, part := range []string{"xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"} {
				if partText(t, got.Bytes(), part) != partText(t, want.Bytes(), part) {
					t.Errorf("%d rows, %s: %s is another one", rows, name, part)
				}
			}
		}
		var none bytes.Buffer
		err = series.Write(&none, Own{Row: func(*Sheet, int) []Cell { return []Cell{Text("红").Toned(Red)} }})
		if !errors.Is(err, ErrOther) || none.Len() > 0 {
			t.Errorf("another style: %v, %d bytes", err, none.Len())
		}
	}
}
