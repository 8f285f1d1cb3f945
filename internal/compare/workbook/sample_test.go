package workbook

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

const (
	types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	main      = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	kind      = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// sample is the parts of a small workbook that says one of everything.
func sample() map[string]string {
	return map[string]string{
		"[Content_Types].xml": types,
		"_rels/.rels": `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		"docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:xsi="x"><dc:title>总表</dc:title><dc:creator>jixiao</dc:creator></cp:coreProperties>`,
		"xl/workbook.xml": `<workbook ` + main + `><bookViews><workbookView activeTab="0"/></bookViews>` +
			`<sheets><sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/></sheets>` +
			`<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1:$C$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">甲!$1:$1</definedName>` +
			`<definedName name="等级">"优"</definedName></definedNames><calcPr fullCalcOnLoad="1"/></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + kind + `worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="` + kind + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId4" Type="` + kind + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst ` + main + `><si><t>单位</t></si><si><t>金额</t></si></sst>`,
		"xl/styles.xml": `<styleSheet ` + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>` +
			`<fonts><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="12"/><color rgb="FFC00000"/><name val="黑体"/></font></fonts>` +
			`<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>` +
			`<borders><border/><border><left style="thin"><color rgb="FFA6A6A6"/></left><right style="thin"/></border></borders>` +
			`<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" wrapText="1"/><protection locked="0"/></xf></cellXfs>` +
			`<dxfs><dxf><fill><patternFill><bgColor rgb="FFFDE9E7"/></patternFill></fill></dxf></dxfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + main + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:C3"/>` +
			`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
			`<cols><col min="1" max="2" width="20" customWidth="1"/></cols>` +
			`<sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>` +
			`<row r="2"><c r="A2" t="inlineStr"><is><t>民政局</t></is></c><c r="B2" s="1"><v>12.50</v></c></row><row r="3"><c r="B3"><f>SUM(B2:B2)</f><v>12.5</v></c></row></sheetData>` +
			`<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:B2"/><mergeCells><mergeCell ref="A5:B5"/></mergeCells>` +
			`<conditionalFormatting sqref="B2:B9"><cfRule type="expression" dxfId="0" priority="1"><formula>B2&lt;0</formula></cfRule></conditionalFormatting>` +
			`<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" error="请从列表中选择" sqref="C2:C9"><formula1>"优,良"</formula1></dataValidation></dataValidations>` +
			`<hyperlinks><hyperlink ref="A2" location="乙!A1" tooltip="明细"/></hyperlinks><printOptions horizontalCentered="1"/>` +
			`<pageMargins left="0.4" right="0.4" top="0.70" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
			`<headerFooter><oddHeader>&amp;L总表</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter><drawing r:id="rId1"/></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kind + `drawing" Target="../drawings/drawing1.xml"/>` +
			`<Relationship Id="rId2" Type="` + kind + `comments" Target="../comments1.xml"/></Relationships>`,
		"xl/comments1.xml":         `<comments ` + main + `><authors><author>绩效科</author></authors><commentList><comment ref="B2" authorId="0"><text><t>多 1</t></text></comment></commentList></comments>`,
		"xl/worksheets/sheet2.xml": `<worksheet ` + main + `><sheetData/></worksheet>`,
		"xl/drawings/drawing1.xml": `<xdr:wsDr xmlns:xdr="x" xmlns:c="c" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><xdr:oneCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:ext cx="100" cy="200"/>` +
			`<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图一"/></xdr:nvGraphicFramePr><c:chart r:id="rId1"/></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
		"xl/drawings/_rels/drawing1.xml.rels": `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kind + `chart" Target="../charts/chart1.xml"/></Relationships>`,
		"xl/charts/chart1.xml": `<chartSpace xmlns="c" xmlns:a="a"><chart><title><tx><rich><a:p><a:r><a:t>等级分布</a:t></a:r></a:p></rich></tx></title>` +
			`<plotArea><barChart><ser><cat><strRef><f>甲!$A$2:$A$3</f></strRef></cat><val><numRef><f>甲!$B$2:$B$3</f></numRef></val></ser><axId val="7001"/><axId val="7002"/></barChart><valAx><axId val="7001"/><crossAx val="7002"/></valAx></plotArea>` +
			`<legend><legendPos val="r"/></legend></chart></chartSpace>`,
	}
}

// packed is the workbook of these parts.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// changed is the sample with one text of a part replaced by another.
func changed(t *testing.T, part, old, new string) map[string]string {
	t.Helper()
	parts := sample()
	if strings.Count(parts[part], old) == 0 {
		t.Fatalf("part %s does not hold %s", part, old)
	}
	parts[part] = strings.Replace(parts[part], old, new, 1)
	return parts
}
