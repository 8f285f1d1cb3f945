package write

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// TestInputIsOpenAndCheckedAndTheRestIsLocked as Excel reads it.
func TestInputIsOpenAndCheckedAndTheRestIsLocked(t *testing.T) {
	b := newBook()
	s := b.Sheet("表", Layout{Columns: []Column{{Width: 10}, {Width: 20}}, Upright: true})
	at := finding.Ref{Row: s.Loose(Text("甲").As(Label), Cell{}.Formatted("0.00").Lines(3).Input()), Col: 2}
	s.Row(Text("乙").As(Label), Cell{}.Aligned(Center).Holding(Number(decimal.Must("1.50"), "")), Cell{}.AsText().Input())
	s.Check(Check{From: at, To: at, Kind: ByFormula, First: `AND(B1<5,B1<>"&")`, Title: strings.Repeat("题", 40), Message: strings.Repeat("说", 300)})
	s.Check(Check{From: at, To: finding.Ref{Row: 2, Col: 2}, Kind: AnyDay, First: "1", Last: "2", Title: "日", Message: "期"})
	s.Flag(Flag{From: at, To: at, Formula: `B1>"<"`})
	s.Protect()
	data := mustWrite(t, b)
	part := plainText(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`ht="47">`, `<formula1>AND(B1<5,B1<>"&")</formula1>`, `<formula2>2</formula2>`,
		`<formula>B1>"<"</formula>`, `insertRows="false"`, ` sheet="true"`} {
		if !strings.Contains(part, want) {
			t.Errorf("the sheet has no %s in\n%s", want, part)
		}
	}
	f := mustOpen(t, data)
	checks, err := f.GetDataValidations("表")
	if err != nil || len(checks) != 2 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	if n := len([]rune(*checks[0].ErrorTitle)); n != mostCheckTitle {
		t.Errorf("the title has %d characters", n)
	}
	if n := len([]rune(*checks[0].Error)); n != mostCheckMessage {
		t.Errorf("the message has %d characters", n)
	}
	for cell, want := range map[string]bool{"A1": false, "B1": true, "B2": false, "C2": true} {
		if got := isOpen(t, f, cell); got != want {
			t.Errorf("%s is open: %v", cell, got)
		}
	}
}

func isOpen(t *testing.T, f *excelize.File, cell string) bool {
	t.Helper()
	id, err := f.GetCellStyle("表", cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Protection != nil && !style.Protection.Locked
}
