package annotate_test

import (
	"bytes"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

// TestALongSheetIsNotWrittenAnew: where nothing is marked in it, it stays as it
// is and the one that the workbook opens on, and no other is selected with it.
func TestALongSheetIsNotWrittenAnew(t *testing.T) {
	const part = "xl/worksheets/sheet1.xml"
	data := sheettest.List(t, 80_000)
	about := wrong("S01", finding.Error, "", "认不出来")
	marked := mustMark(t, data, about)
	if !bytes.Equal(packed(t, marked)[part], packed(t, data)[part]) {
		t.Error("the long sheet was written anew")
	}
	for name, copied := range map[string][]byte{"first copy": marked, "copy of the copy": mustMark(t, marked, about)} {
		if book := unpacked(t, copied, "xl/workbook.xml"); bytes.Count(book, []byte(`activeTab="1"`)) != 1 {
			t.Errorf("%s: the long sheet is not the one that is shown: %s", name, book)
		}
		if bytes.Contains(unpacked(t, copied, "xl/worksheets/review1.xml"), []byte("tabSelected")) {
			t.Errorf("%s: the list is selected beside the long sheet", name)
		}
	}
	marked = mustMark(t, data, wrong("T03", finding.Error, "B2", "不对"))
	if bytes.Contains(unpacked(t, marked, part)[:1000], []byte(`tabSelected="1"`)) || bytes.Contains(unpacked(t, marked, "xl/workbook.xml"), []byte("activeTab")) {
		t.Error("where a cell is marked the list is not the one that is shown")
	}
}
