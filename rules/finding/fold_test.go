package finding

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

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
