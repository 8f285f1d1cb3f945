package finding

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRuns(t *testing.T) {
	for want, cells := range map[string]string{
		"":                    "",
		"E12":                 "E12",
		"E12、E13":             "E13 E12",
		"E12–E14、E16":         "E16 E13 E12 E14 E13",
		"D12–D14、E12–E14":     "E12 D12 E13 D13 E14 D14",
		"B5–D5":               "D5 B5 C5",
		"B5–D5、B6–D6":         "B5 B6 C5 C6 D5 D6",
		"Y9、Z9、AA10":          "AA10 Z9 Y9",
		"B4–B6、C9–C11、D9、D10": "B4 B5 B6 D9 D10 C9 C10 C11",
	} {
		var refs []Ref
		for _, cell := range strings.Fields(cells) {
			ref, err := ParseRef(cell)
			if err != nil {
				t.Fatal(err)
			}
			refs = append(refs, ref)
		}
		before := slices.Clone(refs)
		if got := Runs(refs); got != want {
			t.Errorf("Runs(%s) = %q, want %q", cells, got, want)
		}
		if !slices.Equal(before, refs) {
			t.Errorf("Runs(%s) changed what it was given to %v", cells, refs)
		}
	}
}

func TestRunsInEnglish(t *testing.T) {
	if got, want := RunsIn(EN, []Ref{{12, 5}, {13, 5}, {14, 5}, {20, 5}}), "E12–E14, E20"; got != want {
		t.Errorf("RunsIn(EN) = %q, want %q", got, want)
	}
}

func TestRunsLeaveOutWhatIsNoCell(t *testing.T) {
	if got := Runs([]Ref{{}, {3, 1}, {-1, 4}, {1, MaxCol + 1}}); got != "A3" {
		t.Errorf("Runs = %q, want A3", got)
	}
}

func TestRunsStaySayable(t *testing.T) {
	var cells []Ref
	for row := 1; row <= 4000; row += 2 {
		cells = append(cells, Ref{row, 5})
	}
	got := Runs(cells)
	if n := strings.Count(got, "、"); n != maxRuns || !strings.HasSuffix(got, "E39、…") {
		t.Errorf("Runs of every second row = %q", got)
	}
}

// Whatever few cells are given, each is named, and no other.
func TestRunsNameEachCellOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Ref {
			return Ref{rapid.IntRange(1, 5).Draw(t, "row"), rapid.IntRange(1, 5).Draw(t, "col")}
		}), 0, maxRuns).Draw(t, "cells")
		var named []Ref
		for run := range strings.SplitSeq(Runs(cells), "、") {
			first, last, isRun := strings.Cut(run, "–")
			if !isRun {
				last = first
			}
			from, _ := ParseRef(first)
			to, _ := ParseRef(last)
			for row := from.Row; row <= to.Row && !from.IsZero(); row++ {
				for col := from.Col; col <= to.Col; col++ {
					named = append(named, Ref{row, col})
				}
			}
		}
		byPlace := func(a, b Ref) int { return (a.Row-b.Row)*10 + a.Col - b.Col }
		slices.SortFunc(named, byPlace)
		want := slices.Clone(cells)
		slices.SortFunc(want, byPlace)
		if want = slices.Compact(want); !slices.Equal(named, want) {
			t.Fatalf("Runs(%v) = %q names %v", want, Runs(cells), named)
		}
	})
}
