package answer

import (
	"testing"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestALongTableIsReadToItsEnd: rows that a reader packed are answers like any.
func TestALongTableIsReadToItsEnd(t *testing.T) {
	cell := func(row, col int, text string) form.Cell {
		return form.Cell{Ref: finding.Ref{Row: row, Col: col}, Kind: form.Text, Text: text}
	}
	s := form.Sheet{Name: "审核意见", Rows: []form.Row{{Index: 1, Cells: []form.Cell{cell(1, 1, "规则代码"), cell(1, 2, "单元格"), cell(1, 3, "情况说明")}}},
		Packed: form.NewPacked(nil, nil)}
	s.Packed.Begin(5000, false)
	for col, text := range []string{"T09", "F16", "验收推迟到次年"} {
		c := cell(5000, col+1, text)
		s.Packed.Add(&c, -1, -1)
	}
	s.Packed.End()
	s.Packed.Seal()
	got := Read(&form.Workbook{Sheets: []form.Sheet{s}}, nil).List
	if len(got) != 1 || got[0].Explanation != "验收推迟到次年" || got[0].Place.Cell != "C5000" {
		t.Errorf("read %+v", got)
	}
}
