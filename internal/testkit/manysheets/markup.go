package manysheets

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
)

// sheet is the part that holds the cells.
func (k *skeleton) sheet(p *page) []byte {
	b := append(make([]byte, 0, 16<<10), k.head...)
	for row := 1; row < len(p.grid); row++ {
		name := strconv.Itoa(row)
		b = append(append(append(b, `<row r="`...), name...), `">`...)
		for column, c := range p.grid[row] {
			b = c.append(b, byte('A'+column), name)
		}
		b = append(b, "</row>"...)
	}
	return append(b, k.tail...)
}

// append adds the cell's markup, or nothing where nothing is to be told.
func (c cell) append(b []byte, column byte, row string) []byte {
	if c == (cell{}) {
		return b
	}
	b = append(append(append(b, `<c r="`...), column), row...)
	if c.style != 0 {
		b = strconv.AppendInt(append(b, `" s="`...), int64(c.style), 10)
	}
	if c.shared {
		b = append(b, `" t="s`...)
	}
	b = append(b, `">`...)
	if c.value != "" {
		b = append(append(append(b, "<v>"...), c.value...), "</v>"...)
	}
	return append(b, "</c>"...)
}

// sharedStrings is the part that holds the texts, each once.
func sharedStrings(p *page) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, xml.Header+`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%[1]d">`, len(p.strings))
	for _, s := range p.strings {
		b.WriteString("<si><t>")
		_ = xml.EscapeText(&b, []byte(s)) // a buffer takes all
		b.WriteString("</t></si>")
	}
	b.WriteString("</sst>")
	return b.Bytes()
}
