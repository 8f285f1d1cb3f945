package picture_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"jixiao/internal/office/picture"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

// TestLargeSheetsAreDrawnAroundTheirMarks, whether their rows are packed or not.
func TestLargeSheetsAreDrawnAroundTheirMarks(t *testing.T) {
	const rows = 20_000
	data := sheettest.List(t, rows)
	wb, err := sheet.OpenLists("a.xlsx", data, sheettest.Generous)
	if err != nil {
		t.Fatal(err)
	}
	b, err := picture.Open("a.xlsx", data, wb, picture.Options{Limits: sheettest.Generous, Rows: 50})
	if err != nil {
		t.Fatal(err)
	}
	name := wb.Sheets[0].Name
	html := draw(t, b, name, []picture.Mark{{Sheet: name, Cell: "B15000", Number: 1, Tone: "red"}, {Sheet: name, Cell: "ZZ9", Number: 2, Tone: "blue"}})
	balanced(t, html)
	has(t, html, "只显示前 50 行和有意见的地方", `class="s" title="第 51–14996 行没有显示">14997<`, `id="cell-0-B15000"`, ">15003<", `id="cell-0-ZZ9"`, "行没有显示\">15003<")
	if n := strings.Count(html, "<tr"); n != 58 {
		t.Errorf("%d rows", n)
	}
	if strings.Contains(html, ">15004<") || strings.Contains(html, ">51<") {
		t.Error("too much is drawn")
	}
}

// TestEachMarkIsDrawnOrCounted: with very many of them the picture ends.
func TestEachMarkIsDrawnOrCounted(t *testing.T) {
	b := open(t, "a.xlsx", sheettest.List(t, 3000), picture.Options{Rows: 20})
	name := b.Sheets()[0].Name
	var marks []picture.Mark
	for row := 1; row <= 3000; row++ {
		marks = append(marks, picture.Mark{Sheet: name, Cell: fmt.Sprintf("A%d", row), Number: row, Tone: "red"})
	}
	html := draw(t, b, name, marks)
	balanced(t, html)
	var undrawn int
	if _, rest, ok := strings.Cut(html, "另有 "); ok {
		if _, err := fmt.Sscanf(rest, "%d", &undrawn); err != nil {
			t.Fatal(err)
		}
	}
	if drawn := strings.Count(html, `id="`); drawn+undrawn != len(marks) || drawn < 20 || drawn > 60 {
		t.Errorf("%d drawn and %d not", drawn, undrawn)
	}
}

// TestGhosts: rows that are only formatted, down to the last, are not drawn.
func TestGhosts(t *testing.T) {
	b := open(t, "a.xlsx", sheettest.GhostRows(t, 100_000, 10), picture.Options{})
	html := draw(t, b, b.Sheets()[0].Name, nil)
	balanced(t, html)
	if n := strings.Count(html, "<tr"); n > 40 {
		t.Errorf("%d rows", n)
	}
}

// TestBombs: what is without end ends.
func TestBombs(t *testing.T) {
	cell := `<sheetData><row r="1"><c r="A1" s="3"><v>1</v></c></row></sheetData>`
	var merges, cols strings.Builder
	for i := range 90_000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:XFD1048576"/>`, i%5+1)
		fmt.Fprintf(&cols, `<col min="1" max="16384" width="%d"/>`, i%300)
	}
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts>` + strings.Repeat(`<font><sz val="409"/></font>`, 200_000) +
		`</fonts><cellXfs>` + strings.Repeat(`<xf fontId="4294967295" fillId="9" borderId="9"/>`, 200_000) + `</cellXfs></styleSheet>`
	for name, xml := range map[string]string{
		"merges": worksheet + cell + `<mergeCells>` + merges.String() + `</mergeCells></worksheet>`,
		"cols":   worksheet + `<cols>` + cols.String() + `</cols>` + cell + `</worksheet>`,
		"rows":   worksheet + `<sheetData>` + strings.Repeat(`<row ht="1"/>`, 500_000) + `</sheetData></worksheet>`,
		"long":   worksheet + `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("长", 30_000) + `</t></is></c></row></sheetData></worksheet>`,
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, "a.xlsx", sheettest.Package(t, xml, map[string]string{"xl/styles.xml": styles}), picture.Options{})
			html := draw(t, b, "表", []picture.Mark{{Sheet: "表", Cell: "XFD1048576", Number: 1, Tone: "red"}})
			balanced(t, html)
			scoped(t, b.Rules(), "cell")
			if len(html) > 3<<20 {
				t.Errorf("%d bytes", len(html))
			}
			has(t, html, `id="cell-0-XFD1048576"`)
		})
	}
}

// TestLongTextsAreCut, a little of each is there.
func TestLongTextsAreCut(t *testing.T) {
	csv := strings.Repeat(strings.Repeat("长", 400)+","+strings.Repeat("文", 400)+"\n", 50)
	b := open(t, "a.xlsx", sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: csv}), picture.Options{Bytes: 5000})
	html := draw(t, b, "表", nil)
	balanced(t, html)
	has(t, html, "<caption>过长的文字只显示开头</caption>")
	if strings.Count(html, "长长") < 50 || len(html) > 60_000 {
		t.Errorf("%d bytes", len(html))
	}
}

// TestBrokenStyles: what cannot be read of the looks leaves a plain grid.
func TestBrokenStyles(t *testing.T) {
	data := sheettest.Package(t, worksheet+`<sheetData><row r="1"><c r="A1" s="1"><v>7</v></c></row></sheetData></worksheet>`, nil)
	wb := sheettest.Open(t, data)
	for _, parts := range map[string]map[string]string{
		"styles": {"xl/styles.xml": `<styleSheet><fonts><font></fonts>`},
		"sheet":  {"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"></row>`},
		"theme":  {"xl/theme/theme1.xml": `<!DOCTYPE x><theme/>`},
		"none":   {"xl/workbook.xml": `<workbook/>`},
	} {
		b, err := picture.Open("a.xlsx", sheettest.With(t, data, parts), wb, picture.Options{Limits: sheettest.Generous})
		if err != nil {
			t.Fatal(err)
		}
		html := draw(t, b, "表", []picture.Mark{{Sheet: "表", Cell: "A1", Number: 1}})
		balanced(t, html)
		has(t, html, "格式没有读出来", ">7<b>1</b>")
	}
}

// TestPlainGrids: other kinds of file have heads, merges and marks as well.
func TestPlainGrids(t *testing.T) {
	for _, kind := range []string{"xls", "ods"} {
		data, err := os.ReadFile("../sheet/testdata/foreign/评分表_样例." + kind)
		if err != nil {
			t.Fatal(err)
		}
		b := open(t, "a."+kind, data, picture.Options{})
		name := b.Sheets()[0].Name
		html := draw(t, b, name, []picture.Mark{{Sheet: name, Cell: "E32", Number: 1, Tone: "red"}})
		balanced(t, html)
		has(t, html, `rowspan="6"`, `colspan="3"`, `id="cell-0-E32"`, `>100.00%<`, `<th scope="row">34<`)
		if strings.Contains(html, "<caption") {
			t.Error(html)
		}
	}
	b := open(t, "a.csv", []byte("项目编号,得分\nA-01,91.36\n"), picture.Options{})
	html := draw(t, b, b.Sheets()[0].Name, nil)
	has(t, html, ">项目编号</td>", ">91.36</td>")
	titled := open(t, "a.csv", []byte("2023年度财政重点项目绩效评价评分表,\n编号,得分\nA-01,91.36\n"), picture.Options{})
	html = draw(t, titled, titled.Sheets()[0].Name, nil)
	has(t, html, `<col class="w48"/>`)
}

func FuzzDraw(f *testing.F) {
	styles, err := os.ReadFile("testdata/styles.xml")
	if err != nil {
		f.Fatal(err)
	}
	sheetXML, err := os.ReadFile("testdata/sheet.xml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(sheetXML), string(styles), "B3", "A6")
	f.Add(worksheet+`<sheetData><row r="1048576" ht="0"><c r="XFD1048576" s="2"><v>1e300</v></c></row></sheetData></worksheet>`, "", "A1", "XFD1")
	f.Fuzz(func(t *testing.T, sheetXML, styles, one, other string) {
		data := sheettest.Package(t, sheetXML, map[string]string{"xl/styles.xml": styles})
		b, err := picture.Open("a.xlsx", data, nil, picture.Options{Limits: sheettest.Generous, Rows: 20, Columns: 10})
		if err != nil {
			return
		}
		html := draw(t, b, "表", []picture.Mark{{Sheet: "表", Cell: one, Number: 1, Tone: "red"}, {Sheet: "表", Cell: other, Number: 2, Tone: "blue"}})
		balanced(t, html)
		scoped(t, b.Rules(), "cell")
		for _, cell := range []string{one, other} {
			if ref, err := finding.ParseRef(cell); err == nil && !ref.IsZero() && !strings.Contains(html, `id="`+b.ID("表", cell)+`"`) {
				t.Errorf("%s is not marked", cell)
			}
		}
	})
}
