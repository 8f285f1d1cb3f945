package write

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestBroadSheets are printed on pages side by side, each with the columns and
// rows that say what its figures are; others are made one page wide.
func TestBroadSheets(t *testing.T) {
	columns := func(n, width int) []Column {
		var out []Column
		for range n {
			out = append(out, Column{Width: width})
		}
		return out
	}
	hidden := columns(20, 13)
	for i := range 10 {
		hidden[i+10].Hidden = true
	}
	checked := columns(19, 13)
	checked[18].Unprinted = true
	for name, c := range map[string]struct {
		layout Layout
		broad  bool
		titles string
		first  int
	}{
		"as wide as a page can be":   {Layout{Columns: columns(18, 13)}, false, "'台账'!$3:$4", 18},
		"a column more":              {Layout{Columns: columns(19, 13)}, true, "'台账'!$A:$A,'台账'!$3:$4", 10},
		"with columns in view":       {Layout{Columns: columns(36, 12), Frozen: 3}, true, "'台账'!$A:$C,'台账'!$3:$4", 11},
		"with too many of them":      {Layout{Columns: columns(36, 12), Frozen: 8}, true, "'台账'!$3:$4", 11},
		"columns that nobody sees":   {Layout{Columns: hidden}, false, "'台账'!$3:$4", 20},
		"one that stays off paper":   {Layout{Columns: checked}, false, "'台账'!$3:$4", 18},
		"upright":                    {Layout{Columns: columns(13, 13), Upright: true}, true, "'台账'!$A:$A,'台账'!$3:$4", 7},
		"one column wider than that": {Layout{Columns: columns(2, 250)}, true, "'台账'!$3:$4", 1},
	} {
		b := New(Info{Title: "某"})
		s := b.Sheet("台账", c.layout)
		s.Row(Text("某"))
		s.Heads(3, 4)
		var buf bytes.Buffer
		if err := b.Write(&buf); err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, buf.Bytes())
		p, err := f.GetPageLayout("台账")
		if err != nil {
			t.Fatal(err)
		}
		fit, err := f.GetSheetProps("台账")
		if err != nil {
			t.Fatal(err)
		}
		if *fit.FitToPage == c.broad || c.broad != (*p.AdjustTo == sideBySide) {
			t.Errorf("%s: made one page wide: %v, at %d percent", name, *fit.FitToPage, *p.AdjustTo)
		}
		if got := titlesOf(f); got != c.titles {
			t.Errorf("%s: every page has %s, want %s", name, got, c.titles)
		}
		if got := s.FirstPage(); got != c.first {
			t.Errorf("%s: the first page shows %d columns, want %d", name, got, c.first)
		}
	}
}

// TestLegibleSheets go on pages side by side sooner, and are made less small there.
func TestLegibleSheets(t *testing.T) {
	wide := Layout{Columns: []Column{{Width: 100}, {Width: 44}}, Legible: true}
	if wide.broad() || wide.scale() != 90 {
		t.Errorf("as wide as nine points allow: broad %v, at %d percent", wide.broad(), wide.scale())
	}
	if wide.Columns[1].Width++; !wide.broad() {
		t.Error("a digit more is printed below nine points")
	}
}

func titlesOf(f *excelize.File) string {
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			return n.RefersTo
		}
	}
	return ""
}

// The last columns of a sheet may stay off its pages; they are on it all the same.
func TestUnprintedColumns(t *testing.T) {
	b := New(Info{Title: "某"})
	s := b.Sheet("来源", Layout{Columns: []Column{{Width: 10}, {Width: 10}, {Width: 60, Unprinted: true}}})
	s.Row(Text("某"), Text("文件"), Text("校验值"))
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, buf.Bytes())
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" && n.RefersTo != "'来源'!$A$1:$B$1" {
			t.Errorf("printed is %s", n.RefersTo)
		}
	}
	if got, err := f.GetCellValue("来源", "C1"); err != nil || got != "校验值" {
		t.Errorf("the sheet has %q: %v", got, err)
	}
}
