package htmltable_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/htmltable"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func read(t *testing.T, data string) *form.Workbook {
	t.Helper()
	book, err := htmltable.Read([]byte(data), limit.Limits{})
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return book
}

// values are the texts of the first table by address.
func values(t *testing.T, data string) map[string]string {
	t.Helper()
	m := map[string]string{}
	for ref, c := range drafttest.Cells(read(t, data)) {
		m[ref] = c.Text
	}
	return m
}

func TestTexts(t *testing.T) {
	for cell, want := range map[string]string{
		"<td>  项目 \n 编号 </td>":                      "项目 编号",
		"<td>一<br>二<br/>三</td>":                     "一\n二\n三",
		"<td><p>一</p><p>二</p></td>":                 "一\n二",
		"<td>a&amp;b&lt;c&#33;</td>":                "a&b<c!",
		"<td><b>粗</b><font color=red>体</font></td>": "粗体",
		"<td>看得见<script>alert('x')</script></td>":   "看得见",
		"<th>表头":                                     "表头",
		"<td>一<!-- 注 -->二</td>":                      "一二",
		"<td>&nbsp;91&nbsp;</td>":                    "\u00a091\u00a0",
		"<td><table><tr></tr></table>外</td>":         "外",
		`<td style="mso-number-format:'\@'">91</td>`: "91",
	} {
		got := values(t, "<html><table><tr>"+cell+"</tr></table></html>")
		if diff := cmp.Diff(map[string]string{"A1": want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cell, diff)
		}
	}
}

// TestSpans: cells step over what cells above them and beside them take.
func TestSpans(t *testing.T) {
	data := `<table><tr><td colspan=2>A1</td><td rowspan="3">C1</td></tr><tr><td>A2<td>B2<td>D2</tr><tr><td rowspan=2 colspan=2>A3</td></tr><tr><td>C4</td></tr></table>`
	want := map[string]string{"A1": "A1", "C1": "C1", "A2": "A2", "B2": "B2", "D2": "D2", "A3": "A3", "C4": "C4"}
	book := read(t, data)
	got := map[string]string{}
	for ref, c := range drafttest.Cells(book) {
		got[ref] = c.Text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	at := func(r1, c1, r2, c2 int) form.Range {
		return form.Range{From: finding.Ref{Row: r1, Col: c1}, To: finding.Ref{Row: r2, Col: c2}}
	}
	if diff := cmp.Diff([]form.Range{at(1, 1, 1, 2), at(1, 3, 3, 3), at(3, 1, 4, 2)}, book.Sheets[0].Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
}

func TestKinds(t *testing.T) {
	data := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {mso-style-parent:style0; mso-number-format:"0\.00";}
.xl66 {mso-number-format:"yyyy\0022年\0022m\0022月\0022";}
.xl67 {mso-number-format:"\@";}
.xl68 {mso-number-format:Percent;}
--></style></head><table><tr><td class=xl65 x:num="91.36">91.4</td><td class=xl66 x:num="45214">2023年10月</td><td class=xl67>001</td><td class=xl67>5</td>
<td class=xl68 x:num>0.9768</td><td>91.36</td><td>013001</td><td x:str>7</td><td x:err="#DIV/0!">#DIV/0!</td><td x:bool="TRUE">TRUE</td><td x:num="3" x:fmla="=SUM(A1:B1)">3</td><td>97.68%</td><td sdval="8205.5" sdnum="1033;0;#,##0.00">8,205.50</td></tr></table></html>`
	want := map[string]form.Cell{
		"A1": {Kind: form.Number, Text: "91.36", Format: "0.00"},
		"B1": {Kind: form.Number, Text: "45214", Format: `yyyy"年"m"月"`},
		"C1": {Kind: form.Text, Text: "001", Format: "@"},
		"D1": {Kind: form.Text, Text: "5", Format: "@"},
		"E1": {Kind: form.Number, Text: "0.9768", Format: "0.00%"},
		"F1": {Kind: form.Number, Text: "91.36"},
		"G1": {Kind: form.Text, Text: "013001"},
		"H1": {Kind: form.Text, Text: "7"},
		"I1": {Kind: form.Error, Text: "#DIV/0!"},
		"J1": {Kind: form.Bool, Text: "TRUE"},
		"K1": {Kind: form.Number, Text: "3", Formula: "SUM(A1:B1)"},
		"L1": {Kind: form.Text, Text: "97.68%"},
		"M1": {Kind: form.Number, Text: "8205.5", Format: "#,##0.00"},
	}
	for ref, c := range want {
		c.Ref, _ = finding.ParseRef(ref)
		want[ref] = c
	}
	if diff := cmp.Diff(want, drafttest.Cells(read(t, data))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTablesAreSheets: each table with a value, one within another too; those
// that only lay out the page are none.
func TestTablesAreSheets(t *testing.T) {
	data := `<html><!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>评分&amp;表</x:Name></x:ExcelWorksheet></xml><![endif]-->
<table><tr><td>&nbsp;<table><tr><td>里面</td></tr></table></td></tr></table><table><tr><td>第二</td></tr></table></html>`
	var got []string
	for _, s := range read(t, data).Sheets {
		got = append(got, s.Name+": "+s.Rows[0].Cells[0].Text)
	}
	if diff := cmp.Diff([]string{"评分&表: 里面", "Sheet2: 第二"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHidden(t *testing.T) {
	s := read(t, `<table><col><col style='display:none' span=2><tr style="display: none"><td>1<td>2</tr><tr><td>3<td>4</tr></table>`).Sheets[0]
	if !s.Rows[0].Hidden || s.Rows[1].Hidden || s.Rows[1].Cells[0].Hidden || !s.Rows[1].Cells[1].Hidden {
		t.Errorf("%+v", s.Rows)
	}
}

func TestEncodings(t *testing.T) {
	const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table><tr><td>得分</td></tr></table></body></html>`
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"GBK": gbk, "UTF-8 in spite of it": page, "marked": "\xef\xbb\xbf" + page} {
		if got := values(t, data)["A1"]; got != "得分" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data   string
		limits limit.Limits
		want   limit.Refusal
	}{
		"no table":  {"<html><p>通知</p></html>", limit.Limits{}, limit.Refusal{Code: "F03"}},
		"cut":       {"<html><table><tr><td>1", limit.Limits{}, limit.Refusal{Code: "F01", Variant: "cut"}},
		"nesting":   {strings.Repeat("<table><tr><td>", 50), limit.Limits{}, limit.Refusal{Code: "F01"}},
		"cells":     {"<table><tr><td>1<td>2<td>3</table>", limit.Limits{Cells: 2}, limit.Refusal{Code: "F04", Variant: "cells"}},
		"merges":    {"<table><tr><td colspan=2>1<td colspan=2>2</table>", limit.Limits{Merges: 1}, limit.Refusal{Code: "F04", Variant: "merges"}},
		"wide":      {"<table><tr>" + strings.Repeat("<td colspan=1000>", 20) + "</table>", limit.Limits{}, limit.Refusal{Code: "F04", Variant: "columns"}},
		"long text": {"<table><tr><td>" + strings.Repeat("x", 2<<20) + "</table>", limit.Limits{}, limit.Refusal{Code: "F04", Variant: "string_length"}},
		"covered":   {"<table><tr>" + strings.Repeat("<td colspan=1000 rowspan=65534>", 16) + strings.Repeat("<tr><td>", 60_000) + "</table>", limit.Limits{}, limit.Refusal{Code: "F04", Variant: "unzipped_size"}},
	} {
		book, err := htmltable.Read([]byte(c.data), c.limits)
		var got *limit.Refusal
		if !errors.As(err, &got) || book != nil || got.Code != c.want.Code || got.Variant != c.want.Variant {
			t.Errorf("%s: %v, %v; want %+v", name, book, err, c.want)
		}
	}
}

// TestUnclosedTable: pages whose tables are never closed are read when the
// page itself has an end.
func TestUnclosedTable(t *testing.T) {
	if got := values(t, "<html><body><table><tr><td>1<td>2</body></html>"); got["B1"] != "2" {
		t.Errorf("%v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<html><style>.a {mso-number-format:"\@";}</style><table><col span=2 hidden><tr><td class=a colspan=2 rowspan=2 x:num="1">1<br>2<td><table><tr><td>3</table></table></html>`)
	f.Fuzz(func(t *testing.T, data string) {
		book, err := htmltable.Read([]byte(data), drafttest.Narrow)
		drafttest.Promises(t, book, err)
	})
}
