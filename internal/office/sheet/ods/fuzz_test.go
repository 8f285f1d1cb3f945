package ods_test

import (
	"testing"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/ods"
)

// FuzzContent holds what everyone above a reader relies on: a workbook or a
// refusal, rows and cells ascending, no blank cell.
func FuzzContent(f *testing.F) {
	f.Add(content(`<number:date-style style:name="N1"><number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`,
		`<table:table-column table:visibility="collapse" table:default-cell-style-name="ce1"/><table:table-row table:number-rows-repeated="3">`+
			`<table:table-cell table:number-columns-spanned="2" office:value-type="date" office:date-value="2023-10-15"/><table:covered-table-cell/></table:table-row>`))
	f.Add(content("", `<table:table-row><table:table-cell table:formula="of:=SUM([.A1];2)" office:value-type="float" office:value="1"><text:p>1<text:s/></text:p></table:table-cell></table:table-row>`))
	f.Fuzz(func(t *testing.T, part string) {
		book, err := ods.Read(pack(t, "content.xml", part), drafttest.Narrow)
		drafttest.Promises(t, book, err)
	})
}
