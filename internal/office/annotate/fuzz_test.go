package annotate_test

import (
	"testing"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

// FuzzMark patches packages whose sheet, styles and comments are anything.
// What comes out must read as what went in, and be patched once more.
func FuzzMark(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="2"><c r="C2" s="1"><v>1</v></c></row></sheetData></worksheet>`,
		`<styleSheet><fills><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CD"/><bgColor indexed="3"/></patternFill></fill></fills><cellXfs><xf/><xf fillId="0"/></cellXfs></styleSheet>`,
		`<comments><authors><author>甲</author></authors><commentList><comment ref="C2" authorId="0"><text><t>x【绩效科审核】y</t></text></comment></commentList></comments>`)
	f.Add(`<x:worksheet><x:cols><x:col min="1" max="3" style="1"/></x:cols><x:sheetData/></x:worksheet>`, `<styleSheet/>`, `<comments/>`)
	f.Add(`<worksheet><sheetData><row><c/><c r="B1"/></row><row r="1"/></sheetData><mergeCells><mergeCell ref="B2:D4"/></mergeCells><legacyDrawing r:id="rId7"/></worksheet>`,
		`<styleSheet><cellXfs count="x"/></styleSheet>`, `<comments><commentList/></comments>`)
	f.Fuzz(func(t *testing.T, sheetXML, styles, comments string) {
		data := sheettest.Package(t, sheetXML, map[string]string{"xl/styles.xml": styles, "xl/comments1.xml": comments,
			"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.xml"/></Relationships>`})
		limits := sheettest.Generous
		limits.Rows, limits.Columns = finding.MaxRow, finding.MaxCol
		book, err := sheet.Open("表.xlsx", data, limits)
		if err != nil {
			return
		}
		found := []finding.Finding{wrong("T03", finding.Error, "C2", "不对"), wrong("V01", finding.Warning, "A1", "空"), wrong("V01", finding.Info, "Z99", "空")}
		o := annotate.Options{Limits: ooxml.Limits{Entries: 99, Unzipped: 1 << 26}}
		for range 2 {
			if data, err = annotate.Mark(data, found, o); err != nil {
				return // what cannot be patched is written anew
			}
			sameCells(t, book, data)
		}
	})
}
