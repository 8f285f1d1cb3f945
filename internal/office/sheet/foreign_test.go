package sheet_test

import (
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/form"
)

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
