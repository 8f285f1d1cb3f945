package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cells are a sheet's cells by address, without the address.
func cells(s form.Sheet) map[string]form.Cell {
	found := map[string]form.Cell{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			ref := c.Ref.String()
			c.Ref = finding.Ref{}
			found[ref] = c
		}
	}
	return found
}

// xmlCells reads a sheet written by hand: rows of sheetData, and further
// parts.
func xmlCells(t *testing.T, rows string, parts map[string]string) map[string]form.Cell {
	t.Helper()
	const ns = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
	data := sheettest.Package(t, ns+"<sheetData>"+rows+"</sheetData></worksheet>", parts)
	return cells(sheettest.Open(t, data).Sheets[0])
}

func compare(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOpenReadsEveryKindOfCell(t *testing.T) {
	book := sheettest.Workbook(t, sheettest.Sheet{
		Name: "评分表",
		CSV: `
项目编号,'A-01,'95.5
得分,1294.5999999999999,0.10

b:TRUE,b:FALSE,d:2023-10-15
" 前后空格 ","换
行",'=1+1
`,
		Formats:  map[string]string{"B2": "0.00"},
		Formulas: map[string]string{"C2": `SUM(A1:B2)&"<"`},
	})
	want := map[string]form.Cell{
		"A1": {Kind: form.Text, Text: "项目编号"},
		"B1": {Kind: form.Text, Text: "A-01"},
		"C1": {Kind: form.Text, Text: "95.5"},
		"A2": {Kind: form.Text, Text: "得分"},
		"B2": {Kind: form.Number, Text: "1294.5999999999999", Format: "0.00"},
		"C2": {Kind: form.Number, Text: "0.10", Formula: `SUM(A1:B2)&"<"`},
		"A4": {Kind: form.Bool, Text: "TRUE"},
		"B4": {Kind: form.Bool, Text: "FALSE"},
		"C4": {Kind: form.Number, Text: "45214", Format: "yyyy-mm-dd"},
		"A5": {Kind: form.Text, Text: " 前后空格 "},
		"B5": {Kind: form.Text, Text: "换\n行"},
		"C5": {Kind: form.Text, Text: "=1+1"},
	}
	compare(t, want, cells(book.Sheets[0]))
	var rows []int
	for _, r := range book.Sheets[0].Rows {
		rows = append(rows, r.Index)
	}
	compare(t, []int{1, 2, 4, 5}, rows)
}

func TestOpenFormulaResults(t *testing.T) {
	got := xmlCells(t, `<row r="1">
		<c r="A1"><f>1+1</f></c>
		<c r="B1"><f>1+1</f><v></v></c>
		<c r="C1"><f>=1+1</f><v>2</v></c>
		<c r="D1" t="str"><f>A2&amp;"x"</f><v>有</v></c>
		<c r="E1" t="str"><f>""</f><v></v></c>
		<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
		<c r="G1" t="b"><f>1=1</f><v>1</v></c>
		<c r="H1"><f/><v>3</v></c>
		<c r="I1"><f t="array" ref="I1:I2">A1:A2</f><v>4</v></c>
	</row>`, nil)
	compare(t, map[string]form.Cell{
		"A1": {Formula: "1+1"},
		"B1": {Formula: "1+1"},
		"C1": {Kind: form.Number, Text: "2", Formula: "1+1"},
		"D1": {Kind: form.Text, Text: "有", Formula: `A2&"x"`},
		"E1": {Kind: form.Text, Formula: `""`},
		"F1": {Kind: form.Error, Text: "#DIV/0!", Formula: "1/0"},
		"G1": {Kind: form.Bool, Text: "TRUE", Formula: "1=1"},
		"H1": {Kind: form.Number, Text: "3"},
		"I1": {Kind: form.Number, Text: "4", Formula: "A1:A2"},
	}, got)
	if got["A1"].HasResult() || !got["E1"].HasResult() {
		t.Error("a missing result and an empty text as result are not told apart")
	}
}

func TestOpenSharedFormulas(t *testing.T) {
	got := xmlCells(t, `
		<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1+$B$1</f><v>1</v></c></row>
		<row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row>
		<row r="3"><c r="C3"><f t="shared" si="0"></f></c><c r="D3"><f t="shared" si="9"/><v>4</v></c></row>`, nil)
	compare(t, map[string]form.Cell{
		"C1": {Kind: form.Number, Text: "1", Formula: "A1+$B$1"},
		"C2": {Kind: form.Number, Text: "2", Formula: "A2+$B$1"},
		"C3": {Formula: "A3+$B$1"},
		"D3": {Kind: form.Number, Text: "4"},
	}, got)
}

func TestOpenTexts(t *testing.T) {
	got := xmlCells(t, `<row r="1">
		<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v></v></c>
		<c r="E1" t="inlineStr"><is><r><t>内</t></r><r><rPr><b/></rPr><t>嵌</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
		<c r="F1" t="inlineStr"><is><t><![CDATA[<a> & b]]></t></is></c>
		<c r="G1" t="str"><v>a&amp;b&#x4E2D;_x000D_</v></c>
		<c r="H1"><v>not a number</v></c>
		<c r="I1" t="inlineStr"><v>in v</v></c>
	</row>`, map[string]string{
		"xl/sharedStrings.xml": `<?xml version="1.0"?><x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
			`<x:si><x:t>plain</x:t></x:si>` +
			`<x:si><x:r><x:t xml:space="preserve">绩 </x:t></x:r><x:r><x:rPr/><x:t>效</x:t></x:r><x:rPh sb="0" eb="1"><x:t>ji</x:t></x:rPh></x:si>` +
			`<x:si><x:t/></x:si></x:sst>`,
	})
	compare(t, map[string]form.Cell{
		"A1": {Kind: form.Text, Text: "plain"},
		"B1": {Kind: form.Text, Text: "绩 效"},
		"E1": {Kind: form.Text, Text: "内嵌"},
		"F1": {Kind: form.Text, Text: "<a> & b"},
		"G1": {Kind: form.Text, Text: "a&b中\r"},
		"H1": {Kind: form.Text, Text: "not a number"},
		"I1": {Kind: form.Text, Text: "in v"},
	}, got)
}

func TestOpenCountsWhereAddressesAreMissing(t *testing.T) {
	got := xmlCells(t, `<row><c><v>1</v></c><c/><c><v>2</v></c></row>`+
		`<row><c r="B2"><v>3</v></c><c><v>4</v></c></row>`+
		`<row r="7"><c><v>5</v></c></row><row><c><v>6</v></c></row>`, nil)
	want := map[string]string{"A1": "1", "C1": "2", "B2": "3", "C2": "4", "A7": "5", "A8": "6"}
	texts := map[string]string{}
	for ref, c := range got {
		texts[ref] = c.Text
	}
	compare(t, want, texts)
}

func TestOpenPutsRowsAndCellsInOrder(t *testing.T) {
	const ns = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	data := sheettest.Package(t, ns+`<row r="3"><c r="B3"><v>32</v></c><c r="A3"><v>31</v></c></row>`+
		`<row r="1"><c r="A1"><v>11</v></c></row><row r="3"><c r="A3"><v>99</v></c></row></sheetData></worksheet>`, nil)
	var got []string
	for _, row := range sheettest.Open(t, data).Sheets[0].Rows {
		for _, c := range row.Cells {
			got = append(got, c.Ref.String()+"="+c.Text)
		}
	}
	compare(t, []string{"A1=11", "A3=99", "B3=32"}, got)
}

func TestOpenHiddenAndMerged(t *testing.T) {
	book := sheettest.Workbook(t,
		sheettest.Sheet{
			Name: "评分表", CSV: "一,二,三\n四,五,六\n",
			Merges: []string{"A1:B1", "C1:C2"}, HiddenRows: []int{2}, HiddenCols: []string{"B"},
		},
		sheettest.Sheet{Name: "隐藏", CSV: "1\n", Hidden: true},
		sheettest.Sheet{Name: "深藏", CSV: "1\n", VeryHidden: true},
		sheettest.Sheet{Name: "空表"},
	)
	first := book.Sheets[0]
	compare(t, []form.Range{
		{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 1, Col: 2}},
		{From: finding.Ref{Row: 1, Col: 3}, To: finding.Ref{Row: 2, Col: 3}},
	}, first.Merges)
	compare(t, []bool{false, true}, []bool{first.Rows[0].Hidden, first.Rows[1].Hidden})
	for _, row := range first.Rows {
		for _, c := range row.Cells {
			if c.Hidden != (c.Ref.Col == 2) {
				t.Errorf("%s: hidden = %v", c.Ref, c.Hidden)
			}
		}
	}
	hidden := map[string]bool{}
	for _, s := range book.Sheets {
		hidden[s.Name] = s.Hidden
	}
	compare(t, map[string]bool{"评分表": false, "隐藏": true, "深藏": true, "空表": false}, hidden)
	if n := len(book.Sheets[3].Rows); n != 0 {
		t.Errorf("empty sheet has %d rows", n)
	}
}

func TestOpenFormats(t *testing.T) {
	got := xmlCells(t, `<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c>`+
		`<c r="D1" s="3"><v>1</v></c><c r="E1" s="4"><v>1</v></c><c r="F1" s="99"><v>1</v></c></row>`, map[string]string{
		"xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
			<numFmts count="2"><numFmt numFmtId="176" formatCode="0.00&quot;万元&quot;"/><numFmt numFmtId='44' formatCode='"￥"#,##0.00'/></numFmts>
			<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
			<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="44"/></cellXfs></styleSheet>`,
	})
	formats := map[string]string{}
	for ref, c := range got {
		formats[ref] = c.Format
	}
	compare(t, map[string]string{
		"A1": "", "B1": `yyyy"年"m"月"d"日"`, "C1": `0.00"万元"`, "D1": "0.00%", "E1": `"￥"#,##0.00`, "F1": "",
	}, formats)
}

// Some offices write a style twice: for themselves, and for everyone else.
func TestOpenFormatsWrittenTwice(t *testing.T) {
	got := xmlCells(t, `<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>1</v></c></row>`, map[string]string{
		"xl/styles.xml": `<styleSheet xmlns:mc="u"><cellXfs><xf numFmtId="0"/>
			<mc:AlternateContent><mc:Choice Requires="hs"><xf numFmtId="1"/></mc:Choice><mc:Fallback><xf numFmtId="4"/></mc:Fallback></mc:AlternateContent>
			<xf numFmtId="10"/></cellXfs></styleSheet>`,
	})
	compare(t, map[string]string{"A1": "#,##0.00", "B1": "0.00%"}, map[string]string{"A1": got["A1"].Format, "B1": got["B1"].Format})
}

func TestOpenISODates(t *testing.T) {
	got := xmlCells(t, `<row r="1"><c r="A1" t="d"><v>2023-10-15</v></c><c r="B1" t="d"><v>2023-10-15T12:00:00</v></c></row>`, nil)
	compare(t, map[string]form.Cell{
		"A1": {Kind: form.Number, Text: "45214"},
		"B1": {Kind: form.Number, Text: "45214.5"},
	}, got)
}

func TestOpenOtherWriters(t *testing.T) {
	const utf16 = "\xff\xfe"
	sheetXML := `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>绩效</t></is></c></row></sheetData></worksheet>`
	wide := []byte(utf16)
	for _, r := range sheetXML {
		wide = append(wide, byte(r), byte(r>>8))
	}
	for name, sheet := range map[string]string{
		"UTF-16":        string(wide),
		"single quotes": `<worksheet><!-- <c r="Z9"><v>1</v></c> --><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>绩效</t></is></c></row></sheetData></worksheet>`,
		"prefixes":      `<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>绩效</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
		"> in quotes":   `<worksheet a=">"><sheetData><row r="1" b='"/>'><c r="A1" t="inlineStr"><is><t>绩效</t></is></c></row></sheetData></worksheet>`,
	} {
		t.Run(name, func(t *testing.T) {
			book := sheettest.Open(t, sheettest.Package(t, sheet, nil))
			compare(t, map[string]form.Cell{"A1": {Kind: form.Text, Text: "绩效"}}, cells(book.Sheets[0]))
		})
	}
}

func TestOpenPartNamesWithBackslashes(t *testing.T) {
	plain := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "绩效\n"})
	parts := map[string]string{}
	sheettest.Rewrite(t, plain, func(part string, content []byte) []byte {
		parts[strings.ReplaceAll(part, "/", `\`)] = string(content)
		return content
	})
	book := sheettest.Open(t, sheettest.Zip(t, parts))
	compare(t, map[string]form.Cell{"A1": {Kind: form.Text, Text: "绩效"}}, cells(book.Sheets[0]))
}

func TestOpenWorkbookMarks(t *testing.T) {
	plain := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1\n"})
	if book := sheettest.Open(t, plain); book.Macros || book.Links || book.Date1904 {
		t.Errorf("plain workbook: %+v", book)
	}
	if !sheettest.Open(t, sheettest.Macros(t)).Macros {
		t.Error("macros are not seen")
	}
	if !sheettest.Open(t, sheettest.Linked(t)).Links {
		t.Error("links are not seen")
	}
	date1904 := sheettest.Package(t, `<worksheet/>`, map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	})
	if !sheettest.Open(t, date1904).Date1904 {
		t.Error("the 1904 system is not seen")
	}
}
