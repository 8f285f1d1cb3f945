package ods_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/ods"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// pack is a package of parts, in the order given.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := 0; i+1 < len(parts); i += 2 {
		part, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

const (
	head = `<?xml version="1.0" encoding="UTF-8"?><office:document-content>`
	tail = `</office:document-content>`
)

// content is the part with one sheet of these rows.
func content(styles, rows string) string {
	return head + `<office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:spreadsheet>` +
		`<table:table table:name="表">` + rows + `</table:table></office:spreadsheet></office:body>` + tail
}

func sheet(t *testing.T, styles, rows string) form.Sheet {
	t.Helper()
	book, err := ods.Read(pack(t, "content.xml", content(styles, rows)), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book.Sheets[0]
}

func cells(s form.Sheet) map[string]form.Cell {
	return drafttest.Cells(&form.Workbook{Sheets: []form.Sheet{s}})
}

func TestValues(t *testing.T) {
	for _, c := range []struct {
		cell string
		want form.Cell
	}{
		{`<table:table-cell office:value-type="float" office:value="91.36"><text:p>91.4</text:p></table:table-cell>`,
			form.Cell{Kind: form.Number, Text: "91.36"}},
		{`<table:table-cell office:value-type="percentage" office:value="0.9768"><text:p>97.68%</text:p></table:table-cell>`,
			form.Cell{Kind: form.Number, Text: "0.9768", Format: "0.00%"}},
		{`<table:table-cell office:value-type="currency" office:currency="CNY" office:value="8205.5"/>`,
			form.Cell{Kind: form.Number, Text: "8205.5"}},
		{`<table:table-cell office:value-type="date" office:date-value="2023-10-15"><text:p>10/15</text:p></table:table-cell>`,
			form.Cell{Kind: form.Number, Text: "45214", Format: "yyyy-mm-dd"}},
		{`<table:table-cell office:value-type="date" office:date-value="1023-10-15"/>`,
			form.Cell{Kind: form.Text, Text: "1023-10-15", Format: ""}},
		{`<table:table-cell office:value-type="time" office:time-value="PT06H00M00S"/>`,
			form.Cell{Kind: form.Number, Text: "0.25", Format: "[h]:mm:ss"}},
		{`<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>是</text:p></table:table-cell>`,
			form.Cell{Kind: form.Bool, Text: "TRUE"}},
		{`<table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>`,
			form.Cell{Kind: form.Error, Text: "#DIV/0!", Formula: "1/0"}},
		{`<table:table-cell office:value-type="string"><text:p>一<text:s text:c="2"/>二  三</text:p><text:p>四<text:line-break/>五</text:p></table:table-cell>`,
			form.Cell{Kind: form.Text, Text: "一  二 三\n四\n五"}},
		{`<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p></table:table-cell>`,
			form.Cell{Kind: form.Text, Text: "正文"}},
		{`<table:table-cell office:value-type="string"><text:p>a&amp;<text:span>b</text:span><text:a>c</text:a></text:p></table:table-cell>`,
			form.Cell{Kind: form.Text, Text: "a&bc"}},
		{`<table:table-cell table:formula="of:=SUM([.A1:.B2];[.$C$3])*2" office:value-type="float" office:value="6"/>`,
			form.Cell{Kind: form.Number, Text: "6", Formula: "SUM(A1:B2,$C$3)*2"}},
		{`<table:table-cell table:formula="of:=[.B1]"/>`,
			form.Cell{Formula: "B1"}},
	} {
		got := cells(sheet(t, "", `<table:table-row>`+c.cell+`</table:table-row>`))["A1"]
		c.want.Ref = finding.Ref{Row: 1, Col: 1}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.cell, diff)
		}
	}
}

// TestRepetitions: what is repeated stands there as often, and what is empty
// costs nothing however often it is.
func TestRepetitions(t *testing.T) {
	limits := limit.Limits{Rows: 3, Columns: 5, Cells: 5}
	rows := `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/></table:table-row>` +
		`<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
		`<table:table-row><table:table-cell table:number-columns-repeated="4"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`
	book, err := ods.Read(pack(t, "content.xml", content("", rows)), limits)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range book.Sheets[0].Rows {
		for _, c := range r.Cells {
			got = append(got, c.Ref.String())
		}
	}
	if diff := cmp.Diff([]string{"A1", "B1", "A2", "B2", "E1000003"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSheetProperties(t *testing.T) {
	styles := `<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>`
	rows := `<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>` +
		`<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="float" office:value="1"/>` +
		`<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="2"/></table:table-row>` +
		`<table:table-row-group table:display="false"><table:table-row><table:covered-table-cell/><table:covered-table-cell office:value-type="float" office:value="3"/></table:table-row></table:table-row-group>` +
		`<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="4"/></table:table-row>` +
		`<table:table-row><table:table-cell office:value-type="float" office:value="5"/></table:table-row>`
	text := strings.Replace(content(styles, rows), `table:name="表"`, `table:name="表" table:style-name="ta1"`, 1)
	book, err := ods.Read(pack(t, "content.xml", text, "Basic/Standard/Module1.xml", "<x/>"), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	if !s.Hidden || !book.Macros {
		t.Errorf("hidden %v, macros %v; want both", s.Hidden, book.Macros)
	}
	want := []form.Range{{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 3, Col: 2}}}
	if diff := cmp.Diff(want, s.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
	for i, hidden := range []bool{false, true, true, false} {
		if s.Rows[i].Hidden != hidden {
			t.Errorf("row %d hidden = %v", i+1, s.Rows[i].Hidden)
		}
	}
	if got := cells(s); got["A1"].Hidden || !got["C1"].Hidden || got["B2"].Text != "3" {
		t.Errorf("cells = %v", got)
	}
}

func TestFormats(t *testing.T) {
	style := func(number string) string {
		return number + `<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>` +
			`<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>`
	}
	for _, c := range []struct{ number, want string }{
		{`<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`, "#,##0.00"},
		{`<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-decimal-places="0" number:min-integer-digits="1"/></number:number-style>`, "0.##"},
		{`<number:number-style style:name="N1"><number:number number:min-integer-digits="1"/></number:number-style>`, ""},
		{`<number:number-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>分</number:text></number:number-style>`, `0.0"分"`},
		{`<number:percentage-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>`, "0.00%"},
		{`<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day number:style="long"/></number:date-style>`, `yyyy"年"m"月"dd`},
		{`<number:time-style style:name="N1" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/></number:time-style>`, `[h]":"mm`},
		{`<number:number-style style:name="N1P0"><number:number number:decimal-places="2" number:min-integer-digits="1"/></number:number-style>` +
			`<number:number-style style:name="N1"><number:text>-</number:text><number:number number:decimal-places="2" number:min-integer-digits="1"/><style:map style:condition="value()&gt;=0" style:apply-style-name="N1P0"/></number:number-style>`, `0.00;"-"0.00`},
		{`<number:text-style style:name="N1"><number:text-content/></number:text-style>`, "@"},
	} {
		rows := `<table:table-column table:default-cell-style-name="ce2"/><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>` +
			`<table:table-row><table:table-cell table:style-name="ce1" office:value-type="float" office:value="1"/></table:table-row>`
		got := cells(sheet(t, style(c.number), rows))
		if got["A1"].Format != c.want || got["A2"].Format != c.want {
			t.Errorf("formats %q and %q, want %q", got["A1"].Format, got["A2"].Format, c.want)
		}
	}
}

// TestCommonStyles: styles may also stand in a part of their own.
func TestCommonStyles(t *testing.T) {
	styles := `<office:document-styles><office:styles><number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"/></number:number-style>` +
		`<style:style style:name="分数" style:family="table-cell" style:data-style-name="N2"/></office:styles></office:document-styles>`
	row := `<table:table-row><table:table-cell table:style-name="分数" office:value-type="float" office:value="1"/></table:table-row>`
	book, err := ods.Read(pack(t, "content.xml", content("", row), "styles.xml", styles), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := cells(book.Sheets[0])["A1"].Format; got != "0.00" {
		t.Errorf("format = %q, want 0.00", got)
	}
}

func TestCalendarAndLinks(t *testing.T) {
	text := strings.Replace(content("", `<table:table-source/><table:table-row><table:table-cell office:value-type="date" office:date-value="1904-01-02"/></table:table-row>`),
		`<office:spreadsheet>`, `<office:spreadsheet><table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>`+
			`<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell/></table:previous></table:cell-content-change></table:tracked-changes>`, 1)
	text = strings.Replace(text, `</office:spreadsheet>`, `<table:table table:name="'file:///b.ods'#表"><table:table-row/></table:table></office:spreadsheet>`, 1)
	book, err := ods.Read(pack(t, "content.xml", text), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := cells(book.Sheets[0])["A1"].Text; !book.Date1904 || !book.Links || got != "1" || len(book.Sheets) != 1 {
		t.Errorf("1904 %v, links %v, A1 %q, %d sheets", book.Date1904, book.Links, got, len(book.Sheets))
	}
}

func TestRefusals(t *testing.T) {
	row := `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>`
	whole := pack(t, "content.xml", content("", ""))
	for name, c := range map[string]struct {
		data []byte
		want limit.Refusal
	}{
		"password": {pack(t, "META-INF/manifest.xml", `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`, "content.xml", "noise"),
			limit.Refusal{Code: "F02"}},
		"repeated values": {pack(t, "content.xml", content("", row)), limit.Refusal{Code: "F04", Variant: "cells"}},
		"no content":      {pack(t, "styles.xml", "<x/>"), limit.Refusal{Code: "F01"}},
		"broken markup":   {pack(t, "content.xml", head+`<office:body>`), limit.Refusal{Code: "F01"}},
		"definitions":     {pack(t, "content.xml", `<!DOCTYPE x [<!ENTITY a "b">]>`+content("", "")), limit.Refusal{Code: "F01"}},
		"nesting":         {pack(t, "content.xml", strings.Repeat("<x>", 1000)), limit.Refusal{Code: "F01"}},
		"one long text":   {pack(t, "content.xml", content("", `<table:table-row><table:table-cell><text:p>`+strings.Repeat("x", 5<<20)+`</text:p></table:table-cell></table:table-row>`)), limit.Refusal{Code: "F04", Variant: "unzipped_size"}},
		"one long tag":    {pack(t, "content.xml", head+`<a b="`+strings.Repeat("x", 5<<20)), limit.Refusal{Code: "F01"}},
		"many blanks":     {pack(t, "content.xml", content("", `<table:table-row><table:table-cell><text:p>`+strings.Repeat(`<text:s text:c="1000000"/>`, 3)+`</text:p></table:table-cell></table:table-row>`)), limit.Refusal{Code: "F04", Variant: "string_length"}},
		"no zip":          {whole[:40], limit.Refusal{Code: "F01"}},
	} {
		book, err := ods.Read(c.data, limit.Limits{})
		var got *limit.Refusal
		if !errors.As(err, &got) || book != nil || got.Kind != "ods" {
			t.Errorf("%s: %v, %v; want a refusal", name, book, err)
			continue
		}
		if got.Code != c.want.Code || got.Variant != c.want.Variant {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestLinkedRange: cells may stand for those of another file.
func TestLinkedRange(t *testing.T) {
	row := `<table:table-row><table:table-cell office:value-type="string"><table:cell-range-source table:name="a" xlink:href="b.ods"/><text:p>x</text:p></table:table-cell></table:table-row>`
	book, err := ods.Read(pack(t, "content.xml", content("", row)), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := cells(book.Sheets[0])["A1"].Text; !book.Links || got != "x" {
		t.Errorf("links %v, A1 %q", book.Links, got)
	}
}

// TestMarkupInPieces: neither an entity nor a character breaks where the window
// on the part ends, and a comment ends no word.
func TestMarkupInPieces(t *testing.T) {
	const times = 20_000
	text := strings.Repeat("绩&amp;<!-- -->效", times)
	row := `<table:table-row><table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell></table:table-row>`
	got := cells(sheet(t, "", row))["A1"].Text
	if got != strings.Repeat("绩&效", times) {
		t.Errorf("%d bytes", len(got))
	}
}

// TestLongExponent: a style may ask for a billion zeros.
func TestLongExponent(t *testing.T) {
	styles := `<number:number-style style:name="N1"><number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="9999999999"/></number:number-style>` +
		`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`
	row := `<table:table-row><table:table-cell table:style-name="ce1" office:value-type="float" office:value="1"/></table:table-row>`
	want := "0.00E+" + strings.Repeat("0", 30)
	if got := cells(sheet(t, styles, row))["A1"].Format; got != want {
		t.Errorf("format = %q, want %q", got, want)
	}
}
