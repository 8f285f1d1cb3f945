package main

// Sizes are those of GB/T 9704: A4, margins of 37, 35, 28 and 26 mm, 22 lines of 28
// characters. Twips are twentieths of a point.
const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	ns      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`

	rootRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	relations     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>` +
		`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/></Relationships>`

	settings = `<w:settings ` + ns + `><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

	documentHead = `<w:document ` + ns + `><w:body>`

	section = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>`

	borders = `<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>`
)

// footer is the number of the page, at the outer side of the sheet.
func footer(align, indent string) string {
	const look = `<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>`
	return `<w:ftr ` + ns + `><w:p><w:pPr><w:snapToGrid w:val="0"/><w:ind w:` + indent + `="100" w:` + align + `="280"/><w:jc w:val="` + align + `"/></w:pPr>` +
		`<w:r>` + look + `<w:t xml:space="preserve">— </w:t></w:r><w:r>` + look + `<w:fldChar w:fldCharType="begin"/></w:r><w:r>` + look + `<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>` + look + `<w:fldChar w:fldCharType="separate"/></w:r><w:r>` + look + `<w:t>1</w:t></w:r><w:r>` + look + `<w:fldChar w:fldCharType="end"/></w:r><w:r>` + look + `<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
}

// styles are the kinds of paragraph of an official paper.
var styles = `<w:styles ` + ns + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>` +
	style("Title", "Title", `<w:spacing w:before="0" w:after="579" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>`, `<w:rFonts w:eastAsia="方正小标宋_GBK"/><w:sz w:val="44"/>`) +
	style("To", "主送", lines+`<w:jc w:val="left"/>`, "") +
	style("Body", "公文正文", lines+indented, "") +
	style("Last", "末段", `<w:keepNext/><w:keepLines/>`+lines+indented, "") +
	style("H1", "heading 1", `<w:keepNext/>`+lines+indented+`<w:outlineLvl w:val="0"/>`, `<w:rFonts w:eastAsia="黑体"/>`) +
	// Set from the left: LibreOffice leaves a full stop out that would hang over the
	// end of a line that is set to both sides.
	style("H2", "heading 2", `<w:keepNext/>`+lines+indented+`<w:jc w:val="left"/><w:outlineLvl w:val="1"/>`, "") +
	style("Annexes", "附件说明", `<w:keepNext/><w:keepLines/>`+lines+`<w:ind w:left="1920" w:hanging="1280"/><w:jc w:val="left"/>`, "") +
	style("AnnexNext", "附件说明续", `<w:keepNext/><w:keepLines/>`+lines+`<w:ind w:left="1920" w:hanging="320"/><w:jc w:val="left"/>`, "") +
	style("Bureau", "落款单位", `<w:keepNext/>`+lines+closing, "") +
	style("Signed", "落款", `<w:keepLines/>`+lines+closing, "") +
	style("Annex", "附件", `<w:keepNext/>`+lines+`<w:jc w:val="left"/>`, `<w:rFonts w:eastAsia="黑体"/>`) +
	style("TableTitle", "表标题", `<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="579" w:lineRule="exact"/><w:jc w:val="center"/>`, `<w:rFonts w:eastAsia="方正小标宋_GBK"/><w:sz w:val="36"/>`) +
	style("TableNote", "表注", `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:line="360" w:lineRule="exact"/><w:jc w:val="right"/>`, `<w:sz w:val="24"/>`) +
	style("TableHead", "表头", `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="exact"/><w:jc w:val="center"/>`, `<w:rFonts w:eastAsia="黑体"/><w:sz w:val="24"/>`) +
	style("TableText", "表文", `<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="exact"/>`, `<w:sz w:val="24"/>`) +
	`</w:styles>`

const (
	lines = `<w:spacing w:line="579" w:lineRule="exact"/>`
	// closing has a bureau's name and the day in the middle of where a day ends four
	// characters before the margin.
	closing  = `<w:ind w:left="4044"/><w:jc w:val="center"/>`
	indented = `<w:ind w:firstLine="640" w:firstLineChars="200"/>`
)

func style(id, name, paragraph, run string) string {
	return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:pPr>` + paragraph + `</w:pPr><w:rPr>` + run + `</w:rPr></w:style>`
}
