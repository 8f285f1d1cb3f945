package sheet_test

import (
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

// TestLawful opens the lawful examples of the catalogue: files that look as if
// they had to be refused, and are read.
func TestLawful(t *testing.T) {
	small := sheettest.Build(t, sheettest.Sheet{Name: "评分表", CSV: "项目编号,A-01\n得分,91.36\n"})
	ghosts := sheettest.Generous
	ghosts.Rows, ghosts.Columns, ghosts.Cells = 2, 2, 4
	for code, c := range map[finding.Code]struct {
		name   string
		data   []byte
		limits sheet.Limits
	}{
		// A picture in it is damaged.
		"F01": {"a.xlsx", sheettest.With(t, small, map[string]string{"xl/media/image1.png": "no picture"}), sheettest.Generous},
		// Changing its sheet takes a password, opening it does not.
		"F02": {"a.xlsx", sheettest.Package(t, `<worksheet><sheetData><row><c><v>91.36</v></c></row></sheetData><sheetProtection password="CC1A" sheet="1"/></worksheet>`, nil), sheettest.Generous},
		// A system exported it: a web page under the name of a workbook.
		"F03": {"a.xls", []byte("<html><table><tr><td>项目编号</td><td>A-01</td></tr><tr><td>得分</td><td>91.36</td></tr></table></html>"), sheettest.Generous},
		// Borders are drawn far beyond the limits, which its values just meet.
		"F04": {"a.xlsx", sheettest.GhostRows(t, 100_000, 6), ghosts},
	} {
		t.Run(string(code), func(t *testing.T) {
			book, err := sheet.Open(c.name, c.data, c.limits)
			if err != nil {
				t.Fatal(err)
			}
			if len(book.Sheets) != 1 || len(book.Sheets[0].Rows) == 0 {
				t.Errorf("%d sheets, want one with rows", len(book.Sheets))
			}
		})
	}
}
