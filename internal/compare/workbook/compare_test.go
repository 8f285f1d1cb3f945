package workbook

import (
	"slices"
	"testing"

	"jixiao/internal/compare/difference"
)

const (
	bookPart   = "xl/workbook.xml"
	stylePart  = "xl/styles.xml"
	sheetPart  = "xl/worksheets/sheet1.xml"
	chartPart  = "xl/charts/chart1.xml"
	anchorPart = "xl/drawings/drawing1.xml"
)

// TestEveryAspectIsSeen changes one thing after the other.
func TestEveryAspectIsSeen(t *testing.T) {
	for _, c := range []struct{ part, old, new, cell, what string }{
		{sheetPart, "民政局", "财政局", "A2", "value"},
		{"xl/sharedStrings.xml", "单位", "部门", "A1", "value"},
		{sheetPart, "<v>12.50</v>", "<v>12.5</v>", "B2", "value"},
		{sheetPart, `<c r="B2" s="1"><v>12.50</v>`, `<c r="B2" s="1" t="str"><v>12.50</v>`, "B2", "value kind"},
		{sheetPart, `<c r="A2" t="inlineStr"><is><t>民政局</t></is></c>`, "", "A2", "value"},
		{sheetPart, "SUM(B2:B2)", "SUM(B2:B1)", "B3", "formula"},
		{sheetPart, "<f>SUM(B2:B2)</f>", "", "B3", "formula"},
		{sheetPart, "<v>12.5</v>", "", "B3", "stored result"},
		{sheetPart, "<t>民政局</t>", "<r><rPr><b/></rPr><t>民政局</t></r>", "A2", "rich text"},
		{stylePart, "#,##0.00", "#,##0.0", "B2", "number format"},
		{stylePart, `<sz val="12"/>`, `<sz val="13"/>`, "B2", "font sz"},
		{stylePart, "<b/>", "", "A1", "font b"},
		{stylePart, "黑体", "楷体", "A1", "font name"},
		{stylePart, "FFC00000", "FFC00001", "A1", "font color"},
		{stylePart, "FFDCE6F1", "FFDCE6F2", "A1", "fill colour"},
		{stylePart, `patternType="solid"`, `patternType="gray125"`, "A1", "fill pattern"},
		{stylePart, `<right style="thin"/>`, `<right style="thick"/>`, "A1", "border right"},
		{stylePart, "FFA6A6A6", "FF000000", "A1", "border left"},
		{stylePart, `horizontal="center"`, `horizontal="left"`, "A1", "alignment horizontal"},
		{stylePart, ` wrapText="1"`, "", "A1", "alignment wrapText"},
		{stylePart, `<protection locked="0"/>`, "", "A1", "protection locked"},
		{stylePart, `<sz val="11"/>`, `<sz val="10"/>`, "", "default font sz"},
		{sheetPart, `width="20"`, `width="21"`, "B", "column width"},
		{sheetPart, `width="20"`, `width="20" hidden="1"`, "A", "column hidden"},
		{sheetPart, `ht="30"`, `ht="31"`, "row 1", "row height"},
		{sheetPart, `ht="30" customHeight="1"`, `ht="30"`, "row 1", "row customHeight"},
		{sheetPart, "A5:B5", "A5:C5", "A5:C5", "merged"},
		{sheetPart, `type="list" allow`, `type="whole" allow`, "C2:C9", "validation"},
		{sheetPart, "优,良", "优,差", "C2:C9", "validation formula1"},
		{sheetPart, "请从列表中选择", "请选择", "C2:C9", "validation error"},
		{sheetPart, ` showErrorMessage="1"`, "", "C2:C9", "validation showErrorMessage"},
		{sheetPart, "B2&lt;0", "B2&lt;1", "B2:B9", "condition 1 formula"},
		{stylePart, "FFFDE9E7", "FFFFFFFF", "B2:B9", "condition 1 fill background"},
		{sheetPart, `<autoFilter ref="A1:B2"/>`, "", "", "autofilter ref"},
		{sheetPart, `ySplit="1" topLeftCell="A2"`, `ySplit="2" topLeftCell="A3"`, "", "view sheetView pane ySplit"},
		{sheetPart, "乙!A1", "乙!A2", "A2", "link location"},
		{"xl/comments1.xml", "多 1", "多 2", "B2", "comment"},
		{"xl/comments1.xml", "绩效科", "审计", "B2", "comment author"},
		{sheetPart, `paperSize="9"`, `paperSize="8"`, "", "page set-up paperSize"},
		{sheetPart, ` orientation="landscape"`, "", "", "page set-up orientation"},
		{sheetPart, ` fitToHeight="0"`, "", "", "page set-up fitToHeight"},
		{sheetPart, `left="0.4"`, `left="0.5"`, "", "page margins left"},
		{sheetPart, "&amp;L总表", "&amp;R总表", "", "header and footer oddHeader"},
		{sheetPart, `<printOptions horizontalCentered="1"/>`, "", "", "print options horizontalCentered"},
		{sheetPart, `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`, "", "", "sheetPr pageSetUpPr fitToPage"},
		{sheetPart, ` objects="1"`, "", "", "sheet protection objects"},
		{bookPart, "甲!$1:$1", "甲!$1:$2", "", "name _xlnm.Print_Titles"},
		{bookPart, "$C$9", "$C$8", "", "name _xlnm.Print_Area"},
		{bookPart, `"优"`, `"良"`, "", "name 等级"},
		{bookPart, `sheetId="2"`, `sheetId="2" state="hidden"`, "", "visibility"},
		{bookPart, `activeTab="0"`, `activeTab="1"`, "", "bookViews workbookView activeTab"},
		{bookPart, `<calcPr fullCalcOnLoad="1"/>`, "", "", "calcPr fullCalcOnLoad"},
		{"docProps/core.xml", "总表", "日报", "", "property title"},
		{chartPart, "等级分布", "分布", "", "drawing 1 chart title"},
		{chartPart, "$B$2:$B$3", "$B$2:$B$4", "", "drawing 1 chart series chart plotArea barChart ser val numRef f"},
		{chartPart, `legendPos val="r"`, `legendPos val="b"`, "", "drawing 1 chart markup chart legend legendPos val"},
		{anchorPart, "<xdr:col>4", "<xdr:col>5", "", "drawing 1 from col"},
		{anchorPart, `cx="100"`, `cx="101"`, "", "drawing 1 ext cx"},
		{sheetPart, `<drawing r:id="rId1"/>`, "", "", "drawing 1 chart title"},
	} {
		found, err := Compare(packed(t, sample()), packed(t, changed(t, c.part, c.old, c.new)))
		if err != nil {
			t.Fatalf("%s -> %s: %v", c.old, c.new, err)
		}
		var got [][2]string
		for _, d := range found {
			got = append(got, [2]string{d.Cell, d.What})
		}
		if !slices.Contains(got, [2]string{c.cell, c.what}) {
			t.Errorf("%s -> %s: found %q, want %s %s", c.old, c.new, got, c.cell, c.what)
		}
	}
}

// TestSheetsInAnotherOrder: the order is told, and so is a sheet that is missing.
func TestSheetsInAnotherOrder(t *testing.T) {
	first, second := `<sheet name="甲" sheetId="1" r:id="rId1"/>`, `<sheet name="乙" sheetId="2" r:id="rId2"/>`
	for _, list := range []string{second + first, first} {
		found, err := Compare(packed(t, sample()), packed(t, changed(t, bookPart, first+second, list)))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(found, func(d difference.Difference) bool { return d.What == "sheets" }) {
			t.Errorf("sheets %s: found %v", list, found)
		}
	}
}
