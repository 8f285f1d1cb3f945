package sheettest

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// listHead is what stands above a list's rows.
const listHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
	`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
	`<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData>`

// listTexts is how many different texts a list names.
const listTexts = 5000

// List is a workbook with one sheet of rows by twelve columns, as Excel writes
// a payment list: a number, five texts that repeat, four amounts, a rate and a
// date.
func List(t testing.TB, rows int) []byte {
	t.Helper()
	others := map[string]string{"[Content_Types].xml": listTypes(), "xl/sharedStrings.xml": listStrings(), "xl/styles.xml": listStyles}
	return withStream(t, "xl/worksheets/sheet1.xml", others, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 64<<10)
		out.WriteString(listHead)
		var row []byte
		for r := 1; r <= rows; r++ {
			row = listRow(row[:0], r)
			out.Write(row)
		}
		out.WriteString("</sheetData></worksheet>")
		return out.Flush()
	})
}

func listRow(dst []byte, r int) []byte {
	noise := uint32(r) * 2654435761
	number := strconv.Itoa(r)
	dst = append(append(append(dst, `<row r="`...), number...), `" spans="1:12">`...)
	for c := range 12 {
		noise = noise*1664525 + 1013904223
		kind, value := ` s="1"><v>`, ""
		switch {
		case c == 0:
			value = number
		case c < 6:
			kind, value = ` t="s"><v>`, strconv.Itoa(int(noise>>8)%listTexts)
		case c < 10:
			value = fmt.Sprintf("%d.%02d", noise>>16, noise>>8%100)
		case c == 10:
			value = fmt.Sprintf("0.%d", 1000+noise>>19)
		default:
			kind, value = ` s="2"><v>`, strconv.Itoa(45000+int(noise>>24))
		}
		dst = append(append(append(dst, `<c r="`...), byte('A'+c)), number...)
		dst = append(append(append(append(dst, '"'), kind...), value...), `</v></c>`...)
	}
	return append(dst, "</row>"...)
}

// listTypes names the strings and styles, too: openpyxl finds them by that alone.
func listTypes() string {
	const ml = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	return strings.Replace(workbookTypes, "</Types>", `<Override PartName="/xl/sharedStrings.xml" ContentType="`+ml+`sharedStrings+xml"/>`+
		`<Override PartName="/xl/styles.xml" ContentType="`+ml+`styles+xml"/></Types>`, 1)
}

func listStrings() string {
	all := []byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for i := range listTexts {
		all = fmt.Appendf(all, "<si><t>钢城区第%d项目支出绩效评价资金</t></si>", i)
	}
	return string(append(all, "</sst>"...))
}

const listStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="14"/></cellXfs></styleSheet>`
