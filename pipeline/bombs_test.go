package pipeline_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
)

// Parts of the score sheet that bombs are put into.
const (
	stylesPart   = "xl/styles.xml"
	sheetPart    = "xl/worksheets/sheet1.xml"
	bookPart     = "xl/workbook.xml"
	bookRels     = "xl/_rels/workbook.xml.rels"
	sheetRels    = "xl/worksheets/_rels/sheet1.xml.rels"
	typesPart    = "[Content_Types].xml"
	stringsPart  = "xl/sharedStrings.xml"
	commentsPart = "xl/comments1.xml"
	vmlPart      = "xl/drawings/vmlDrawing1.vml"

	mainSpace     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relationType  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// relatedTo relates the sheet of a bomb to a part.
func relatedTo(kinds ...string) map[string]string {
	all := ""
	for i := 0; i < len(kinds); i += 2 {
		all += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="/%s"/>`, i/2+1, relationType, kinds[i], kinds[i+1])
	}
	return map[string]string{sheetRels: `<Relationships ` + relationSpace + `>` + all + `</Relationships>`}
}

// inStyles is a bomb in the styles.
func inStyles(name, at, text string) bomb {
	return bomb{name: name, part: stylesPart, at: at, text: text}
}

// inSheet is a bomb in the sheet.
func inSheet(name, at, text string) bomb {
	return bomb{name: name, part: sheetPart, at: at, text: text}
}

// inSection is a bomb that fills an element of the sheet that it does not have.
func inSection(name, element, text string) bomb {
	return bomb{name: name, part: sheetPart, at: "<pageMargins", head: "<" + element + ">", text: text, tail: "</" + element + ">"}
}

// besides is a bomb in a part of its own, to which the sheet may lead.
func besides(name, part, head, text, tail string, relation string) bomb {
	b := bomb{name: name, part: part, head: head, text: text, tail: tail}
	if relation != "" {
		b.parts = relatedTo(relation, part)
	}
	return b
}

const commentsHead = `<comments ` + mainSpace + `><authors><author>甲</author></authors><commentList>`

// bombs are all kinds of them.
func bombs() []bomb {
	return slices.Concat(inTheStyles(), inThePackage(), inTheSheet(), inOtherParts(), inManyPieces(), inZip(), inODS(), inOtherTypes())
}

func inTheStyles() []bomb {
	return []bomb{
		inStyles("cell styles", "</cellXfs>", `<xf/>`),
		inStyles("cell styles with a format", "</cellXfs>", `<xf numFmtId="164"/>`),
		inStyles("named styles", "</cellStyleXfs>", `<xf/>`),
		inStyles("fonts", "</fonts>", `<font/>`),
		inStyles("fills", "</fills>", `<fill/>`),
		inStyles("marked fills", "</fills>", `<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CD"/><bgColor rgb="FF123456"/></patternFill></fill>`),
		inStyles("borders", "</borders>", `<border/>`),
		inStyles("number formats", "</numFmts>", `<numFmt numFmtId="165" formatCode="0.0"/>`),
		{name: "number formats, each another", write: manyFormats},
		{name: "differential formats", part: stylesPart, at: "</styleSheet>", head: "<dxfs>", text: "<dxf/>", tail: "</dxfs>"},
		{name: "sections of styles", part: stylesPart, at: "</styleSheet>", text: "<a/>"},
		{name: "extensions of styles", part: stylesPart, at: "</styleSheet>", head: "<extLst>", text: "<ext/>", tail: "</extLst>"},
	}
}

func inThePackage() []bomb {
	return []bomb{
		{name: "content types", part: typesPart, at: "</Types>", text: `<Override PartName="/a" ContentType="b"/>`},
		{name: "content types by extension", part: typesPart, at: "</Types>", text: `<Default Extension="a" ContentType="b"/>`},
		{name: "content types without name", part: typesPart, at: "</Types>", text: `<a/>`},
		{name: "relations of the workbook", part: bookRels, at: "</Relationships>", text: `<Relationship Id="a" Target="b"/>`},
		{name: "relations of the package", part: "_rels/.rels", at: "</Relationships>", text: `<Relationship/>`},
		besides("relations of the sheet", sheetRels, `<Relationships `+relationSpace+`>`, `<Relationship Id="a" Target="b"/>`, `</Relationships>`, ""),
		{name: "sheets of cells", part: bookPart, at: "</sheets>", text: `<sheet name="a" xmlns:r="r" r:id="rId1"/>`},
		{name: "sheets without a part", part: bookPart, at: "</sheets>", text: `<sheet/>`},
		{name: "sheets that are charts", part: bookPart, at: "</sheets>", text: `<sheet xmlns:r="r" r:id="c"/>`,
			into: []insertion{{bookRels, "</Relationships>", `<Relationship Id="c" Type="` + relationType + `chartsheet" Target="c.xml"/>`}}},
		{name: "defined names", part: bookPart, at: "<definedNames/>", head: "<definedNames>", text: `<definedName/>`, tail: "</definedNames>"},
		{name: "defined names with a place", part: bookPart, at: "<definedNames/>", head: "<definedNames>", text: `<definedName name="a">b</definedName>`, tail: "</definedNames>"},
		{name: "windows of the workbook", part: bookPart, at: "</bookViews>", text: `<workbookView/>`},
		{name: "pivot caches", part: bookPart, at: "</workbook>", head: "<pivotCaches>", text: `<pivotCache/>`, tail: "</pivotCaches>"},
		{name: "external links", part: bookPart, at: "<definedNames/>", head: "<externalReferences>", text: `<externalReference/>`, tail: "</externalReferences>"},
	}
}

func inTheSheet() []bomb {
	return []bomb{
		inSheet("columns", "</cols>", `<col/>`),
		inSheet("hidden columns", "</cols>", `<col min="9" max="9" hidden="1" style="3"/>`),
		inSheet("rows", "</sheetData>", `<row/>`),
		inSheet("hidden rows", "</sheetData>", `<row r="40" hidden="1"/>`),
		{name: "hidden rows, each another", write: manyRows},
		inSheet("cells without value", "</sheetData>", `<row><c s="3"/><c/></row>`),
		inSheet("cells without value in one row", "</row></sheetData>", `<c/>`),
		inSheet("cells with a number", "</sheetData>", `<row><c><v>1</v></c><c><v>2</v></c></row>`),
		inSheet("full rows of numbers", "</sheetData>", "<row>"+strings.Repeat(`<c><v>1</v></c>`, 200)+"</row>"),
		inSheet("full rows of texts", "</sheetData>", "<row>"+strings.Repeat(`<c t="inlineStr"><is><t>甲</t></is></c>`, 200)+"</row>"),
		inSheet("full rows of formulas", "</sheetData>", "<row>"+strings.Repeat(`<c><f>A1+1</f></c>`, 200)+"</row>"),
		inSheet("full rows of long texts", "</sheetData>", "<row>"+strings.Repeat(`<c t="inlineStr"><is><t>`+strings.Repeat("甲", 300)+`</t></is></c>`, 20)+"</row>"),
		inSheet("cells with a text", "</sheetData>", `<row><c t="inlineStr"><is><t>甲</t></is></c></row>`),
		inSheet("cells with a formula", "</sheetData>", `<row><c><f>A1+1</f><v>1</v></c></row>`),
		inSheet("cells with a shared formula", "</sheetData>", `<row><c><f t="shared" si="1">A1</f></c></row>`),
		inSheet("cells in disorder", "</sheetData>", `<row r="60"><c><v>1</v></c></row><row r="50"><c><v>2</v></c></row>`),
		inSheet("runs of a text", "</sheetData>", `<row><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>`),
		{name: "runs of one text", part: sheetPart, at: "</sheetData>", head: `<row><c t="inlineStr"><is>`, text: `<r><t/></r>`, tail: `</is></c></row>`},
		{name: "one long text", part: sheetPart, at: "</sheetData>", head: `<row><c t="inlineStr"><is><t>`, text: `a`, tail: `</t></is></c></row>`},
		{name: "one long value", part: sheetPart, at: "</sheetData>", head: `<row><c><v>`, text: `1`, tail: `</v></c></row>`},
		inSheet("merged cells", "</mergeCells>", `<mergeCell ref="J40:K41"/>`),
		inSheet("merged cells of one", "</mergeCells>", `<mergeCell ref="J40"/>`),
		inSheet("sheet data", "<pageMargins", `<sheetData/>`),
		inSection("conditional formats", "conditionalFormatting", `<cfRule/>`),
		inSheet("sections of conditional formats", "<pageMargins", `<conditionalFormatting/>`),
		inSection("validations", "dataValidations", `<dataValidation/>`),
		inSection("links", "hyperlinks", `<hyperlink/>`),
		inSection("breaks", "rowBreaks", `<brk/>`),
		inSection("extensions", "extLst", `<ext/>`),
		inSection("controls", "controls", `<control/>`),
		inSheet("views", "</sheetViews>", `<sheetView tabSelected="1"/>`),
		inSheet("selections", "</sheetView>", `<selection/>`),
		inSheet("comments of markup", "<pageMargins", `<!---->`),
		inSheet("instructions", "<pageMargins", `<?a?>`),
		inSheet("literal text", "<pageMargins", `<![CDATA[a]]>`),
		inSheet("blanks", "<pageMargins", ` `),
		inSheet("entities", "<pageMargins", `&#65;`),
		{name: "attributes of one tag", part: sheetPart, at: "<pageMargins", head: "<a", text: ` b="c"`, tail: "/>"},
		{name: "one long attribute", part: sheetPart, at: "<pageMargins", head: `<a b="`, text: `c`, tail: `"/>`},
		inSheet("many attributes", "<pageMargins", `<a`+strings.Repeat(` b=""`, 1000)+`/>`),
		inSheet("elements inside each other", "<pageMargins", `<a>`),
		inSheet("elements deep inside each other", "<pageMargins", strings.Repeat("<a>", 60)+strings.Repeat("</a>", 60)),
	}
}

func inOtherParts() []bomb {
	return []bomb{
		besides("shared texts", stringsPart, `<sst `+mainSpace+`>`, `<si><t>a</t></si>`, `</sst>`, ""),
		besides("empty shared texts", stringsPart, `<sst `+mainSpace+`>`, `<si/>`, `</sst>`, ""),
		besides("reading aids", stringsPart, `<sst `+mainSpace+`><si><t>a</t>`, `<rPh sb="0" eb="1"><t>a</t></rPh>`, `</si></sst>`, ""),
		besides("runs of a shared text", stringsPart, `<sst `+mainSpace+`><si>`, `<r><t/></r>`, `</si></sst>`, ""),
		besides("comments", commentsPart, commentsHead, `<comment ref="B2" authorId="0"><text><t>a</t></text></comment>`, `</commentList></comments>`, "comments"),
		besides("empty comments", commentsPart, commentsHead, `<comment/>`, `</commentList></comments>`, "comments"),
		besides("authors", commentsPart, `<comments `+mainSpace+`><authors>`, `<author/>`, `</authors><commentList/></comments>`, "comments"),
		besides("pieces of a comment", commentsPart, commentsHead+`<comment ref="B2" authorId="0"><text>`, `<r><t/></r>`, `</text></comment></commentList></comments>`, "comments"),
		shapes(),
		besides("drawings", "xl/drawings/drawing1.xml", `<d>`, `<a/>`, `</d>`, "drawing"),
		besides("tables", "xl/tables/table1.xml", `<table>`, `<tableColumn/>`, `</table>`, "table"),
		besides("printer settings", "xl/printerSettings/printerSettings1.bin", "", "a", "", "printerSettings"),
		besides("calculation chain", "xl/calcChain.xml", `<calcChain>`, `<c r="A1"/>`, `</calcChain>`, ""),
		besides("an external workbook", "xl/externalLinks/externalLink1.xml", `<externalLink>`, `<sheetName/>`, `</externalLink>`, ""),
		besides("pivot records", "xl/pivotCache/pivotCacheRecords1.xml", `<a>`, `<r/>`, `</a>`, ""),
		{name: "theme", part: "xl/theme/theme1.xml", at: "</a:theme>", text: `<a/>`},
		{name: "properties", part: "docProps/app.xml", at: "</Properties>", text: `<a/>`},
		besides("a picture", "xl/media/image1.png", "", "\x00", "", ""),
	}
}

func inManyPieces() []bomb {
	return []bomb{
		{name: "shared formulas, each another", write: manyShared},
		{name: "sheets that are one part", write: manySheets},
		{name: "rows of a table, each with mistakes", write: manyMistakes},
	}
}

func inZip() []bomb {
	return []bomb{
		{name: "entries of the zip", write: manyEntries},
		{name: "entries with long names", write: longNames},
	}
}

func inODS() []bomb {
	return []bomb{
		odsBomb("ods: cells", `<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`),
		odsBomb("ods: empty rows", `<table:table-row/>`),
		odsBomb("ods: repeated rows", `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="200"/></table:table-row>`),
		odsBomb("ods: covered cells", `<table:table-row><table:covered-table-cell/></table:table-row>`),
		odsBomb("ods: columns", `<table:table-column table:visibility="collapse"/>`),
		odsBomb("ods: merged cells", `<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell></table:table-row>`),
		odsStyles("ods: styles", `<style:style style:name="a" style:family="table-cell" style:data-style-name="b"/>`),
		odsStyles("ods: number styles", `<number:number-style style:name="a"><number:number/></number:number-style>`),
		odsBomb("ods: paragraphs", `<table:table-row><table:table-cell office:value-type="string"><text:p/><text:p/></table:table-cell></table:table-row>`),
	}
}

func inOtherTypes() []bomb {
	return []bomb{
		plain("text: lines", ".csv", "", "1,2\n"),
		plain("text: columns", ".csv", "编号,得分\n", ","),
		plain("text: one quoted value", ".csv", "编号,得分\n\"", "a"),
		plain("page: cells", ".xls", "<html><table>", "<tr><td>1<td>2"),
		plain("page: widths", ".xls", "<html><table>", `<tr><td colspan="9999" rowspan="9999">1`),
		plain("page: styles", ".xls", "<html><style>", ".a{mso-number-format:0}"),
		plain("page: tables", ".xls", "<html>", "<table><tr><td>1</table>"),
		plain("page: tags", ".xls", "<html><table>", "<a>"),
		plain("xml: cells", ".xls", spreadsheetHead+`<Worksheet ss:Name="a"><Table>`, `<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`),
		plain("xml: rows", ".xls", spreadsheetHead+`<Worksheet ss:Name="a"><Table>`, `<Row/>`),
		plain("xml: styles", ".xls", spreadsheetHead+`<Styles>`, `<Style ss:ID="a"><NumberFormat ss:Format="0"/></Style>`),
		plain("xml: names", ".xls", spreadsheetHead+`<Names>`, `<NamedRange ss:Name="a" ss:RefersTo="b"/>`),
		biff("xls: cell styles", 0x00E0, 4),
		biff("xls: formats", 0x041E, 8),
		biff("xls: sheets", 0x0085, 8),
		biff("xls: unknown", 0x0001, 0),
	}
}

func shapes() bomb {
	b := besides("shapes of comments", vmlPart, `<xml xmlns:v="urn:schemas-microsoft-com:vml">`, `<v:shape><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`, `</xml>`, "vmlDrawing")
	b.into = []insertion{{sheetPart, "</worksheet>", `<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>`}}
	return b
}

// workbookOf is a workbook whose sheet or styles are other in every item.
func numbered(part, at, format string) func(io.Writer, int) error {
	return func(w io.Writer, size int) error {
		var all strings.Builder
		for n := 40; all.Len() < size/8; n++ { // each takes its place, so it may be less
			fmt.Fprintf(&all, format, n)
		}
		return bomb{part: part, at: at, head: all.String(), text: " "}.workbook(w, 0)
	}
}

func manyFormats(w io.Writer, size int) error {
	return numbered(stylesPart, "</numFmts>", `<numFmt numFmtId="%[1]d" formatCode="0.0&quot;%[1]d&quot;"/>`)(w, size)
}

func manyRows(w io.Writer, size int) error {
	return numbered(sheetPart, "</sheetData>", `<row r="%d" hidden="1"/>`)(w, size)
}

func manyShared(w io.Writer, size int) error {
	return numbered(sheetPart, "</sheetData>", `<row><c><f t="shared" si="%d">A1</f></c></row>`)(w, size)
}

// manySheets names one sheet many times, which has as many rows as are kept as
// cells, and as many columns as there may be.
func manySheets(w io.Writer, size int) error {
	const most, rows, columns = 48, 4000, 250
	row := `<row>` + strings.Repeat(`<c><v>1</v></c>`, columns) + `</row>`
	return bomb{part: sheetPart, at: "</sheetData>", text: row, into: []insertion{{bookPart, "</sheets>",
		strings.Repeat(`<sheet name="a" xmlns:r="r" r:id="rId1"/>`, most)}}}.workbook(w, min(size/8, rows*len(row)))
}

// manyMistakes is a table of which every value is wrong.
func manyMistakes(w io.Writer, size int) error {
	const mostRows, first = 9_900, 9
	var rows strings.Builder
	wrong := `<c t="inlineStr"><is><t>错</t></is></c>`
	for n := first; n < first+min(mostRows, size/512); n++ {
		fmt.Fprintf(&rows, `<row r="%[1]d"><c r="A%[1]d"><v>%[2]d</v></c><c t="inlineStr"><is><t>A-01</t></is></c>%[3]s</row>`,
			n, n-first+5, strings.Repeat(wrong, 9))
	}
	return bomb{file: "整改情况报告表.xlsx", part: sheetPart, at: `<row r="9"`, upTo: "</sheetData>", head: rows.String(), text: " "}.workbook(w, 0)
}

func manyEntries(w io.Writer, size int) error { return entries(w, 1990, "a") }

func longNames(w io.Writer, size int) error { return entries(w, 1990, strings.Repeat("a", 11_000)) }

func entries(w io.Writer, n int, name string) error {
	b := bomb{part: stylesPart, at: "</cellXfs>", text: " ", parts: map[string]string{}}
	for i := range n {
		b.parts[fmt.Sprintf("%s%d", name, i)] = ""
	}
	return b.workbook(w, 0)
}

const (
	odsHead = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">`
	spreadsheetHead = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">`
)

func odsBomb(name, text string) bomb {
	return ods(name, odsHead+`<office:body><office:spreadsheet><table:table table:name="a">`, text,
		`</table:table></office:spreadsheet></office:body></office:document-content>`)
}

func odsStyles(name, text string) bomb {
	return ods(name, odsHead+`<office:automatic-styles>`, text, `</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="a">`+
		`<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`)
}

func ods(name, head, text, tail string) bomb {
	return bomb{name: name, ext: ".ods", write: func(w io.Writer, size int) error {
		out := ooxml.NewWriter(w)
		if err := out.Write("mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet")); err != nil {
			return err
		}
		if err := joinRepeated(out, "content.xml", head, text, tail, size); err != nil {
			return err
		}
		return out.Close()
	}}
}

// mostUnpacked is how large a file may be that is not packed.
const mostUnpacked = 48 << 20

func plain(name, ext, head, text string) bomb {
	return bomb{name: name, ext: ext, write: func(w io.Writer, size int) error {
		_, err := io.WriteString(w, head)
		block := strings.Repeat(text, max(1<<20/len(text), 1))
		for left := min(size, mostUnpacked); err == nil && left > 0; left -= len(block) {
			_, err = io.WriteString(w, block)
		}
		return err
	}}
}

// biff is a bare stream of an old workbook's records.
func biff(name string, id uint16, length int) bomb {
	record := func(id uint16, body []byte) []byte {
		b := binary.LittleEndian.AppendUint16(nil, id)
		return append(binary.LittleEndian.AppendUint16(b, uint16(len(body))), body...)
	}
	return plain(name, ".xls", string(record(0x0809, []byte{0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})), string(record(id, make([]byte, length))))
}
