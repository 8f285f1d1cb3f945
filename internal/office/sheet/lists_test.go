package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/form"
)

// unpacked has all rows of a workbook as cells.
func unpacked(t *testing.T, data []byte) *form.Workbook {
	t.Helper()
	book, err := sheet.OpenLists("a.xlsx", data, sheettest.Generous)
	if err != nil {
		t.Fatal(err)
	}
	for i := range book.Sheets {
		s := &book.Sheets[i]
		if s.Packed == nil {
			continue
		}
		for n := range s.Packed.Len() {
			s.Rows = append(s.Rows, s.Packed.Row(n))
		}
		s.Packed = nil
	}
	return book
}

func TestListsReadWhatOpenReads(t *testing.T) {
	if testing.Short() {
		t.Skip("every workbook there is, several times")
	}
	for name, data := range map[string][]byte{
		"forms": sheettest.Build(t,
			sheettest.Sheet{Name: "一", CSV: "甲,乙\n1,b:TRUE\n\n3,d:2023-10-15\n", Merges: []string{"A1:B1"}, HiddenRows: []int{2}, HiddenCols: []string{"B"}},
			sheettest.Sheet{Name: "二", Hidden: true, CSV: "1\n", Formulas: map[string]string{"A1": "1+1"}},
			sheettest.Sheet{Name: "空"}),
		"a list":         sheettest.List(t, 10_000),
		"ghost rows":     sheettest.GhostRows(t, 500, 8),
		"cells astray":   longSheet(t, cellsAstray),
		"formulas":       longSheet(t, sharedFormulas),
		"rows in turn":   longSheet(t, func(r int) string { return row(r ^ 1) }),
		"first row last": longSheet(t, func(r int) string { return row((r+4999)%5000 + 1) }),
	} {
		t.Run(name, func(t *testing.T) {
			compare(t, sheettest.Open(t, data), unpacked(t, data))
		})
	}
}

// longSheet has more rows than are kept as cells.
func longSheet(t *testing.T, row func(r int) string) []byte {
	t.Helper()
	var rows strings.Builder
	for r := 1; r <= 5000; r++ {
		rows.WriteString(row(r))
	}
	return sheettest.Package(t, `<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>`+rows.String()+"</sheetData></worksheet>", nil)
}

func row(r int) string { return fmt.Sprintf(`<row r="%d"><c><v>%d</v></c></row>`, r, r) }

// cellsAstray are out of order, and two of them stand at one place.
func cellsAstray(r int) string {
	return fmt.Sprintf(`<row r="%d" hidden="%d"><c r="C%d"><v>3</v></c><c r="A%d" t="str"><v>甲%d</v></c><c r="C%d"><v>4</v></c></row>`, r, r%2, r, r, r, r)
}

// sharedFormulas repeat the one of the first row.
func sharedFormulas(r int) string {
	first := ""
	if r == 1 {
		first = "B1*2"
	}
	return fmt.Sprintf(`<row r="%d"><c r="A%d"><f t="shared" si="0">%s</f><v>%d</v></c></row>`, r, r, first, r)
}

func TestListsArePacked(t *testing.T) {
	book, err := sheet.OpenLists("a.xlsx", sheettest.List(t, 10_000), sheettest.Generous)
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	if s.Packed == nil || len(s.Rows)+s.Packed.Len() != 10_000 || len(s.Rows) > 5000 {
		t.Fatalf("%d rows are kept, the others: %+v", len(s.Rows), s.Packed)
	}
}

// TestOpenAcrossWindows reads a sheet far larger than what is unpacked at a
// time; every cell says where it stands.
func TestOpenAcrossWindows(t *testing.T) {
	var rows strings.Builder
	for r := 1; r <= 4000; r++ {
		fmt.Fprintf(&rows, `<row r="%d">`, r)
		for c := range 20 {
			fmt.Fprintf(&rows, `<c r="%c%d" t="str"><f>R%d&amp;C%d</f><v>r%d&amp;c%d</v></c>`, 'A'+c, r, r, c, r, c)
		}
		rows.WriteString("</row>")
	}
	data := sheettest.Package(t, "<worksheet><sheetData>"+rows.String()+"</sheetData></worksheet>", nil)
	read := sheettest.Open(t, data).Sheets[0].Rows
	if len(read) != 4000 {
		t.Fatalf("%d rows", len(read))
	}
	for _, row := range read {
		for _, c := range row.Cells {
			text := fmt.Sprintf("r%d&c%d", row.Index, c.Ref.Col-1)
			if c.Ref.Row != row.Index || c.Text != text || c.Formula != strings.ToUpper(text) {
				t.Fatalf("%s: %q, %q", c.Ref, c.Text, c.Formula)
			}
		}
	}
}

func TestOpenFormulaAndNestingLimits(t *testing.T) {
	data := sheettest.Package(t, `<worksheet><sheetData><row><c><f>A1+A2&amp;""</f><v>1</v></c></row></sheetData></worksheet>`, nil)
	limits := sheettest.Generous
	limits.FormulaLength, limits.Nesting = 8, 5
	if _, err := sheet.Open("a.xlsx", data, limits); err != nil {
		t.Errorf("just within: %v", err)
	}
	limits.FormulaLength = 7
	compare(t, sheet.Refusal{Code: "F04", Variant: "formula_length", Kind: "xlsx", Value: "8", Expected: "7"}, refused(t, "a.xlsx", data, limits))
	limits = sheettest.Generous
	limits.Nesting = 3
	compare(t, sheet.Refusal{Code: "F01", Kind: "xlsx"}, refused(t, "a.xlsx", data, limits))
}

// TestOpenTextThatIsNone refuses what no program may write into markup, as it
// stands or by number.
func TestOpenTextThatIsNone(t *testing.T) {
	for _, text := range []string{"\x01", "&#1;", "\xbc\xa8"} {
		data := sheettest.Package(t, `<worksheet><sheetData><row><c t="str"><v>`+text+`</v></c></row></sheetData></worksheet>`, nil)
		compare(t, sheet.Refusal{Code: "F01", Kind: "xlsx"}, refused(t, "a.xlsx", data, sheettest.Generous))
	}
}

func TestOpenEscapes(t *testing.T) {
	got := xmlCells(t, `<row r="1"><c r="A1" t="str"><v>_x005F_x000D_ _x4e2D_ _xZZZZ_ _x00</v></c>`+
		"<c r=\"B1\" t=\"str\"><v>a\r\nb\rc&#10;d</v></c></row>", nil)
	compare(t, map[string]form.Cell{
		"A1": {Kind: form.Text, Text: "_x000D_ 中 _xZZZZ_ _x00"},
		"B1": {Kind: form.Text, Text: "a\nb\nc\nd"},
	}, got)
}
