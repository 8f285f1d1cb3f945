package sheet_test

import (
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/form"
)

func TestKind(t *testing.T) {
	openDocument := func(kind string) []byte {
		return sheettest.Zip(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument." + kind, "content.xml": "<x/>"})
	}
	for _, c := range []struct {
		want string
		data []byte
	}{
		{"empty", nil},
		{"xlsx", sheettest.Build(t, sheettest.Sheet{Name: "表"})},
		{"xlsm", sheettest.Macros(t)},
		{"xlsb", sheettest.Zip(t, map[string]string{"xl/workbook.bin": "x"})},
		{"xlsx", sheettest.Zip(t, map[string]string{`xl\workbook.xml`: "x"})},
		{"docx", sheettest.Docx(t)},
		{"pptx", sheettest.Zip(t, map[string]string{"ppt/presentation.xml": "x"})},
		{"ods", openDocument("spreadsheet")},
		{"odt", openDocument("text")},
		{"zip", sheettest.PlainZip(t)},
		{"zip", sheettest.Truncated(t)},
		{"encrypted", sheettest.Encrypted(t)},
		{"xls", sheettest.OLE2(t, "Workbook")},
		{"xls", sheettest.OLE2(t, "BOOK")},
		{"xls", sheettest.OLE2(t, "Workbook")[:1400]},
		{"xls", []byte("\x09\x08\x08\x00\x00\x05\x05\x00")},
		{"doc", sheettest.OLE2(t, "WordDocument")},
		{"ole2", sheettest.OLE2(t, "Something")},
		{"rar", []byte("Rar!\x1a\x07\x01\x00")},
		{"7z", []byte("7z\xbc\xaf\x27\x1c")},
		{"pdf", []byte("%PDF-1.7\n")},
		{"pdf", []byte("\x1b%-12345X@PJL\n%PDF-1.4\n")},
		{"jpg", []byte("\xff\xd8\xff\xe0")},
		{"png", []byte("\x89PNG\r\n\x1a\n")},
		{"gif", []byte("GIF89a")},
		{"html", []byte("\n <!DOCTYPE html><p>")},
		{"html", []byte("\xef\xbb\xbf<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">")},
		{"html", []byte("\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00")},
		{"xml-spreadsheet", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`)},
		{"xml", []byte(`<?xml version="1.0"?><a/>`)},
		{"csv", []byte("项目编号,得分\nA-01,91\n")},
		{"csv", []byte("\xcf\xee\xc4\xbf,\xb5\xc3\xb7\xd6\n1,2\n")},
		{"txt", []byte("见附件")},
		{"unknown", make([]byte, 100)},
	} {
		if got := sheet.Kind(c.data); got != c.want {
			t.Errorf("Kind(%.40q) = %q, want %q", c.data, got, c.want)
		}
	}
}

// tables are the same small table in the kinds that are text.
func tables() map[string]string {
	return map[string]string{
		"csv":             "编号,得分\nA-01,91.36\n",
		"html":            "<html><table><tr><td>编号<td>得分<tr><td>A-01<td>91.36</table></html>",
		"xml-spreadsheet": `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table><Row><Cell><Data ss:Type="String">编号</Data></Cell><Cell><Data ss:Type="String">得分</Data></Cell></Row><Row><Cell><Data ss:Type="String">A-01</Data></Cell><Cell><Data ss:Type="Number">91.36</Data></Cell></Row></Table></Worksheet></Workbook>`,
	}
}

// TestOpenKinds: content decides, whatever the name says, and Foreign tells
// where the two disagree.
func TestOpenKinds(t *testing.T) {
	own := map[string]string{"csv": "a.csv", "html": "a.html", "xml-spreadsheet": "a.xml"}
	for kind, text := range tables() {
		for name, foreign := range map[string]string{own[kind]: "", "a": "", "a.xls": kind, "a.xlsx": kind} {
			book, err := sheet.Open(name, []byte(text), sheettest.Generous)
			if err != nil {
				t.Fatalf("%s in %s: %v", kind, name, err)
			}
			if got := cells(book.Sheets[0])["B2"]; got.Text != "91.36" || got.Kind != form.Number || book.Foreign != foreign {
				t.Errorf("%s in %s: B2 %+v, foreign %q, want %q", kind, name, got, book.Foreign, foreign)
			}
		}
	}
}
