package finding

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// chained are findings a, b, c … of which each follows from the one that is
// named, "" for none.
func chained(because ...string) []*Finding {
	all := make([]*Finding, len(because))
	for n := range because {
		all[n] = &Finding{Code: Code("T0" + string(rune('1'+n))), Severity: Error, Audience: Everyone, Value: string(rune('a' + n))}
	}
	for n, name := range because {
		switch {
		case name == "":
		case int(name[0]-'a') < len(all):
			all[n].Because = KeyOf(*all[name[0]-'a']).String()
		default:
			all[n].Because = "T99-0123456789-012345"
		}
	}
	return all
}

// told says under which finding each is told, "" where it is told by itself.
func told(all []*Finding) string {
	name := map[string]string{"": "-"}
	for _, f := range all {
		name[KeyOf(*f).String()] = f.Value
	}
	var out []string
	for _, f := range all {
		out = append(out, name[f.Because])
	}
	return strings.Join(out, " ")
}

func TestUnfold(t *testing.T) {
	for name, tc := range map[string]struct {
		because []string
		change  func(all []*Finding)
		settled string
		want    string
	}{
		"nothing follows":              {[]string{"", ""}, nil, "", "- -"},
		"one follows":                  {[]string{"", "a"}, nil, "", "- a"},
		"before its cause":             {[]string{"b", ""}, nil, "", "b -"},
		"a cause that is missing":      {[]string{"", "z"}, nil, "", "- -"},
		"a settled cause":              {[]string{"", "a", "a"}, nil, "a", "- - -"},
		"a settled follower":           {[]string{"", "a", "a"}, nil, "b", "- a a"},
		"a waived cause":               {[]string{"", "a"}, func(all []*Finding) { all[0].Waived = &Waiver{} }, "", "- -"},
		"a chain":                      {[]string{"", "a", "b"}, nil, "", "- a a"},
		"a chain, settled on top":      {[]string{"", "a", "b"}, nil, "a", "- - b"},
		"a chain, settled between":     {[]string{"", "a", "b"}, nil, "b", "- a a"},
		"a chain, both settled":        {[]string{"", "a", "b"}, nil, "ab", "- - -"},
		"itself":                       {[]string{"a"}, nil, "", "-"},
		"two of each other":            {[]string{"b", "a"}, nil, "", "- a"},
		"two of each other, settled":   {[]string{"b", "a"}, nil, "ab", "- -"},
		"a cause for the section":      {[]string{"", "a"}, func(all []*Finding) { all[0].Audience = Section }, "", "- -"},
		"both for the section":         {[]string{"", "a"}, func(all []*Finding) { all[0].Audience, all[1].Audience = Section, Section }, "", "- a"},
		"a follower for the section":   {[]string{"", "a"}, func(all []*Finding) { all[1].Audience = Section }, "", "- a"},
		"under one for the section, b": {[]string{"", "a", "b"}, func(all []*Finding) { all[0].Audience, all[1].Audience = Section, Section }, "", "- a -"},
	} {
		all := chained(tc.because...)
		if tc.change != nil {
			tc.change(all)
		}
		Unfold(all, func(n int) bool { return strings.Contains(tc.settled, all[n].Value) })
		if got := told(all); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

// Whatever follows from what, whoever is not told has a cause that is told and
// counts, and doing it once more changes nothing.
func TestUnfoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e", "z"}), 1, 6).Draw(t, "because")
		all := chained(names...)
		out := make([]bool, len(all))
		for n, f := range all {
			out[n] = rapid.Bool().Draw(t, "settled")
			if rapid.IntRange(0, 3).Draw(t, "waived") == 0 {
				f.Waived = &Waiver{}
			}
			f.Audience = rapid.SampledFrom([]Audience{Everyone, Everyone, Section}).Draw(t, "audience")
		}
		settled := func(n int) bool { return out[n] }
		Unfold(all, settled)
		once := told(all)
		for _, f := range all {
			if f.Because == "" {
				continue
			}
			cause := -1
			for n, c := range all {
				if KeyOf(*c).String() == f.Because {
					cause = n
				}
			}
			if cause < 0 {
				t.Fatalf("%s follows from nothing that is there", f.Value)
			}
			if c := all[cause]; c.Weight() == 0 || out[cause] || c.Audience == Section && f.Audience != Section {
				t.Fatalf("%s is told under %s, which does not count: %s", f.Value, c.Value, once)
			}
		}
		if Unfold(all, settled); told(all) != once {
			t.Fatalf("once more: %s, then %s", once, told(all))
		}
	})
}

func TestFold(t *testing.T) {
	of := func(f *Finding) Finding { return *f }
	shown := func(all []Told[*Finding]) string {
		var out []string
		for _, one := range all {
			said := one.Cause.Place.File + one.Cause.Value
			for _, f := range one.After {
				said += "<" + f.Place.File + f.Value
			}
			out = append(out, said)
		}
		return strings.Join(out, " ")
	}
	all := chained("c", "", "", "c", "z", "a")
	if got, want := shown(Fold(all, of)), "b c<a<d e f"; got != want {
		t.Errorf("Fold = %s, want %s", got, want)
	}
	if got, want := shown(Fold(chained("", ""), of)), "a b"; got != want {
		t.Errorf("Fold = %s, want %s", got, want)
	}
	// The same sheet in two files is found the same in both.
	var two []*Finding
	for _, file := range []string{"1", "2"} {
		for _, f := range chained("", "a") {
			f.Place.File = file
			two = append(two, f)
		}
	}
	if got, want := shown(Fold(two, of)), "1a<1b 2a<2b"; got != want {
		t.Errorf("Fold = %s, want %s", got, want)
	}
}

func TestFoldKeepsEveryFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := chained(rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "a", "b", "c", "z"}), 0, 6).Draw(t, "because")...)
		seen := map[string]int{}
		for _, one := range Fold(all, func(f *Finding) Finding { return *f }) {
			for _, f := range append([]*Finding{one.Cause}, one.After...) {
				seen[f.Value]++
			}
		}
		if len(seen) != len(all) {
			t.Fatalf("%d of %d findings are left: %v", len(seen), len(all), seen)
		}
		for value, times := range seen {
			if times != 1 {
				t.Fatalf("%s is told %d times", value, times)
			}
		}
	})
}

func TestAfter(t *testing.T) {
	at := func(code Code, cell string) Finding {
		ref, err := ParseRef(cell)
		if err != nil {
			t.Fatal(err)
		}
		return Finding{Code: code, Place: Place{Cell: ref}}
	}
	title := func(c Code) Text {
		return map[Code]Text{"G01": {ZH: "等级与评分不符", EN: "grade does not fit"}, "T01": {ZH: "得分高于分值"}}[c]
	}
	all := []Finding{at("T01", "E12"), at("G01", "E33"), at("T01", "E13"), at("T01", "E14"), at("T99", "")}
	if got, want := After(all, title, ZH), "E12–E14 得分高于分值；E33 等级与评分不符；T99"; got != want {
		t.Errorf("After = %s, want %s", got, want)
	}
	if got, want := After(all[1:2], title, EN), "E33 grade does not fit"; got != want {
		t.Errorf("After = %s, want %s", got, want)
	}
	var many []Finding
	for n := range mostAfter + 2 {
		many = append(many, at(Code(fmt.Sprintf("T%d", n)), "A1"))
	}
	if got := After(many, title, ZH); strings.Count(got, "；") != mostAfter || !strings.HasSuffix(got, "；…") {
		t.Errorf("After = %s", got)
	}
}

func TestAllCells(t *testing.T) {
	f := Finding{Place: Place{Cell: Ref{12, 5}}, Expected: "5"}
	if diff := cmp.Diff([]Cell{{Ref{12, 5}, "5"}}, f.AllCells()); diff != "" {
		t.Errorf("of one cell (-want +got):\n%s", diff)
	}
	f.Expected = ""
	f.Cells = []Cell{{Ref{12, 5}, "4"}, {Ref{13, 5}, "3"}, {Ref{13, 5}, "2"}, {}, {Ref{14, 5}, ""}}
	if diff := cmp.Diff([]Cell{{Ref{12, 5}, "4"}, {Ref{13, 5}, "3"}, {Ref{14, 5}, ""}}, f.AllCells()); diff != "" {
		t.Errorf("of several (-want +got):\n%s", diff)
	}
	if got := f.Where(ZH); got != "E12–E14" || !f.IsAt("E12") || !f.IsAt("E12–E14") || f.IsAt("E13") || f.IsAt("") {
		t.Errorf("it is at %s", got)
	}
	if none := (Finding{Cells: f.Cells}); none.AllCells() != nil || none.Where(EN) != "" || !none.IsAt("") {
		t.Errorf("without a cell: %v", none.AllCells())
	}
}
