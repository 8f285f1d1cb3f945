package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

const sheetRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>`

const commentsPart = `<comments><authors><author>某人</author></authors><commentList>` +
	`<comment ref="B3" authorId="0"><text><r><t>请</t></r><r><t xml:space="preserve">核对 &lt;</t></r></text></comment>` +
	`<comment ref="nowhere" authorId="0"><text><t>无处可挂</t></text></comment></commentList></comments>`

func TestCommentsAndDefinedNames(t *testing.T) {
	data := sheettest.Package(t, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
		map[string]string{"xl/worksheets/_rels/sheet1.xml.rels": sheetRelations, "xl/comments1.xml": commentsPart})
	data = sheettest.Rewrite(t, data, func(part string, content []byte) []byte {
		if part != "xl/workbook.xml" {
			return content
		}
		names := `</sheets><definedNames><definedName name="合计">表!$A$1</definedName><definedName name="_f" hidden="1">表!$A$1&amp;""</definedName></definedNames>`
		return []byte(strings.Replace(string(content), "</sheets>", names, 1))
	})
	book := sheettest.Open(t, data)
	wantNames := []form.Name{{Name: "合计", Refers: "表!$A$1"}, {Name: "_f", Refers: `表!$A$1&""`, Hidden: true}}
	if diff := cmp.Diff(wantNames, book.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	wantComments := []form.Comment{{Cell: finding.Ref{Row: 3, Col: 2}, Text: "请核对 <"}}
	if diff := cmp.Diff(wantComments, book.Sheets[0].Comments); diff != "" {
		t.Errorf("comments (-want +got):\n%s", diff)
	}
}
