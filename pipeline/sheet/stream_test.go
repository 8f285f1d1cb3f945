package sheet_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jixiao/pipeline/sheet"
	"jixiao/pipeline/sheet/sheettest"
	"jixiao/rules/form"
)

// streamed puts together again what Stream hands on.
func streamed(t *testing.T, data []byte) *form.Workbook {
	t.Helper()
	rows := map[string][]form.Row{}
	book, err := sheet.Stream("a.xlsx", data, sheettest.Generous, func(s *form.Sheet, row form.Row) error {
		row.Cells = append([]form.Cell(nil), row.Cells...)
		rows[s.Name] = append(rows[s.Name], row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range book.Sheets {
		if book.Sheets[i].Rows != nil {
			t.Errorf("sheet %q keeps %d rows", book.Sheets[i].Name, len(book.Sheets[i].Rows))
		}
		book.Sheets[i].Rows = rows[book.Sheets[i].Name]
	}
	return book
}

func TestStreamReadsWhatOpenReads(t *testing.T) {
	for name, data := range map[string][]byte{
		"forms": sheettest.Build(t,
			sheettest.Sheet{Name: "一", CSV: "甲,乙\n1,b:TRUE\n\n3,d:2023-10-15\n", Merges: []string{"A1:B1"}, HiddenRows: []int{2}, HiddenCols: []string{"B"}},
			sheettest.Sheet{Name: "二", Hidden: true, CSV: "1\n", Formulas: map[string]string{"A1": "1+1"}},
			sheettest.Sheet{Name: "空"}),
		"a list":       sheettest.List(t, 3000),
		"ghost rows":   sheettest.GhostRows(t, 500, 8),
		"cells astray": sheettest.Package(t, `<worksheet><sheetData><row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c><c r="C2"><v>4</v></c></row></sheetData></worksheet>`, nil),
	} {
		t.Run(name, func(t *testing.T) {
			book := sheettest.Open(t, data)
			for i := range book.Sheets {
				if len(book.Sheets[i].Rows) == 0 {
					book.Sheets[i].Rows = nil
				}
			}
			compare(t, book, streamed(t, data))
		})
	}
}

func TestStreamStops(t *testing.T) {
	stop, seen := errors.New("enough"), 0
	_, err := sheet.Stream("a.xlsx", sheettest.List(t, 100), sheettest.Generous, func(*form.Sheet, form.Row) error {
		if seen++; seen == 10 {
			return stop
		}
		return nil
	})
	if err != stop || seen != 10 {
		t.Errorf("after %d rows: %v", seen, err)
	}
	disorder := sheettest.Package(t, `<worksheet><sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData></worksheet>`, nil)
	_, err = sheet.Stream("a.xlsx", disorder, sheettest.Generous, func(*form.Sheet, form.Row) error { return nil })
	if !errors.Is(err, sheet.ErrDisorder) {
		t.Errorf("rows in disorder: %v", err)
	}
	_, err = sheet.Stream("a.xlsx", sheettest.Truncated(t), sheettest.Generous, func(*form.Sheet, form.Row) error { return nil })
	var refused *sheet.Refusal
	if !errors.As(err, &refused) || refused.Code != "F01" {
		t.Errorf("cut short: %v", err)
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
