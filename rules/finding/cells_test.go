package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAllCells(t *testing.T) {
	f := Finding{Place: Place{Cell: Ref{12, 5}}, Expected: "5"}
	if diff := cmp.Diff([]Cell{{Ref{12, 5}, "5"}}, f.AllCells()); diff != "" {
		t.Errorf("of one cell (-want +got):\n%s", diff)
	}
	f.Expected = ""
	f.Cells = []Cell{{Ref{12, 5}, "4"}, {Ref{13, 5}, "3"}, {Ref{13, 5}, "2"}, {}, {Ref{-1, 5}, ""}, {Ref{14, 5}, ""}}
	if diff := cmp.Diff([]Cell{{Ref{12, 5}, "4"}, {Ref{13, 5}, "3"}, {Ref{14, 5}, ""}}, f.AllCells()); diff != "" {
		t.Errorf("of several (-want +got):\n%s", diff)
	}
	if got := f.Where(ZH); got != "E12–E14" || !f.IsAt("E12") || !f.IsAt("E12–E14") || f.IsAt("E13") || f.IsAt("") {
		t.Errorf("it is at %s", got)
	}
	for first, want := range map[Ref]string{{12, 5}: "E12、E120", {120, 5}: "E120、E12", {1, 5}: "E1、E12、E120"} {
		f := Finding{Place: Place{Cell: first}, Cells: []Cell{{At: Ref{120, 5}}, {At: Ref{12, 5}}}}
		if got := f.Where(ZH); got != want || !f.IsAt(want) {
			t.Errorf("it is at %s, want %s", got, want)
		}
	}
	if none := (Finding{Cells: f.Cells}); none.AllCells() != nil || none.Where(EN) != "" || !none.IsAt("") {
		t.Errorf("without a cell: %v", none.AllCells())
	}
}
