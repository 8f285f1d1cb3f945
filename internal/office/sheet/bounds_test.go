package sheet_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

const boundsSheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
	`<row r="1"><c r="A1" s="65535"><v>1</v></c><c r="B1" s="69999"><v>1</v></c></row></sheetData></worksheet>`

// TestStylesEnd: what no program can name is not kept, and means nothing.
func TestStylesEnd(t *testing.T) {
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>` +
		strings.Repeat(`<xf numFmtId="10"/>`, 70_000) + `</cellXfs></styleSheet>`
	data := sheettest.With(t, sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1,2\n"}),
		map[string]string{"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": boundsSheet})
	book, err := sheet.Open("a.xlsx", data, sheettest.Generous)
	if err != nil {
		t.Fatal(err)
	}
	cells := book.Sheets[0].Rows[0].Cells
	if cells[0].Format == "" || cells[1].Format != "" {
		t.Errorf("formats %q and %q", cells[0].Format, cells[1].Format)
	}
}

// TestRelationsHaveABound: as many as a sheet may have links are read, ten times
// that many are refused.
func TestRelationsHaveABound(t *testing.T) {
	const part = "xl/worksheets/_rels/sheet1.xml.rels"
	link := `<Relationship Id="a" Type="hyperlink" Target="http://example.org" TargetMode="External"/>`
	for n, want := range map[int]string{65_530: "", 655_300: "zip_entries"} {
		data := sheettest.With(t, sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1,2\n"}), map[string]string{
			part: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Repeat(link, n) + `</Relationships>`})
		_, err := sheet.Open("a.xlsx", data, sheettest.Generous)
		var refused *sheet.Refusal
		got := ""
		if errors.As(err, &refused) {
			got = refused.Variant
		}
		if got != want || (err == nil) != (want == "") {
			t.Errorf("%d links: %v", n, err)
		}
	}
}

// TestASheetThatIsNamedManyTimes keeps as cells no more than one that is named
// once: the rest is packed.
func TestASheetThatIsNamedManyTimes(t *testing.T) {
	const rows, columns, sheets = 3000, 100, 10
	row := `<row>` + strings.Repeat(`<c><v>1</v></c>`, columns) + `</row>`
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1,2\n"})
	book := `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
		strings.Repeat(`<sheet name="a" r:id="rId1"/>`, sheets) + `</sheets></workbook>`
	data = sheettest.With(t, data, map[string]string{"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": boundsSheet[:strings.Index(boundsSheet, "<row")] +
		strings.Repeat(row, rows) + `</sheetData></worksheet>`})
	limits := sheettest.Generous
	limits.Cells = rows * columns * sheets
	read, err := sheet.OpenLists("a.xlsx", data, limits)
	if err != nil {
		t.Fatal(err)
	}
	kept, packed := 0, 0
	for _, s := range read.Sheets {
		for _, r := range s.Rows {
			kept += len(r.Cells)
		}
		if s.Packed != nil {
			packed++
		}
	}
	if len(read.Sheets) != sheets || kept > 600_000 || packed < sheets-2 {
		t.Errorf("%d sheets keep %d cells, %d have packed rows", len(read.Sheets), kept, packed)
	}
}

// TestReadingEndsWithItsTime: whatever the kind, a file whose time is up is
// read no further.
func TestReadingEndsWithItsTime(t *testing.T) {
	done := make(chan struct{})
	close(done)
	limits := sheettest.Generous
	limits.Done = done
	files := map[string][]byte{"xlsx": sheettest.List(t, 10)}
	for kind, text := range tables() {
		files[kind] = []byte(text)
	}
	for _, kind := range []string{"xls", "ods"} {
		data, err := os.ReadFile(filepath.Join("testdata", "foreign", "评分统计表_样例."+kind))
		if err != nil {
			t.Fatal(err)
		}
		files[kind] = data
	}
	for kind, data := range files {
		want := sheet.Refusal{Code: "F01", Variant: "slow", Kind: kind}
		compare(t, want, refused(t, "a."+kind, data, limits))
		if _, err := sheet.Open("a."+kind, data, sheettest.Generous); err != nil {
			t.Errorf("%s with time: %v", kind, err)
		}
	}
}
