package write

import (
	"strings"
	"testing"
)

// TestMoreRowsThanExcelHas are counted and left out; what closes the data stands
// below it.
func TestMoreRowsThanExcelHas(t *testing.T) {
	if testing.Short() {
		t.Skip("a million rows")
	}
	b := New(Info{Title: "清单", At: moment})
	s := b.Sheet("清单", twoColumns())
	for range MostRows + 10 {
		s.Row(Count(1))
	}
	if !s.Full() || s.Next() != MostRows-closingRows+1 {
		t.Errorf("the next row is %d", s.Next())
	}
	if n := s.EndData(); n != closingRows+10 || s.Full() {
		t.Errorf("%d rows were left out", n)
	}
	s.Row(Text("合计"))
	s.Skip(MostRows)
	if at := s.Row(Text("再下面")); at != MostRows {
		t.Errorf("a row was written as row %d", at)
	}
	if dimension := partText(t, mustWrite(t, b), "xl/worksheets/sheet1.xml"); !strings.Contains(dimension[:2000], `ref="A1:A1048576"`) {
		t.Error("the sheet does not end at Excel's last row")
	}
}
