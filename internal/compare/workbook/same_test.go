package workbook

import "testing"

// TestOtherWritersSayTheSame: ids, shared and inline strings, the order of
// attributes, defaults that are written out, and the names of parts.
func TestOtherWritersSayTheSame(t *testing.T) {
	for _, c := range []struct{ part, old, new string }{
		{sheetPart, `<c r="B1" t="s"><v>1</v></c>`, `<c r="B1" t="inlineStr"><is><t>金额</t></is></c>`},
		{sheetPart, `customWidth="1"`, `customWidth="true"`},
		{sheetPart, `width="20"`, `width="20.0"`},
		{sheetPart, `<col min="1" max="2" width="20" customWidth="1"/>`, `<col customWidth="1" max="1" min="1" width="20"/><col min="2" max="2" width="20" customWidth="1"/>`},
		{sheetPart, `top="0.70"`, `top="0.7"`},
		{sheetPart, `<dimension ref="A1:C3"/>`, ""},
		{sheetPart, `<row r="2">`, `<row r="2" spans="1:2">`},
		{sheetPart, `<autoFilter ref="A1:B2"/>`, `<autoFilter ref="$A$1:$B$2"/>`},
		{sheetPart, `type="list" allowBlank`, `type="list" operator="between" errorStyle="stop" allowBlank`},
		{sheetPart, `<c r="B3">`, `<c r="C3"/><c r="B3">`},
		{stylePart, `rgb="FFC00000"`, `rgb="00c00000"`},
		{stylePart, `<b/>`, `<b val="1"/><i val="0"/>`},
		{stylePart, `<fgColor rgb="FFDCE6F1"/>`, `<fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/>`},
		{stylePart, `<alignment horizontal="center"`, `<alignment vertical="bottom" horizontal="center"`},
		{chartPart, `<axId val="7001"/><axId val="7002"/></barChart><valAx><axId val="7001"/><crossAx val="7002"/>`, `<axId val="1"/><axId val="2"/></barChart><valAx><axId val="1"/><crossAx val="2"/>`},
		{anchorPart, `id="2" name`, `id="9" name`},
	} {
		found, err := Compare(packed(t, sample()), packed(t, changed(t, c.part, c.old, c.new)))
		if err != nil {
			t.Fatalf("%s -> %s: %v", c.old, c.new, err)
		}
		for _, d := range found {
			t.Errorf("%s -> %s: %s", c.old, c.new, d)
		}
	}
}

// TestOtherNumbersOfStyles: a style of another number is the same style.
func TestOtherNumbersOfStyles(t *testing.T) {
	parts := changed(t, stylePart, `<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`,
		`<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0"/>`)
	shifted := changed(t, sheetPart, `<c r="A1" s="1"`, `<c r="A1" s="2"`)[sheetPart]
	parts[sheetPart] = shifted
	found, err := Compare(packed(t, sample()), packed(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Cell == "A1" {
			t.Errorf("a style of another number: %s", d)
		}
		if d.Cell != "B2" {
			t.Errorf("a cell that kept its number and not its style: %s", d)
		}
	}
	if len(found) == 0 {
		t.Error("B2 kept its number under another style, and nothing was found")
	}
}
