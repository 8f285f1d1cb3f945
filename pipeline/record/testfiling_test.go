package record

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestWhatIsATestFiling: a folder of that name in any width, below a department's.
func TestWhatIsATestFiling(t *testing.T) {
	for path, want := range map[string]bool{
		"213001城管局/试报/a.xlsx":       true,
		"213001城管局/一季度/试报/b/a.xlsx": true,
		"213001城管局/ 试　报 /a.xlsx":    true,
		"绩效科/试报/a.xlsx":             true,
		"试报/a.xlsx":                 false, // no department's
		"213001试报/a.xlsx":           false,
		"213001城管局/试报.xlsx":         false,
		"213001城管局/试报（自查）/a.xlsx":   false,
		"213001城管局/a.xlsx":          false,
	} {
		if got := (File{Path: path}).Test(); got != want {
			t.Errorf("%q is a test filing: %v, want %v", path, got, want)
		}
	}
}

// TestATestIsWeighedApart: what is no file, and what has not come yet, keeps its
// verdict in every folder.
func TestATestIsWeighedApart(t *testing.T) {
	const path = "213001/试报/a.xlsx"
	s := Account{Files: []File{
		{ID: 1, Path: path, Verdict: Returned, Hash: "1"}, {ID: 2, Path: path, Verdict: Unsettled}, {ID: 3, Path: path, Verdict: Ignored},
		{ID: 4, Path: path, Verdict: Ignored, Hash: "4"}, {ID: 5, Path: path, Verdict: Accepted, Hash: "5", Gone: true}, {ID: 6, Path: "213001/a.xlsx", Verdict: Returned},
	}}.Snapshot()
	if len(s.Files) != 1 || len(s.Past) != 0 || len(s.TestsTold()) != 2 {
		t.Errorf("files %v, past %v, told %v", s.Files, s.Past, s.TestsTold())
	}
	b := Weigh(5, s.Seen())
	if !b.Adds() || b.ByVerdict[TestFiling] != 2 || b.ByVerdict[Returned] != 1 || b.ByVerdict[Unsettled] != 1 || b.ByVerdict[Ignored] != 1 {
		t.Errorf("balance %+v", b)
	}
}

// TestATryAsksNothingOfOtherTests: many of them are tried one by one.
func TestATryAsksNothingOfOtherTests(t *testing.T) {
	a := Account{Files: []File{{ID: 1, Path: "213001/试报/a.xlsx", Verdict: Accepted, Hash: "1"}, {ID: 2, Path: "213001/试报/b.xlsx", Verdict: Accepted, Hash: "2"}}}
	if s := a.Trying([]int64{1}, time.Time{}).Apart(); s.Tests != nil || len(s.Files) != 1 {
		t.Errorf("files %v, tests %+v", s.Files, s.Tests)
	}
}

// TestTestsAreTriedInRounds: those that answer one duty never in one, and of many
// the newest.
func TestTestsAreTriedInRounds(t *testing.T) {
	var a Account
	file := func(path string, duties ...Duty) {
		f := File{ID: int64(len(a.Files) + 1), Path: path, Verdict: Accepted}
		a.Files = append(a.Files, f)
		for _, d := range duties {
			a.Versions = append(a.Versions, Version{File: &f, Duty: d})
		}
	}
	one, two := Duty{Department: "213001", Subject: "A-01"}, Duty{Department: "213001", Subject: "A-02"}
	file("213001/试报/1.xlsx", one)
	file("213001/试报/2.xlsx", two)
	file("213001/试报/3.xlsx", one, two)
	file("213001/4.xlsx", one)
	file("213001/试报/5.xlsx")
	if diff := cmp.Diff([][]int64{{3}, {2, 1}}, a.TestRounds()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for range 2 * mostRounds {
		file("213001/试报/x.xlsx", one)
	}
	rounds := a.TestRounds()
	if len(rounds) != mostRounds || rounds[0][0] != int64(len(a.Files)) {
		t.Errorf("%d rounds, the first %v", len(rounds), rounds[0])
	}
}
