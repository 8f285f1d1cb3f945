package form

import "testing"

func TestOwnSheetsAreKnownByNameAndMark(t *testing.T) {
	for refers, want := range map[string]string{
		"'审核意见清单'!$A$1": "审核意见清单", "意见!$A$1": "意见", "'a''b'!$A$1": "a'b", "1": "", "": "",
	} {
		if got := MarkedSheet(Name{Name: "_JIXIAO_review", Refers: refers}, ListMark); got != want {
			t.Errorf("%q marks %q, want %q", refers, got, want)
		}
	}
	if got := MarkedSheet(Name{Name: "其他", Refers: "表!$A$1"}, ListMark); got != "" {
		t.Errorf("another name marks %q", got)
	}
	isOwn := own(&Workbook{Names: []Name{{Name: ListMark, Refers: "意见!$A$1"}}})
	for name, want := range map[string]bool{"意见": true, ListSheet: true, "评分表": false} {
		if isOwn(&Sheet{Name: name}) != want {
			t.Errorf("sheet %s is ours: %v", name, !want)
		}
	}
}

// TestFinalIsKnown by a hidden name, or by its first sheet; one that somebody calls so
// is read.
func TestFinalIsKnown(t *testing.T) {
	sheet := func(name, says string) []Sheet {
		return []Sheet{{Name: name, Rows: []Row{{Cells: []Cell{{Text: says, Kind: Text}}}}}}
	}
	for name, tt := range map[string]struct {
		book Workbook
		want bool
	}{
		"the name":          {Workbook{Names: []Name{{Name: "_JIXIAO_final", Refers: `"1"`}}}, true},
		"the sheet":         {Workbook{Sheets: sheet("定稿", FinalSeal)}, true},
		"a sheet called so": {Workbook{Sheets: sheet("定稿", "项目编号")}, false},
		"another sheet":     {Workbook{Sheets: sheet("评分表", FinalSeal)}, false},
		"nothing":           {Workbook{}, false},
	} {
		if IsFinal(&tt.book) != tt.want {
			t.Errorf("%s: final %t", name, !tt.want)
		}
	}
}
