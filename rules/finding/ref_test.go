package finding

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseRef(t *testing.T) {
	for text, want := range map[string]Ref{
		"":           {},
		"A1":         {1, 1},
		"e32":        {32, 5},
		"$E$32":      {32, 5},
		"E$32":       {32, 5},
		"Z9":         {9, 26},
		"AA10":       {10, 27},
		"XFD1048576": {MaxRow, MaxCol},
	} {
		if got, err := ParseRef(text); err != nil || got != want {
			t.Errorf("ParseRef(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestParseRefRefuses(t *testing.T) {
	for _, text := range []string{"A", "1", "A0", "A01", "1A", "A1B", "A-1", "A+1", "A1.5", "XFE1", "A1048577",
		"ABCD1", "A99999999999999999999", "Sheet1!A1", "A1:B2", "甲1", "Ａ１", " A1", "A 1", "$", "A１"} {
		if got, err := ParseRef(text); err == nil {
			t.Errorf("ParseRef(%q) = %v, want an error", text, got)
		}
	}
}

func TestColumnName(t *testing.T) {
	for col, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 702: "ZZ", 703: "AAA", MaxCol: "XFD", 0: "", -3: ""} {
		if got := ColumnName(col); got != want {
			t.Errorf("ColumnName(%d) = %q, want %q", col, got, want)
		}
	}
}

func TestRefReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ref := Ref{rapid.IntRange(1, MaxRow).Draw(t, "row"), rapid.IntRange(1, MaxCol).Draw(t, "col")}
		if got, err := ParseRef(ref.String()); err != nil || got != ref {
			t.Fatalf("ParseRef(%q) = %v, %v; want %v", ref.String(), got, err, ref)
		}
	})
}

// Whatever is worked out from rows and columns, what is written can be read.
func TestRefsOutsideASheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.OneOf(rapid.Int(), rapid.IntRange(-1, 2), rapid.IntRange(MaxRow-1, MaxRow+2)).Draw(t, "row")
		col := rapid.OneOf(rapid.Int(), rapid.IntRange(-1, 2), rapid.IntRange(MaxCol-1, MaxCol+2)).Draw(t, "col")
		at, made := At(row, col), Ref{Row: row, Col: col}
		got, err := ParseRef(made.String())
		if err != nil || got != at {
			t.Fatalf("ParseRef(%q) = %v, %v; want %v", made.String(), got, err, at)
		}
		if inside := 1 <= row && row <= MaxRow && 1 <= col && col <= MaxCol; inside == at.IsZero() {
			t.Fatalf("At(%d, %d) = %v", row, col, at)
		}
	})
}

func TestPlaceJSON(t *testing.T) {
	places := []Place{{File: "213001/评分表.xlsx", Sheet: "评分表", Cell: Ref{32, 5}}, {File: "坏.xlsx"}}
	text, err := json.Marshal(places)
	if err != nil {
		t.Fatal(err)
	}
	var back []Place
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(places, back); diff != "" {
		t.Errorf("read back from %s (-want +got):\n%s", text, diff)
	}
	if err := json.Unmarshal([]byte(`[{"cell":"32E"}]`), &back); err == nil {
		t.Error("took 32E as a cell")
	}
}

func FuzzParseRef(f *testing.F) {
	for _, seed := range []string{"", "A1", "$XFD$1048576", "e32", "A0", "ZZZ9", "$$A1", "A1$"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseRef(s)
		if err != nil || s == "" {
			return
		}
		if ref.Row < 1 || ref.Row > MaxRow || ref.Col < 1 || ref.Col > MaxCol {
			t.Fatalf("ParseRef(%q) = %v lies outside a sheet", s, ref)
		}
		if want := strings.ToUpper(strings.ReplaceAll(s, "$", "")); ref.String() != want {
			t.Fatalf("ParseRef(%q) is %s", s, ref)
		}
	})
}
