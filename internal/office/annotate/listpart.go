package annotate

import (
	"bytes"
	"fmt"

	"jixiao/rules/finding"
)

// part puts the sheet of the list together: rows frozen under their heads, and
// pages of A4 across, one page wide.
func (l *list) part(all []column, rows int) []byte {
	const around = 2 << 10 // what stands around rows and links
	var b bytes.Buffer
	b.Grow(l.rows.Len() + l.links.Len() + around)
	last := finding.ColumnName(len(all))
	b.WriteString(declaration + `<worksheet xmlns="` + l.book.namespace() + `">` +
		`<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="A1:%s%d"/>`, last, listHead+rows)
	l.views(&b)
	b.WriteString(`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range all {
		fmt.Fprintf(&b, `<col min="%[1]d" max="%[1]d" width="%[2]d" customWidth="1"/>`, i+1, c.width)
	}
	b.WriteString(`</cols><sheetData>`)
	b.Write(l.rows.Bytes())
	b.WriteString(`</sheetData><mergeCells count="1"><mergeCell ref="A1:` + last + `1"/></mergeCells>`)
	if l.links.Len() > 0 {
		b.WriteString(`<hyperlinks>`)
		b.Write(l.links.Bytes())
		b.WriteString(`</hyperlinks>`)
	}
	b.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
		`<headerFooter><oddFooter>` + escaped(finding.Text{ZH: "&C第 &P 页 共 &N 页", EN: "&C&P / &N"}.In(l.o.Lang)) + `</oddFooter></headerFooter></worksheet>`)
	return b.Bytes()
}

// views shows the list in every window of the workbook, unless another sheet
// stays open there.
func (l *list) views(b *bytes.Buffer) {
	selected := ` tabSelected="1"`
	if l.book.shown >= 0 || l.behind {
		selected = ""
	}
	b.WriteString(`<sheetViews>`)
	for i := range min(max(len(l.book.views), 1), mostViews) {
		fmt.Fprintf(b, `<sheetView%s workbookViewId="%d"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>`+
			`<selection pane="bottomLeft" activeCell="A%[4]d" sqref="A%[4]d"/></sheetView>`, selected, i, listHead, listHead+1)
	}
	b.WriteString(`</sheetViews>`)
}
