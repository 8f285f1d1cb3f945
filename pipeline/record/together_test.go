package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// came is one version of a duty: the look that saw it, what it says, and its
// own verdict. Its path is its number.
type came struct {
	look    int64
	figures string
	own     Verdict
	left    int64 // the look that no longer found it
}

// ofOneFile makes the versions those of the sheets of one file.
func ofOneFile(versions []Version) []Version {
	for i := range versions {
		versions[i].File.ID, versions[i].File.Path, versions[i].Sheet = 1, "1", fmt.Sprint(i+1)
	}
	return versions
}

func received(list ...came) []Version {
	var out []Version
	for i, c := range list {
		f := File{ID: int64(i + 1), Path: fmt.Sprint(i + 1), Look: c.look, Gone: c.left > 0, Left: c.left,
			Arrival: evening.Add(time.Duration(c.look) * time.Hour)}
		out = append(out, Version{ID: f.ID, Duty: Duty{Department: "213001", Form: "score-sheet", Subject: "A-01"},
			File: &f, Verdict: c.own, Figures: c.figures})
	}
	return out
}

// told writes what became of versions: number, verdict, state and other.
func told(versions []Version) []string {
	var out []string
	for _, v := range versions {
		out = append(out, fmt.Sprintf("%d %s %s %d", v.N, v.Verdict, v.State, v.Other))
	}
	return out
}

func TestWhatCameTogether(t *testing.T) {
	withdrawn := func(v []Version, i int) []Version {
		v[i].Withdrawal = &Decision{ID: 1}
		return v
	}
	chosen := func(v []Version, i int) []Version {
		v[i].Choice = &Decision{ID: 1}
		return v
	}
	for _, tt := range []struct {
		name string
		in   []Version
		want []string
	}{
		{"two that disagree", received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0}),
			[]string{"1 needs_explanation contested 2", "2 needs_explanation contested 1"}},
		{"two sheets of one file that disagree", ofOneFile(received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0})),
			[]string{"1 needs_explanation contested 2", "2 needs_explanation contested 1"}},
		{"two sheets of one file that agree", ofOneFile(received(came{1, "a", Accepted, 0}, came{1, "a", Accepted, 0})),
			[]string{"1 superseded replaced 2", "2 accepted standing 0"}},
		{"what stood before stays", received(came{1, "a", Accepted, 0}, came{2, "b", Accepted, 0}, came{2, "c", Returned, 0}),
			[]string{"1 accepted standing 0", "2 needs_explanation contested 3", "3 returned contested 2"}},
		{"a later one says which", received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0}, came{2, "b", Accepted, 0}),
			[]string{"1 superseded replaced 3", "2 superseded replaced 3", "3 accepted standing 0"}},
		{"one was taken away", received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 2}),
			[]string{"1 accepted standing 0", "2 superseded passed_over 1"}},
		{"the last to go counts", received(came{1, "a", Accepted, 3}, came{1, "b", Accepted, 2}),
			[]string{"1 accepted standing 0", "2 superseded passed_over 1"}},
		{"both went at once", received(came{1, "a", Accepted, 2}, came{1, "b", Accepted, 2}),
			[]string{"1 needs_explanation contested 2", "2 needs_explanation contested 1"}},
		{"one was named", chosen(received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0}, came{2, "b", Accepted, 0}), 0),
			[]string{"1 superseded replaced 3", "2 superseded passed_over 1", "3 accepted standing 0"}},
		{"one of them was withdrawn", withdrawn(received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0}), 1),
			[]string{"1 accepted standing 0", "2 superseded withdrawn 0"}},
		{"the same once more", received(came{1, "a", Accepted, 0}, came{2, "a", Accepted, 0}),
			[]string{"1 accepted standing 0", "0 duplicate repeated 1"}},
		{"twice the same at one look", received(came{1, "a", Accepted, 0}, came{1, "a", Accepted, 0}),
			[]string{"1 accepted standing 0", "0 duplicate repeated 1"}},
		{"the same beside something new", received(came{1, "a", Accepted, 0}, came{2, "b", Accepted, 0}, came{2, "a", Accepted, 0}),
			[]string{"1 superseded replaced 2", "2 accepted standing 0", "0 duplicate repeated 1"}},
		{"back to what was before", received(came{1, "a", Accepted, 0}, came{2, "b", Accepted, 0}, came{3, "a", Accepted, 0}),
			[]string{"1 superseded replaced 3", "2 superseded replaced 3", "3 accepted standing 0"}},
		{"what was withdrawn is no longer said", withdrawn(received(came{1, "a", Accepted, 0}, came{2, "a", Accepted, 0}), 0),
			[]string{"1 superseded withdrawn 0", "2 accepted standing 0"}},
		{"the version before stands again", withdrawn(received(came{1, "a", Accepted, 0}, came{2, "b", Accepted, 0}), 1),
			[]string{"1 accepted standing 0", "2 superseded withdrawn 0"}},
		{"returned twice with the same figures", received(came{1, "a", Returned, 0}, came{2, "a", Returned, 0}),
			[]string{"1 superseded replaced 2", "2 returned sent_back 0"}},
		{"figures that are not known", received(came{1, "", Accepted, 0}, came{1, "", Accepted, 0}),
			[]string{"1 superseded replaced 2", "2 accepted standing 0"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ResolveVersions(tt.in)
			if diff := cmp.Diff(tt.want, told(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(got, ResolveVersions(got)); diff != "" {
				t.Errorf("settled again:\n%s", diff)
			}
		})
	}
}

// TestAReportIsNewAsAWhole: one that says something new for one of its projects
// replaces what stood on all of them.
func TestAReportIsNewAsAWhole(t *testing.T) {
	in := func(second string) []Version {
		v := append(received(came{1, "a", Accepted, 0}, came{2, "a", Accepted, 0}), received(came{1, "b", Accepted, 0}, came{2, second, Accepted, 0})...)
		v[2].ID, v[3].ID = 3, 4
		v[2].Duty.Subject, v[3].Duty.Subject = "A-02", "A-02"
		return v
	}
	want := []string{"1 superseded replaced 2", "2 accepted standing 0", "1 superseded replaced 4", "2 accepted standing 0"}
	if diff := cmp.Diff(want, told(ResolveVersions(in("c")))); diff != "" {
		t.Errorf("something new for A-02 (-want +got):\n%s", diff)
	}
	want = []string{"1 accepted standing 0", "0 duplicate repeated 1", "1 accepted standing 0", "0 duplicate repeated 3"}
	if diff := cmp.Diff(want, told(ResolveVersions(in("b")))); diff != "" {
		t.Errorf("nothing new (-want +got):\n%s", diff)
	}
}

// TestFindingsOfTheCampaignCount: a version's verdict follows what was found
// about it beside other submissions, and its file's with it.
func TestFindingsOfTheCampaignCount(t *testing.T) {
	versions := received(came{1, "a", Accepted, 0}, came{2, "b", Accepted, 0})
	for i := range versions {
		versions[i].File.Department, versions[i].File.Verdict = "213001", Accepted
	}
	whole := func(file int64, code finding.Code, severity finding.Severity, department string) Issue {
		return Issue{Finding: finding.Finding{Code: code, Severity: severity, Form: "score-sheet", Project: "A-01"},
			FileID: file, Department: department, CampaignWide: true}
	}
	waived := whole(2, "X02", finding.Error, "213001")
	waived.Waived = &finding.Waiver{}
	for _, tt := range []struct {
		name  string
		issue Issue
		want  []string
	}{
		{"a warning", whole(2, "X03", finding.Warning, "213001"), []string{"1 superseded", "2 needs_explanation standing"}},
		{"late is late for good", whole(1, "D01", finding.Warning, "213001"), []string{"1 superseded", "2 needs_explanation standing"}},
		{"an error", whole(2, "X02", finding.Error, "213001"), []string{"1 accepted standing", "2 returned"}},
		{"a hint", whole(2, "X07", finding.Info, "213001"), []string{"1 superseded", "2 accepted standing"}},
		{"for the section alone", whole(2, "X02", finding.Error, ""), []string{"1 superseded", "2 accepted standing"}},
		{"waived", waived, []string{"1 superseded", "2 accepted standing"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := Account{Versions: versions, Files: []File{*versions[0].File, *versions[1].File}, Issues: []Issue{tt.issue}}
			s := a.Snapshot()
			var got []string
			for _, v := range s.Versions {
				line := fmt.Sprintf("%d %s", v.N, v.Verdict)
				if v.Standing() {
					line += " standing"
				}
				got = append(got, line)
				if v.File.Verdict != v.Verdict {
					t.Errorf("version %d is %s, its file %s", v.N, v.Verdict, v.File.Verdict)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if w := s.Versions[1].Own; w != Accepted || a.Apart().Versions[1].Verdict != Accepted {
				t.Errorf("its own verdict became %s", w)
			}
		})
	}
}
