package rulecount

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// TestSheetsAreReadAsTheyWereWritten, those that were cut off or damaged not at all.
func TestSheetsAreReadAsTheyWereWritten(t *testing.T) {
	of := &count{lines: make([]Line, 2), at: map[finding.Code]int{"L01": 0, "L02": 1}}
	of.keep(name{1}, map[finding.Code]check.Tally{"L01": {1, 2, 300, 0, 5}, "L02": {4}})
	of.keep(name{2}, nil)
	of.keep(name{3}, map[finding.Code]check.Tally{"L02": {0, 7}})
	again := func(kept []byte) *count {
		then := &count{lines: make([]Line, 2), before: readSheets(kept)}
		for _, n := range []name{{1}, {2}, {3}, {4}} {
			then.again(n)
		}
		return then
	}
	then := again(of.now)
	want := []Line{{Tally: check.Tally{1, 2, 300, 0, 5}, Sheets: 1}, {Tally: check.Tally{4, 7}, Sheets: 2}}
	if diff := cmp.Diff(want, then.lines, cmp.AllowUnexported(Line{}.Info)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(of.now, then.now); diff != "" {
		t.Errorf("kept the second time (-first +second):\n%s", diff)
	}
	for n := range len(of.now) {
		if got := len(readSheets(of.now[:n])); got > 2 {
			t.Errorf("of the first %d bytes %d sheets are taken over", n, got)
		}
		damaged := append([]byte(nil), of.now...)
		damaged[n] ^= 0xff
		again(damaged) // ends
	}
}
