package record

import (
	"fmt"
	"jixiao/rules/finding"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var evening = time.Date(2023, 10, 13, 22, 0, 0, 0, time.UTC)

// chain makes versions of one duty, oldest first, by their verdicts.
func chain(verdicts ...Verdict) []Version {
	var out []Version
	for i, v := range verdicts {
		f := File{ID: int64(i + 1), Path: fmt.Sprint(i), Arrival: evening.Add(time.Duration(i) * time.Hour), Verdict: v}
		out = append(out, Version{ID: f.ID, Duty: Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"}, File: &f, Verdict: v})
	}
	return out
}

func TestSettle(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []Verdict
		want []Verdict
	}{
		{"nothing", nil, nil},
		{"the only version", []Verdict{Returned}, []Verdict{Returned}},
		{"a correction", []Verdict{Returned, Accepted}, []Verdict{Superseded, Accepted}},
		{"the standing one stays", []Verdict{Accepted, Returned}, []Verdict{Accepted, Returned}},
		{"the newest that stands", []Verdict{Accepted, NeedsExplanation, Returned, Returned},
			[]Verdict{Superseded, NeedsExplanation, Superseded, Returned}},
		{"none ever stood", []Verdict{Returned, Returned}, []Verdict{Superseded, Returned}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []Verdict
			for i, v := range ResolveVersions(chain(tt.in...)) {
				got = append(got, v.Verdict)
				if v.N != i+1 {
					t.Errorf("version %d has number %d", i+1, v.N)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOneLookGoesByPathThenSheet(t *testing.T) {
	version := func(path, sheet string) Version {
		return Version{File: &File{ID: int64(len(path)), Path: path, Arrival: evening}, Sheet: sheet, Verdict: Accepted}
	}
	in := []Version{version("b", "表1"), version("a", "表2"), version("a", "表1")}
	var got []string
	for _, v := range ResolveVersions(in) {
		got = append(got, fmt.Sprintf("%d %s %s %s", v.N, v.File.Path, v.Sheet, v.Verdict))
	}
	want := []string{"1 a 表1 superseded", "2 a 表2 superseded", "3 b 表1 accepted"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if in[0].Verdict != Accepted || in[0].N != 0 {
		t.Error("the input was changed")
	}
}

// versions draws what a campaign may have received: few moments, paths and
// sheets, so that ties are common.
func versions(t *rapid.T) []Version {
	n := rapid.IntRange(0, 20).Draw(t, "versions")
	out := make([]Version, n)
	for i := range out {
		file := rapid.IntRange(1, 6).Draw(t, "file")
		out[i] = Version{
			ID:   int64(i + 1),
			Duty: Duty{Department: "213001", Form: "f", Subject: rapid.SampledFrom([]finding.Subject{"A-01", "A-02", "A-03"}).Draw(t, "project")},
			File: &File{ID: int64(file), Path: fmt.Sprint(file % 4), Verdict: Accepted,
				Arrival: evening.Add(time.Duration(file%3) * time.Hour), Look: int64(file % 3), Gone: file%2 == 0, Left: int64(file % 2 * 9)},
			Sheet:        rapid.SampledFrom([]string{"表1", "表2"}).Draw(t, "sheet"),
			Figures:      rapid.SampledFrom([]string{"", "甲", "乙"}).Draw(t, "figures"),
			CampaignWide: rapid.SampledFrom([]Verdict{"", "", NeedsExplanation, Returned}).Draw(t, "whole"),
			Verdict:      rapid.SampledFrom([]Verdict{Accepted, NeedsExplanation, Returned}).Draw(t, "verdict"),
		}
	}
	return out
}

func shuffled[T any](t *rapid.T, in []T) []T {
	out := slices.Clone(in)
	r := rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed")))
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestSettleProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := versions(t)
		got := ResolveVersions(in)
		if diff := cmp.Diff(got, ResolveVersions(shuffled(t, in))); diff != "" {
			t.Fatalf("the order of the input matters:\n%s", diff)
		}
		if diff := cmp.Diff(got, ResolveVersions(got)); diff != "" {
			t.Fatalf("settling again changes something:\n%s", diff)
		}
		ids := map[int64]bool{}
		for _, v := range got {
			ids[v.ID] = true
		}
		if len(ids) != len(in) || len(got) != len(in) {
			t.Fatalf("%d versions became %d", len(in), len(got))
		}
		for _, chain := range Chains(got) {
			checkChain(t, chain)
		}
	})
}

// checkChain holds a settled duty against what must hold for any.
func checkChain(t *rapid.T, chain []Version) {
	standing, contested, n := 0, 0, 0
	for _, v := range chain {
		switch {
		case v.State == Standing:
			standing++
		case v.State == Disputed:
			contested++
		}
		if v.State != Repeated {
			n++
		}
		if v.N != n && v.N != 0 || (v.N == 0) != (v.Verdict == Duplicate) {
			t.Fatalf("%v: %s version has number %d, want %d", v.Duty, v.Verdict, v.N, n)
		}
		if v.Standing() != (v.State == Standing) || v.Verdict != Superseded && v.Verdict != Duplicate && Worse(v.Verdict, v.Own) != v.Verdict {
			t.Fatalf("%v: %+v", v.Duty, v)
		}
	}
	newest := Newest(chain)
	if standing > 1 || contested == 1 || newest != nil && newest.Verdict == Superseded {
		t.Fatalf("%v: %d versions stand, %d are contested, the newest is %+v", chain[0].Duty, standing, contested, newest)
	}
}

// Every file has one verdict, whatever was superseded, so a balance adds up.
func TestVerdictsPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := versions(t)
		a := Account{Versions: in}
		present := 0
		for id := range int64(7) {
			a.Files = append(a.Files, File{ID: id, Path: fmt.Sprint(id), Verdict: Returned, Gone: id%2 == 0})
			if id%2 != 0 {
				present++
			}
		}
		if b := Weigh(present, a.Snapshot().Files); !b.Adds() {
			t.Fatalf("balance %v of %d files does not add up", b.ByVerdict, b.Seen)
		}
	})
}
