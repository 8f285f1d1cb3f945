package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSortTellsByPlaceThenCode(t *testing.T) {
	at := func(file, sheet string, row, col int, code Code, project string) Finding {
		return Finding{Place: Place{File: file, Sheet: sheet, Cell: Ref{row, col}}, Code: code, Project: project}
	}
	want := []Finding{
		at("a.xlsx", "", 0, 0, "F05", ""),
		at("a.xlsx", "评分表", 2, 9, "V01", ""),
		at("a.xlsx", "评分表", 10, 1, "T03", ""),
		at("a.xlsx", "评分表", 10, 2, "T01", "A-01"),
		at("a.xlsx", "评分表", 10, 2, "T01", "A-02"),
		at("a.xlsx", "评分表", 10, 2, "T05", ""),
		at("b.xlsx", "", 0, 0, "D01", ""),
	}
	rapid.Check(t, func(t *rapid.T) {
		got := rapid.Permutation(want).Draw(t, "found in this order")
		Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("Sort (-want +got):\n%s", diff)
		}
	})
}

func TestCompareTellsApartByFieldAndMessage(t *testing.T) {
	a := Finding{Code: "V01", Field: "budget", Message: Text{ZH: "甲"}}
	b := Finding{Code: "V01", Field: "spent", Message: Text{ZH: "甲"}}
	c := Finding{Code: "V01", Field: "spent", Message: Text{ZH: "乙"}}
	if Compare(a, b) >= 0 || Compare(b, c) == 0 || Compare(b, c) != -Compare(c, b) || Compare(c, c) != 0 {
		t.Errorf("Compare is no order: %d %d %d", Compare(a, b), Compare(b, c), Compare(c, b))
	}
}

func TestWorst(t *testing.T) {
	if got := Worst(nil); got != 0 {
		t.Errorf("Worst of nothing = %v", got)
	}
	if got := Worst([]Finding{{Severity: Info}, {Severity: Error}, {Severity: Warning}}); got != Error {
		t.Errorf("Worst = %v, want error", got)
	}
	if got := Worst([]Finding{{Severity: Error, Because: "T03-0123456789-012345"}, {Severity: Error, Waived: &Waiver{}}, {Severity: Info}}); got != Info {
		t.Errorf("Worst of what does not count = %v, want info", got)
	}
}
