package workbook

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestAnotherWriterSavesTheSame has excelize read the sample and write it in its
// own way: other ids, another order, other markup.
func TestAnotherWriterSavesTheSame(t *testing.T) {
	before := packed(t, changed(t, sheetPart, `<sheetProtection sheet="1" objects="1"/>`, ""))
	f, err := excelize.OpenReader(bytes.NewReader(before), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	// What is not touched is passed on as it was: a height that the row has
	// already makes it write the sheet, a style the styles.
	if err := f.SetRowHeight("甲", 1, 30); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewStyle(&excelize.Style{NumFmt: 9}); err != nil {
		t.Fatal(err)
	}
	var after bytes.Buffer
	if err := f.Write(&after); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(before, after.Bytes()) {
		t.Fatal("excelize passed the workbook on as it was")
	}
	found, err := Compare(before, after.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Error(d)
	}
}
