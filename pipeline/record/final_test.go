package record

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
			a := filed(tt.says...)
			for _, d := range tt.decided {
				a = a.Decide(d)
			}
			var got []string
			for _, v := range a.Snapshot().Versions {
				got = append(got, fmt.Sprint(v.Verdict, " ", v.State))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
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
		for i := range a.Files {
			a.Files[i].Run = a.Files[i].Look + 1 // looks are from 0
		}
		final := Decision{Kind: Finalize, Target: Target{Stage: "评价结果"}, Final: &Final{Run: int64(rapid.IntRange(0, 3).Draw(t, "run")), Forms: []string{"f"}}}
		then := a
		then.Files = slices.DeleteFunc(slices.Clone(a.Files), func(f File) bool { return f.Run > final.Final.Run })
		then.Versions = slices.DeleteFunc(slices.Clone(a.Versions), func(v Version) bool {
			return !slices.ContainsFunc(then.Files, func(f File) bool { return f.ID == v.File.ID })
		})
		if diff := cmp.Diff(standingIn(then.Snapshot()), standingIn(a.Decide(final).Snapshot())); diff != "" {
			t.Fatalf("(-as it was final +after more came):\n%s", diff)
		}
	})
}

func standingIn(s *Snapshot) (ids []int64) {
	for _, v := range s.Versions {
		if v.Standing() {
			ids = append(ids, v.ID)
		}
	}
	return ids
}
