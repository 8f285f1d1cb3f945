package form_test

import (
	"slices"
	"testing"

	"jixiao/rules/form"
)

const allocation = `
title: {texts: [分配表]}
tables:
  - id: rows
    columns:
      - {id: fund, label: 资金, en: fund, type: text, presence: required}
      - {id: unit_name, label: 单位, en: unit, type: text, presence: required}
      - {id: amount, label: 金额, en: amount, type: amount, presence: required}
      - {id: score, label: 得分, en: score, type: score, presence: required}
`

// A merged cell is the value of every row that it covers. An amount in it counts
// once; what each row must have of its own is another rule's to tell (T15).
func TestMergedCellsOfSeveralRows(t *testing.T) {
	text := "分配表\n资金|单位|金额|得分\n环卫|甲局|30|5\n|乙局\n|丙局|7|6\n"
	r := readerOf(t, allocation)
	read, found := readBy(t, r, sheetOf(t, "表", text, "A3:A5", "C3:C4", "D3:D4"))
	want := []string{"form-0 rows: amount=30@C3 fund=环卫@A3 score=5@D3 unit_name=甲局@B3" +
		" rows: amount=30@C3 fund=环卫@A3 score=5@D3 unit_name=乙局@B4" +
		" rows: amount=7@C5 fund=环卫@A3 score=6@D5 unit_name=丙局@B5"}
	if !slices.Equal(read, want) || found != nil {
		t.Errorf("read %v, findings %v, want %v", read, found, want)
	}
	got := readBook(t, r, &form.Workbook{Sheets: []form.Sheet{sheetOf(t, "表", text, "A3:A5", "C3:C4", "D3:D4")}})
	var again []string
	for i, row := range got.Submissions[0].Tables["rows"].Rows {
		for id, v := range row.Values.All() {
			if v.Again {
				again = append(again, string(rune('0'+i))+id)
			}
		}
	}
	if !slices.Equal(again, []string{"1amount"}) {
		t.Errorf("%v count in the row above, want the amount of the second row", again)
	}
}
