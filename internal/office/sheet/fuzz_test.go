package sheet_test

import (
	"errors"
	"testing"
	"unicode/utf8"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// FuzzOpen holds what every reader downstream relies on: a workbook or a
// refusal, rows and cells in ascending order, no blank cell, nothing outside a
// sheet, no byte that is no character.
func FuzzOpen(f *testing.F) {
	f.Add("a.xlsx", sheettest.Build(f, sheettest.Sheet{
		Name: "评分表", CSV: "项目编号,A-01\n得分,91.36\n", Merges: []string{"A1:B1"},
		Formulas: map[string]string{"B2": "SUM(A1:A2)"},
	}))
	// Stored parts let the fuzzer reach the markup past the compression.
	f.Add("b.xlsx", sheettest.Package(f, `<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>`+
		`<c><f t="shared" si="0" ref="B1:B2">A1</f><v>1</v></c></row><row><c/><c><f t="shared" si="0"/></c></row></sheetData></worksheet>`,
		map[string]string{"xl/sharedStrings.xml": "<sst><si><t>a</t></si></sst>"}))
	f.Add("c.xlsm", sheettest.Macros(f))
	f.Add("d.xls", sheettest.Encrypted(f))
	f.Add("e.docx", sheettest.Docx(f))
	f.Add("f.xlsx", sheettest.Truncated(f))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		limits := sheet.Limits{FileSize: 1 << 20, UnzippedSize: 8 << 20, ZipEntries: 100, Sheets: 10, Rows: 1000, Columns: 100, Cells: 10_000, Strings: 10_000, StringLength: 1000, Merges: 100}
		book, err := sheet.Open(name, data, limits)
		if err != nil {
			var r *sheet.Refusal
			if !errors.As(err, &r) || r.Code == "" {
				t.Fatalf("error is no refusal: %v", err)
			}
			return
		}
		for _, s := range book.Sheets {
			checkOrder(t, s)
		}
	})
}

// FuzzMarkup hands the fuzzer the parts themselves.
func FuzzMarkup(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`,
		`<sst><si><t>a</t></si></sst>`)
	f.Add(`<worksheet><sheetData><row><c t="str"><f>A1&amp;"x"</f><v>_x000D_</v></c><c t="d"><v>2023-10-15</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
		`<sst><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>`)
	f.Add("<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><f>=\xff</f><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"XFD1:A1048576\"/></mergeCells></worksheet>", "<sst/>")
	f.Fuzz(func(t *testing.T, cells, strings string) {
		data := sheettest.Package(t, cells, map[string]string{"xl/sharedStrings.xml": strings})
		book, err := sheet.Open("a.xlsx", data, sheettest.Generous)
		if err != nil {
			return
		}
		for _, s := range book.Sheets {
			checkOrder(t, s)
		}
	})
}

func checkOrder(t *testing.T, s form.Sheet) {
	t.Helper()
	for _, m := range s.Merges {
		if m.From != finding.At(m.From.Row, m.From.Col) || m.To != finding.At(m.To.Row, m.To.Col) || m.To.Row < m.From.Row || m.To.Col < m.From.Col {
			t.Fatalf("merged range %v", m)
		}
	}
	if !utf8.ValidString(s.Name) {
		t.Fatalf("sheet %q", s.Name)
	}
	row := 0
	for _, r := range s.Rows {
		if r.Index <= row || len(r.Cells) == 0 {
			t.Fatalf("row %d after %d, %d cells", r.Index, row, len(r.Cells))
		}
		row = r.Index
		col := 0
		for _, c := range r.Cells {
			if c.Ref.Row != row || c.Ref.Col <= col || c.Text == "" && c.Formula == "" ||
				c.Ref != finding.At(c.Ref.Row, c.Ref.Col) || !utf8.ValidString(c.Text+c.Formula+c.Format) {
				t.Fatalf("cell %s after column %d in row %d: %+v", c.Ref, col, row, c)
			}
			col = c.Ref.Col
		}
	}
}
