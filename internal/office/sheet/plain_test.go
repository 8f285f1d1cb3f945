package sheet_test

import (
	"errors"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/form"
)

// TestPlainCellsReadAsOthers: what is read off in one go says the same as when
// the tokenizer takes it apart, which single quotes make sure of.
func TestPlainCellsReadAsOthers(t *testing.T) {
	parts := map[string]string{
		"xl/sharedStrings.xml": `<sst><si><t>零</t></si><si><t>一</t></si></sst>`,
		"xl/styles.xml":        `<styleSheet><cellXfs><xf numFmtId="4"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	}
	for _, cells := range []string{
		`<c r="B2" s="1" t="s"><v>1</v></c>`, `<c r="B2"><v>1.5</v></c><c r="D2" s="0"><v>2</v></c><c r="A2"><v>3</v></c>`,
		`<c r="B2" s="1"><v>1</v></c><c><v>7</v></c>`, `<c r="B2" s=""><v>1</v></c>`, `<c r="B2" s="9"><v>1</v></c>`,
		`<c r="B2" s="1234567890"><v>1</v></c>`, `<c r="B2" t="s"><v>2</v></c>`, `<c r="B2" t="s"><v></v></c>`, `<c r="B2" t="s"><v> 1 </v></c>`,
		`<c r="B2" t="str"><v>1</v></c>`, `<c r="B2" t="sx"><v>1</v></c>`, `<c r="B2" t="s" s="1"><v>1</v></c>`,
		`<c r="b2"><v>1</v></c>`, `<c r="B3"><v>1</v></c>`, `<c r="B22"><v>1</v></c>`, `<c r="B02"><v>1</v></c>`, `<c r="XFD2"><v>1</v></c>`,
		`<c r="XFE2"><v>1</v></c>`, `<c r="AAAA2"><v>1</v></c>`, `<c r="2"><v>1</v></c>`, `<c r=""><v>1</v></c>`,
		`<c r="B2"><v>甲&amp;乙</v></c>`, `<c r="B2"><v>&bad;</v></c>`, `<c r="B2"><v><!-- 1 -->2</v></c>`, `<c r="B2"><v>1</v><f>A1</f></c>`,
		`<c r="B2"><v>1</v ></c>`, `<c r="B2"><v>1</c></v>`, `<c r="B2"><v>1</v></c`, `<c r="B2"><v/></c>`, `<c r="B2" s="1"/>`, `<c r="B2"><v>1</v> </c>`,
	} {
		// Enough behind it, so that no cell is read otherwise for lack of room.
		tail := `<c r="Z2"><v>` + strings.Repeat("9", 40) + `</v></c>`
		plain := `<worksheet><sheetData><row r="2">` + cells + tail + `</row></sheetData></worksheet>`
		other := `<worksheet><sheetData><row r="2">` + strings.ReplaceAll(cells, `"`, `'`) + tail + `</row></sheetData></worksheet>`
		want, wantErr := sheet.Open("a.xlsx", sheettest.Package(t, other, parts), sheettest.Generous)
		got, err := sheet.Open("a.xlsx", sheettest.Package(t, plain, parts), sheettest.Generous)
		var refused, wanted *sheet.Refusal
		if errors.As(err, &refused) != errors.As(wantErr, &wanted) || refused != nil && refused.Code != wanted.Code {
			t.Errorf("%s: %v, otherwise %v", cells, err, wantErr)
			continue
		}
		if err == nil {
			compare(t, [][]form.Row{want.Sheets[0].Rows}, [][]form.Row{got.Sheets[0].Rows})
		}
	}
}
