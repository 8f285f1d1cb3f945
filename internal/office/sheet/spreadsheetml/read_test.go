package spreadsheetml_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/spreadsheetml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

const head = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">`

// workbook is a file of one sheet.
func workbook(styles, table, options string) string {
	return head + `<Styles>` + styles + `</Styles><Worksheet ss:Name="评分表"><Table>` + table + `</Table>` + options + `</Worksheet></Workbook>`
}

func read(t *testing.T, data string) *form.Workbook {
	t.Helper()
	book, err := spreadsheetml.Read([]byte(data), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestCells(t *testing.T) {
	styles := `<Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2" ss:Parent="s1"/>` +
		`<Style ss:ID="s3"><NumberFormat ss:Format="yyyy/m/d;@"/></Style>`
	book := read(t, workbook(styles, `<Row><Cell><Data ss:Type="String">项目&#10;编号</Data></Cell>
<Cell ss:Index="3" ss:StyleID="s2"><Data ss:Type="Number">0.9768</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2023-10-15T00:00:00.000</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="DateTime">2023-10-15T12:00:00.000</Data></Cell>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B><Font>体</Font></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>
<Row><Cell ss:StyleID="s1"/><Cell ss:Formula="=SUM(R[-4]C:R[-1]C)"><Data ss:Type="Number">4.4000000000000004</Data></Cell></Row>`, ""))
	want := map[string]form.Cell{
		"A1": {Kind: form.Text, Text: "项目\n编号"},
		"C1": {Kind: form.Number, Text: "0.9768", Format: "0.00%"},
		"D1": {Kind: form.Number, Text: "45214", Format: "yyyy/m/d;@"},
		"A4": {Kind: form.Bool, Text: "TRUE"},
		"B4": {Kind: form.Error, Text: "#DIV/0!"},
		"C4": {Kind: form.Number, Text: "45214.5", Format: "yyyy-mm-dd"},
		"D4": {Kind: form.Text, Text: "粗体"},
		"B5": {Kind: form.Number, Text: "4.4000000000000004", Formula: "SUM(B1:B4)"},
	}
	for ref, c := range want {
		c.Ref, _ = finding.ParseRef(ref)
		want[ref] = c
	}
	if diff := cmp.Diff(want, drafttest.Cells(book)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSheetProperties(t *testing.T) {
	data := workbook("", `<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/><Column/>
<Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="Number">3</Data></Cell></Row>`,
		`<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>`)
	data = strings.Replace(data, "<Styles>", `<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/><SupBook><Path>b.xls</Path></SupBook></ExcelWorkbook><Styles>`, 1)
	book := read(t, data)
	s := book.Sheets[0]
	if !book.Date1904 || !book.Links || !s.Hidden || s.Rows[0].Hidden || !s.Rows[1].Hidden || s.Name != "评分表" {
		t.Errorf("book %v %v, sheet %+v", book.Date1904, book.Links, s)
	}
	want := []form.Range{{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 2, Col: 3}}}
	if diff := cmp.Diff(want, s.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
	cells := drafttest.Cells(book)
	if cells["D1"].Text != "2" || cells["D1"].Hidden || !cells["C2"].Hidden {
		t.Errorf("cells = %+v", cells)
	}
}

// TestEncodings: the first line names the encoding, and is not always right.
func TestEncodings(t *testing.T) {
	data := workbook("", `<Row><Cell><Data ss:Type="String">得分</Data></Cell></Row>`, "")
	data = strings.Replace(data, `version="1.0"`, `version="1.0" encoding="gb2312"`, 1)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"GBK": gbk, "UTF-8 in spite of it": data} {
		if got := drafttest.Cells(read(t, text))["A1"].Text; got != "得分" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestRefusals(t *testing.T) {
	whole := workbook("", `<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`, "")
	for name, c := range map[string]struct {
		data   string
		limits limit.Limits
		want   limit.Refusal
	}{
		"cut":         {whole[:len(whole)-30], limit.Limits{}, limit.Refusal{Code: "F01", Variant: "cut"}},
		"nothing":     {"", limit.Limits{}, limit.Refusal{Code: "F01", Variant: "cut"}},
		"definitions": {`<!DOCTYPE x [<!ENTITY a "b">]>` + whole, limit.Limits{}, limit.Refusal{Code: "F01"}},
		"nesting":     {strings.Repeat("<x>", 1000), limit.Limits{}, limit.Refusal{Code: "F01"}},
		"sheets":      {head + strings.Repeat(`<Worksheet ss:Name="a"/>`, 3) + "</Workbook>", limit.Limits{Sheets: 2}, limit.Refusal{Code: "F04", Variant: "sheets"}},
		"columns":     {strings.Replace(whole, "<Cell>", `<Cell ss:Index="999">`, 1), limit.Limits{Columns: 256}, limit.Refusal{Code: "F04", Variant: "columns"}},
	} {
		book, err := spreadsheetml.Read([]byte(c.data), c.limits)
		var got *limit.Refusal
		if !errors.As(err, &got) || book != nil || got.Code != c.want.Code || got.Variant != c.want.Variant {
			t.Errorf("%s: %v, %v; want %+v", name, book, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(workbook(`<Style ss:ID="a"><NumberFormat ss:Format="0.00"/></Style>`, `<Column ss:Hidden="1"/><Row ss:Index="2"><Cell ss:StyleID="a" ss:MergeDown="1" ss:Formula="=RC[1]*R1C1"><Data ss:Type="Number">1</Data></Cell></Row>`, ""))
	f.Fuzz(func(t *testing.T, data string) {
		book, err := spreadsheetml.Read([]byte(data), drafttest.Narrow)
		drafttest.Promises(t, book, err)
	})
}
