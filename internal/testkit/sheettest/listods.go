package sheettest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"testing"
	"time"

	"jixiao/rules/form"
)

// ListODS is the same list as LibreOffice saves it.
func ListODS(t testing.TB, rows int) []byte {
	t.Helper()
	var part bytes.Buffer
	part.WriteString(odsHead)
	eachListRow(t, rows, func(cells []form.Cell) {
		part.WriteString(`<table:table-row table:style-name="ro1">`)
		for i, c := range cells {
			odsCell(&part, i, c)
		}
		part.WriteString(`</table:table-row>`)
	})
	part.WriteString(`</table:table></office:spreadsheet></office:body></office:document-content>`)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	add(t, w, "mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet"))
	add(t, w, "content.xml", part.Bytes())
	add(t, w, "META-INF/manifest.xml", []byte(odsManifest))
	must(t, w.Close())
	return buf.Bytes()
}

func odsCell(part *bytes.Buffer, i int, c form.Cell) {
	const cell = `<table:table-cell table:style-name="ce%d" office:value-type="%[2]s" office:%s="%s" calcext:value-type="%[2]s"><text:p>%s</text:p></table:table-cell>`
	switch {
	case i == dateColumn:
		days, _ := strconv.Atoi(c.Text)
		date := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days).Format(time.DateOnly)
		fmt.Fprintf(part, cell, 3, "date", "date-value", date, date)
	case c.Kind == form.Number:
		fmt.Fprintf(part, cell, 2, "float", "value", c.Text, c.Text)
	default:
		fmt.Fprintf(part, `<table:table-cell table:style-name="ce1" office:value-type="string" calcext:value-type="string"><text:p>%s</text:p></table:table-cell>`, c.Text)
	}
}

// dateColumn is the last one of a list.
const dateColumn = 11

// eachListRow visits the rows of List.
func eachListRow(t testing.TB, rows int, visit func([]form.Cell)) {
	t.Helper()
	for _, row := range Open(t, List(t, rows)).Sheets[0].Rows {
		visit(row.Cells)
	}
}

const odsHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
	`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:automatic-styles>` +
	`<number:number-style style:name="N4"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
	`<number:date-style style:name="N49"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>` +
	`<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default"/>` +
	`<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N4"/>` +
	`<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N49"/>` +
	`</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Sheet1" table:style-name="ta1"><table:table-column table:style-name="co1" table:number-columns-repeated="12" table:default-cell-style-name="Default"/>`

const odsManifest = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
	`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
