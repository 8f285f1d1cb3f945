package sheet_test

import (
	"errors"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

// refused opens data that must be refused; the detail is for logs and left
// out of the comparison.
func refused(t *testing.T, name string, data []byte, limits sheet.Limits) sheet.Refusal {
	t.Helper()
	book, err := sheet.Open(name, data, limits)
	var r *sheet.Refusal
	if !errors.As(err, &r) || book != nil {
		t.Fatalf("Open = %v, %v; want a refusal", book, err)
	}
	r.Detail = ""
	return *r
}

func TestOpenRefusals(t *testing.T) {
	good := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1\n"})
	flipped := append([]byte(nil), good...)
	flipped[60] ^= 0xff
	dtd := sheettest.Package(t, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`, nil)
	for name, c := range map[string]struct {
		file string
		data []byte
		want sheet.Refusal
	}{
		"empty":          {"a.xlsx", nil, sheet.Refusal{Code: "F01", Variant: "empty", Kind: "empty"}},
		"cut short":      {"a.xlsx", sheettest.Truncated(t), sheet.Refusal{Code: "F01", Variant: "cut", Kind: "zip"}},
		"corrupt":        {"a.xlsx", flipped, sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"zero bytes":     {"a.xlsx", make([]byte, 4096), sheet.Refusal{Code: "F01", Kind: "unknown"}},
		"definitions":    {"a.xlsx", dtd, sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"no sheet part":  {"a.xlsx", sheettest.Zip(t, map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`}), sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"part cut":       {"a.xlsx", sheettest.Package(t, `<worksheet><sheetData><row><c>`, nil), sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"string missing": {"a.xlsx", sheettest.Package(t, `<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>`, nil), sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"part stands twice": {"a.xlsx", sheettest.With(t, good, map[string]string{"XL/worksheets/SHEET1.xml": "<worksheet/>"}),
			sheet.Refusal{Code: "F01", Kind: "xlsx"}},
		"password":   {"a.xlsx", sheettest.Encrypted(t), sheet.Refusal{Code: "F02", Kind: "encrypted"}},
		"old Excel":  {"a.xls", sheettest.OLE2(t, "Workbook"), sheet.Refusal{Code: "F01", Variant: "cut", Kind: "xls"}},
		"zip":        {"a.xlsx", sheettest.PlainZip(t), sheet.Refusal{Code: "F03", Kind: "zip"}},
		"Word":       {"a.docx", sheettest.Docx(t), sheet.Refusal{Code: "F03", Kind: "docx"}},
		"prose":      {"a.csv", []byte("各单位：\n请于十月十五日前报送, 谢谢。\n绩效科\n"), sheet.Refusal{Code: "F03", Kind: "txt"}},
		"web page":   {"a.xls", []byte("<html><p>通知</p></html>"), sheet.Refusal{Code: "F03", Kind: "html"}},
		"no one's":   {"a.dat", []byte{0, 1, 2, 3}, sheet.Refusal{Code: "F03", Kind: "unknown"}},
		"zip of one": {"a.zip", sheettest.Zip(t, map[string]string{"a.txt": "x"}), sheet.Refusal{Code: "F03", Kind: "zip"}},
	} {
		t.Run(name, func(t *testing.T) {
			compare(t, c.want, refused(t, c.file, c.data, sheettest.Generous))
		})
	}
}

func TestOpenLimits(t *testing.T) {
	table := sheettest.Build(t,
		sheettest.Sheet{Name: "一", CSV: "甲,乙,丙\n1,2,3\n4,5,6\n", Merges: []string{"A5:B5", "A6:B6", "A7:B7"}},
		sheettest.Sheet{Name: "二", CSV: "一段长长的文字\n"},
	)
	for variant, c := range map[string]struct {
		limits sheet.Limits
		value  string
		limit  string
	}{
		"zip_entries":   {sheet.Limits{ZipEntries: 3}, "", "3"},
		"sheets":        {sheet.Limits{Sheets: 1}, "2", "1"},
		"rows":          {sheet.Limits{Rows: 2}, "3", "2"},
		"columns":       {sheet.Limits{Columns: 2}, "3", "2"},
		"cells":         {sheet.Limits{Cells: 9}, "10", "9"},
		"strings":       {sheet.Limits{Strings: 3}, "4", "3"},
		"string_length": {sheet.Limits{StringLength: 6}, "7", "6"},
		"merges":        {sheet.Limits{Merges: 2}, "3", "2"},
		"file_size":     {sheet.Limits{FileSize: 100}, "", "100"},
		"unzipped_size": {sheet.Limits{UnzippedSize: 1000}, "", "1000"},
		"part_size":     {sheet.Limits{PartSize: 1000}, "", "1000"},
	} {
		t.Run(variant, func(t *testing.T) {
			got := refused(t, "a.xlsx", table, c.limits)
			if c.value == "" {
				c.value = got.Value // depends on how the file was written
			}
			got.Kind = ""
			compare(t, sheet.Refusal{Code: "F04", Variant: variant, Value: c.value, Expected: c.limit}, got)
		})
	}
	exact := sheet.Limits{Sheets: 2, Rows: 3, Columns: 3, Cells: 10, Strings: 4, StringLength: 7, Merges: 3}
	if _, err := sheet.Open("a.xlsx", table, exact); err != nil {
		t.Errorf("a file that meets every limit exactly: %v", err)
	}
}

func TestOpenBombs(t *testing.T) {
	limits := sheettest.Generous
	limits.UnzippedSize = 8 << 20
	got := refused(t, "a.xlsx", sheettest.ZipBomb(t, 9<<20), limits)
	if got.Code != "F04" || got.Variant != "unzipped_size" {
		t.Errorf("zip bomb: %+v", got)
	}
	// A few kilobytes that name one long text in every cell.
	long := strings.Repeat("绩", 30_000)
	cells := strings.Repeat(`<c t="s"><v>0</v></c>`, 500)
	rows := strings.Repeat("<row>"+cells+"</row>", 20)
	repeated := sheettest.Package(t, "<worksheet><sheetData>"+rows+"</sheetData></worksheet>",
		map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + long + "</t></si></sst>"})
	got = refused(t, "a.xlsx", repeated, sheettest.Generous)
	if got.Code != "F04" || got.Variant != "unzipped_size" {
		t.Errorf("repeated text: %+v", got)
	}
}

// TestOpenHoardedText holds memory: text is counted where it is stored, also
// the copies that a shared formula makes of itself.
func TestOpenHoardedText(t *testing.T) {
	formula := "A1&amp;" + strings.Repeat("&quot;x&quot;&amp;", 2000) + "A2"
	cells := `<c><f t="shared" si="0" ref="A1:XFD1">` + formula + `</f></c>` + strings.Repeat(`<c><f t="shared" si="0"/></c>`, 900)
	rows := strings.Repeat("<row>"+cells+"</row>", 20)
	data := sheettest.Package(t, "<worksheet><sheetData>"+rows+"</sheetData></worksheet>", nil)
	limits := sheettest.Generous
	limits.StringLength = 0
	got := refused(t, "a.xlsx", data, limits)
	if got.Code != "F04" || got.Variant != "unzipped_size" {
		t.Errorf("repeated formula: %+v", got)
	}
}

func TestOpenForeign(t *testing.T) {
	plain := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1\n"})
	macros := sheettest.Macros(t)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"评分表.xlsx", plain, ""},
		{"评分表.XLSX", plain, ""},
		{"评分表.xlsm", plain, ""},
		{"评分表.xlsx", macros, ""},
		{"评分表.xls", plain, "xlsx"},
		{"评分表.et", plain, "xlsx"},
		{"评分表.csv", plain, "xlsx"},
		{"评分表.xls", macros, "xlsm"},
		{"评分表", plain, ""},
	} {
		book, err := sheet.Open(c.name, c.data, sheettest.Generous)
		if err != nil {
			t.Fatal(err)
		}
		if book.Foreign != c.want {
			t.Errorf("%s: foreign = %q, want %q", c.name, book.Foreign, c.want)
		}
	}
}

func TestOpenGhostRows(t *testing.T) {
	ghosts := sheettest.GhostRows(t, 100_000, 6)
	limits := sheettest.Generous
	limits.Rows, limits.Columns, limits.Cells = 2, 2, 4
	limits.UnzippedSize = 1 << 20
	book, err := sheet.Open("a.xlsx", ghosts, limits)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(book.Sheets[0].Rows); n != 2 {
		t.Errorf("rows = %d, want the 2 that hold values", n)
	}
	if got := cells(book.Sheets[0])["B2"].Text; got != "91.36" {
		t.Errorf("B2 = %q, want 91.36", got)
	}
}
