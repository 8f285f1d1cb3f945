package record

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/finding"
)

// finalAt makes a stage of one form final after so many runs.
func finalAt(run int64) Decision {
	return Decision{Kind: Finalize, Target: Target{Stage: "评价结果"}, By: "王科长", Final: &Final{Doc: "8号", Run: run, Forms: []string{"score-sheet"}}}
}

// filed is an account of versions of one duty, each of a run of its own.
func filed(says ...string) Account {
	var a Account
	for i, said := range says {
		id := int64(i + 1)
		verdict := Accepted
		if said == "wrong" {
			verdict = Returned
		}
		f := File{ID: id, Path: fmt.Sprint(i), Arrival: evening.Add(time.Duration(i) * time.Hour), Run: id, Look: id, Verdict: verdict}
		a.Files = append(a.Files, f)
		a.Versions = append(a.Versions, Version{ID: id, Duty: Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"}, File: &f, Figures: said, Verdict: verdict})
	}
	return a
}

// statesAfter are verdict and state of every version after some decisions.
func statesAfter(a Account, decided []Decision) []string {
	for _, d := range decided {
		a = a.Decide(d)
	}
	var out []string
	for _, v := range a.Snapshot().Versions {
		out = append(out, fmt.Sprint(v.Verdict, " ", v.State))
	}
	return out
}

// TestAfterFinal: what comes when its stage is final is judged and waits; the section
// lets it in, and takes either back.
func TestAfterFinal(t *testing.T) {
	let := func(file int64) Decision {
		return Decision{Kind: Correct, Target: Target{File: file}, By: "王科长", Why: "漏报"}
	}
	undo := func(d Decision) Decision {
		d.Undo, d.Final = true, nil
		return d
	}
	for _, tt := range []struct {
		name    string
		says    []string
		decided []Decision
		want    []string
	}{
		{"nothing is final", []string{"91", "92"}, nil, []string{"superseded replaced", "accepted standing"}},
		{"a newer one", []string{"91", "92"}, []Decision{finalAt(1)}, []string{"accepted standing", "accepted after_final"}},
		{"one that came before", []string{"91", "92"}, []Decision{finalAt(2)}, []string{"superseded replaced", "accepted standing"}},
		{"the newest of two", []string{"91", "92", "93"}, []Decision{finalAt(1)}, []string{"accepted standing", "superseded replaced", "accepted after_final"}},
		{"one that is returned", []string{"91", "wrong"}, []Decision{finalAt(1)}, []string{"accepted standing", "returned sent_back"}},
		{"the same again", []string{"91", "91"}, []Decision{finalAt(1)}, []string{"accepted standing", "duplicate repeated"}},
		{"back to what is final", []string{"91", "92", "91"}, []Decision{finalAt(1)}, []string{"accepted standing", "superseded corrected", "duplicate repeated"}},
		{"where nothing had come", []string{"91"}, []Decision{finalAt(0)}, []string{"accepted after_final"}},
		{"corrected", []string{"91", "92"}, []Decision{finalAt(1), let(2)}, []string{"superseded replaced", "accepted standing"}},
		{"corrected, and newer again", []string{"91", "92", "93"}, []Decision{finalAt(1), let(2)}, []string{"superseded replaced", "accepted standing", "accepted after_final"}},
		{"no correction after all", []string{"91", "92"}, []Decision{finalAt(1), let(2), undo(let(2))}, []string{"accepted standing", "accepted after_final"}},
		{"final no longer", []string{"91", "92"}, []Decision{finalAt(1), undo(finalAt(1))}, []string{"superseded replaced", "accepted standing"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, statesAfter(filed(tt.says...), tt.decided)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestDisputedWhenFinal: of two versions that came at once and disagreed, one leaves the
// inbox, or is mended, after its stage was final. The other one does not stand all of a
// sudden: it waits for the section to correct the stage by it.
func TestDisputedWhenFinal(t *testing.T) {
	file := func(id, look int64, path string, gone bool) *File {
		return &File{ID: id, Path: path, Hash: path + fmt.Sprint(look), Arrival: evening.Add(time.Duration(look) * time.Hour), Look: look, Run: look, Gone: gone, Verdict: Accepted}
	}
	version := func(id int64, f *File, subject finding.Subject, figures string, verdict Verdict) Version {
		return Version{ID: id, Duty: Duty{Department: "213001", Form: "score-sheet", Subject: subject}, File: f, Figures: figures, Verdict: verdict}
	}
	one, other, mended := file(1, 1, "a.xlsx", false), file(2, 1, "b.xlsx", true), file(3, 2, "b.xlsx", false)
	other.Left, other.LeftRun = 2, 2
	a := Account{Files: []File{*one, *other, *mended}, Versions: []Version{
		version(1, one, "A-01", "91", Accepted),
		version(2, other, "A-01", "92", Returned),
		version(3, mended, "A-02", "92", Accepted),
	}}
	for _, tt := range []struct {
		name    string
		decided []Decision
		want    []string
	}{
		{"nothing is final", nil, []string{"accepted standing", "superseded corrected", "accepted standing"}},
		{"mended before", []Decision{finalAt(2)}, []string{"accepted standing", "superseded corrected", "accepted standing"}},
		{"left after", []Decision{finalAt(1), {Kind: Withdraw, Target: a.Versions[2].Target()}},
			[]string{"accepted after_final", "superseded passed_over", "superseded withdrawn"}},
		{"mended after", []Decision{finalAt(1)}, []string{"accepted after_final", "superseded corrected", "accepted after_final"}},
		{"and the section corrects the stage", []Decision{finalAt(1), {Kind: Correct, Target: Target{File: 1}}},
			[]string{"accepted standing", "superseded corrected", "accepted after_final"}},
		{"or lets nothing in", []Decision{finalAt(1), {Kind: Withdraw, Target: a.Versions[2].Target()}, {Kind: Withdraw, Target: a.Versions[0].Target()}},
			[]string{"superseded withdrawn", "returned sent_back", "superseded withdrawn"}},
		{"or by what mended it", []Decision{finalAt(1), {Kind: Correct, Target: Target{File: 3}}},
			[]string{"accepted after_final", "superseded corrected", "accepted standing"}},
		{"and the section names the other", []Decision{finalAt(1), {Kind: Choose, Target: a.Versions[0].Target()}},
			[]string{"accepted standing", "superseded passed_over", "accepted after_final"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, statesAfter(a, tt.decided)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCorrectionsAreTold: a version that was let in says why, and only while its stage
// is final.
func TestCorrectionsAreTold(t *testing.T) {
	a := filed("91", "92").Decide(finalAt(1)).Decide(Decision{Kind: Correct, Target: Target{File: 2}, By: "王科长", Why: "漏报"})
	s := a.Snapshot()
	if got := s.Versions[1].Reason().ZH; got != "总表采用；定稿后更正：王科长：漏报" {
		t.Errorf("the version says %q", got)
	}
	if all := s.Corrections(); len(all) != 1 || all[0].ID != 2 || all[0].Final.Final.Doc != "8号" {
		t.Errorf("corrections: %+v", all)
	}
	d := finalAt(1)
	d.Undo, d.Final = true, nil
	s = a.Decide(d).Snapshot()
	if got := s.Versions[1].Reason().ZH; got != "总表采用" || len(s.Corrections()) != 0 {
		t.Errorf("final no longer: the version says %q, corrections %+v", got, s.Corrections())
	}
}

// TestFinalStays: whatever comes after a stage is final, what stands of it is what
// stood, until the section says otherwise.
func TestFinalStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := accounts(t)
		date(t, a.Files)
		final := Decision{Kind: Finalize, Target: Target{Stage: "评价结果"}, Final: &Final{Run: int64(rapid.IntRange(0, 3).Draw(t, "run")), Forms: []string{"f"}}}
		then := a
		then.Files = slices.DeleteFunc(slices.Clone(a.Files), func(f File) bool { return f.Run > final.Final.Run })
		for i := range then.Files {
			if f := &then.Files[i]; f.LeftRun > final.Final.Run {
				f.Gone, f.Left, f.LeftRun = false, 0, 0
			}
		}
		then.Versions = slices.DeleteFunc(slices.Clone(a.Versions), func(v Version) bool {
			return !slices.ContainsFunc(then.Files, func(f File) bool { return f.ID == v.File.ID })
		})
		if diff := cmp.Diff(standingIn(then.Snapshot()), standingIn(a.Decide(final).Snapshot())); diff != "" {
			t.Fatalf("(-as it was final +after more came):\n%s", diff)
		}
	})
}

// date says when files came and left: before another one came to their path.
func date(t *rapid.T, files []File) {
	for i := range files {
		f := &files[i]
		f.Run = f.Look + 1 // looks are from 0
		if !f.Gone {
			continue
		}
		f.Left = rapid.Int64Range(f.Look+1, 4).Draw(t, "left")
		for _, after := range files {
			if after.Path == f.Path && after.Look > f.Look {
				f.Left = min(f.Left, after.Look)
			}
		}
		f.LeftRun = f.Left + 1
	}
}

func standingIn(s *Snapshot) (ids []int64) {
	for _, v := range s.Versions {
		if v.Standing() {
			ids = append(ids, v.ID)
		}
	}
	return ids
}
