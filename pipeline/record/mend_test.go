package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// handedIn is an account in the making: files that came look by look, each with
// what it says on its one sheet.
type handedIn struct{ Account }

// came adds a file with a version for each project. Files of the same hash in
// one department are duplicates of the first, which give no version.
func (h *handedIn) came(look int64, path, department, hash string, v Verdict, projects ...string) *handedIn {
	id := int64(len(h.Files) + 1)
	f := File{ID: id, Path: path, Department: department, Hash: hash, Size: 1, Look: look, Run: look,
		Arrival: evening.Add(time.Duration(look) * time.Hour), Verdict: v}
	for i := range h.Files {
		if old := &h.Files[i]; old.Path == path && !old.Gone {
			old.Gone, old.Left = true, look
		}
	}
	h.Files = append(h.Files, f)
	for n, p := range projects {
		h.Versions = append(h.Versions, Version{ID: id*10 + int64(n), File: &f, Sheet: "表", Verdict: v, Figures: hash,
			Duty: Duty{Department: department, Form: "f", Subject: finding.Subject(p)}, Says: packed.Of(says(hash, p))})
	}
	return h
}

// left takes a file away.
func (h *handedIn) left(look int64, path string) *handedIn {
	for i := range h.Files {
		if f := &h.Files[i]; f.Path == path {
			f.Gone, f.Left = true, look
		}
	}
	return h
}

// says is a submission that differs by hash in its first two letters only: B1
// holds the first, B2 the second, and the code and a name stand below them.
func says(hash, project string) *form.Submission {
	value := func(row int, text string) form.Value {
		return form.Value{State: form.Valid, Cell: finding.Ref{Row: row, Col: 2}, Text: text}
	}
	return &form.Submission{Form: "f", Sheet: "表", Fields: map[string]form.Value{form.ProjectField: value(3, project),
		"one": value(1, hash[:1]), "name": value(4, "李四"), "two": value(2, hash[1:2])}}
}

// states are what became of a project's versions, by their files.
func (h *handedIn) states(project string) []string {
	var out []string
	for _, v := range h.Snapshot().Versions {
		if v.Duty.Project() == project {
			out = append(out, fmt.Sprintf("%d %s %s %d", v.File.ID, v.Verdict, v.State, v.Other))
		}
	}
	return out
}

// wrongAt tells an error of every file at its second value.
func (h *handedIn) wrongAt(files ...int64) *handedIn {
	for _, id := range files {
		h.Issues = append(h.Issues, Issue{FileID: id, FirstRun: 1, Finding: finding.Finding{Code: "C02", Severity: finding.Error,
			Form: "f", Place: finding.Place{Sheet: "表", Cell: finding.Ref{Row: 2, Col: 2}}}})
	}
	return h
}

func TestWhatItsSenderMendedIsNoLongerReturned(t *testing.T) {
	const mine, other = "213001", "402001"
	returned := []string{"1 returned sent_back 0"}
	ended := []string{"1 superseded corrected 20"}
	for _, tt := range []struct {
		name string
		in   *handedIn
		want []string // of A-02, which the first file named by mistake
	}{
		{"nothing came since", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02"), returned},
		{"in the same place", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Accepted, "A-01"), ended},
		{"returned once more", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Returned, "A-01"), ended},
		{"it names it still", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Returned, "A-01", "A-02"),
			[]string{"1 superseded replaced 21", "2 returned sent_back 0"}},
		{"nothing that can be read", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Unreadable), returned},
		{"read at last", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Unreadable).came(3, "a", mine, "st", Accepted, "A-01"),
			[]string{"1 superseded corrected 30"}},
		{"mended step by step", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Returned, "A-02").came(3, "a", mine, "st", Accepted, "A-01"),
			[]string{"1 superseded corrected 30", "2 superseded corrected 30"}},
		{"something else in another place", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "b", mine, "uv", Accepted, "A-01"), returned},
		{"the same but for what was told", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").wrongAt(1).came(2, "b", mine, "xv", Accepted, "A-01"), ended},
		{"the same but for what was not told", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").wrongAt(1).came(2, "b", mine, "uy", Accepted, "A-01"), returned},
		{"the same from somebody else", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").wrongAt(1).came(2, "b", other, "xv", Accepted, "A-11"), returned},
		{"at the same look", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").wrongAt(1).came(1, "b", mine, "xv", Accepted, "A-01"), returned},
		{"renamed and then mended", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").left(2, "a").came(2, "b", mine, "xy", Duplicate).came(3, "b", mine, "uv", Accepted, "A-01"),
			[]string{"1 superseded corrected 30"}},
		{"a copy was mended, it lies there still", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "b", mine, "xy", Duplicate).came(3, "b", mine, "uv", Accepted, "A-01"), returned},
		{"by what had come before", new(handedIn).came(1, "b", mine, "uv", Accepted, "A-01").came(2, "a", mine, "xy", Returned, "A-02").came(3, "a", mine, "uv", Duplicate),
			[]string{"2 superseded corrected 10"}},
		{"it came back", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Accepted, "A-01").came(3, "b", mine, "xy", Duplicate), returned},
		{"moved to whom it is for", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").left(2, "a").came(2, "b", other, "xy", Accepted, "A-11"), ended},
		{"copied there", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "b", other, "xy", Accepted, "A-11"), returned},
		{"it stands", new(handedIn).came(1, "a", mine, "xy", Accepted, "A-02").came(2, "a", mine, "uv", Accepted, "A-01"), []string{"1 accepted standing 0"}},
		{"one before it stood", new(handedIn).came(1, "c", mine, "st", Accepted, "A-02").came(2, "a", mine, "xy", Returned, "A-02").came(3, "a", mine, "uv", Accepted, "A-01"),
			[]string{"1 accepted standing 0", "2 superseded corrected 30"}},
		{"a newer one had come", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "b", mine, "st", Returned, "A-02").came(3, "a", mine, "uv", Accepted, "A-01"),
			[]string{"1 superseded replaced 20", "2 returned sent_back 0"}},
		{"named again later", new(handedIn).came(1, "a", mine, "xy", Returned, "A-02").came(2, "a", mine, "uv", Accepted, "A-01").came(3, "b", mine, "st", Accepted, "A-02"),
			[]string{"1 superseded corrected 20", "3 accepted standing 0"}},
		{"put back as it was", new(handedIn).came(1, "a", mine, "st", Accepted, "A-02").came(2, "a", mine, "xy", Returned, "A-02").came(3, "a", mine, "st", Duplicate),
			[]string{"1 accepted standing 0", "2 superseded corrected 10"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.in.states("A-02")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatHasHardlyAnythingLeftIsAnother: of a blank sheet, whose every cell is
// told, any other one would be the mended copy.
func TestWhatHasHardlyAnythingLeftIsAnother(t *testing.T) {
	h := new(handedIn).came(1, "a", "213001", "xy", Returned, "A-02").wrongAt(1).came(2, "b", "213001", "uv", Accepted, "A-01")
	h.Issues[0].Place.Cell.Row = 1
	h.wrongAt(1)
	if diff := cmp.Diff([]string{"1 returned sent_back 0"}, h.states("A-02")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAWithdrawnFileMendsNothing: what the section took back is as if it had
// not come.
func TestAWithdrawnFileMendsNothing(t *testing.T) {
	h := new(handedIn).came(1, "a", "213001", "xy", Returned, "A-02").came(2, "a", "213001", "uv", Accepted, "A-01")
	h.Account = h.Decide(Decision{Kind: Withdraw, Target: h.Versions[1].Target()})
	if diff := cmp.Diff([]string{"1 returned sent_back 0"}, h.states("A-02")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOneThatSaysAgainWhatStoodMendsWhatWasReturned, and is no new version.
func TestOneThatSaysAgainWhatStoodMendsWhatWasReturned(t *testing.T) {
	got := told(ResolveVersions(received(came{1, "a", Accepted, 0}, came{2, "b", Returned, 0}, came{3, "a", Accepted, 0})))
	want := []string{"1 accepted standing 0", "2 superseded corrected 1", "0 duplicate repeated 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhatWasMeantCameInTime: the version that goes on counts from when the
// one that named another project came, where it says the same.
func TestWhatWasMeantCameInTime(t *testing.T) {
	for hash, want := range map[string]int64{"xv": 1, "uv": 3} {
		h := new(handedIn).came(1, "a", "213001", "xy", Returned, "A-03").wrongAt(1).
			came(2, "a", "213001", "xz", Returned, "A-02").wrongAt(2).came(3, "a", "213001", hash, Accepted, "A-01")
		for _, v := range h.Snapshot().Versions {
			if got := v.Came(); v.Duty.Subject == "A-01" && !got.Equal(evening.Add(time.Duration(want)*time.Hour)) {
				t.Errorf("%s counts from %s", hash, got)
			}
		}
	}
}

// TestWhatEndedIsNoLongerTold, although the rest of its file stands: a workbook
// came again without one of its sheets.
func TestWhatEndedIsNoLongerTold(t *testing.T) {
	h := new(handedIn).came(1, "a", "213001", "xy", Returned, "A-01", "A-02").came(2, "a", "213001", "uv", Accepted, "A-01")
	h.Versions[0].Sheet, h.Versions[0].Verdict, h.Versions[0].Figures = "甲", Accepted, "uv" // the same as in the second file
	h.Versions[2].Sheet = "甲"
	for sheet, code := range map[string]finding.Code{"甲": "V03", "表": "C02"} {
		h.Issues = append(h.Issues, Issue{FileID: 1, FirstRun: 1, Finding: finding.Finding{Code: code, Severity: finding.Error, Form: "f",
			Place: finding.Place{Sheet: sheet}}})
	}
	h.Issues[0].Severity = finding.Error
	for i := range h.Issues {
		if h.Issues[i].Code == "V03" {
			h.Issues[i].Severity = finding.Info
		}
	}
	h.Clocks = map[int64]time.Time{1: evening, 2: evening.Add(time.Hour)}
	s := h.Snapshot()
	if diff := cmp.Diff([]string{"1 superseded corrected 20"}, h.states("A-02")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[finding.Code]State{"V03": Open}, codes(s)); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	var verdicts []Verdict
	for _, f := range s.Files {
		verdicts = append(verdicts, f.Verdict)
	}
	if diff := cmp.Diff([]Verdict{Accepted, Duplicate}, verdicts); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if len(s.Resolved) != 1 || s.Resolved[0].Code != "C02" {
		t.Errorf("told as mended: %+v", s.Resolved)
	}
}

// TestMendingProperties: whatever came, the account says the same in any order,
// of every returned version that is still to be mended, and nothing that stands
// is ended.
func TestMendingProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &handedIn{}
		first := map[string]bool{}
		for look := range int64(rapid.IntRange(1, 8).Draw(t, "looks")) {
			department := rapid.SampledFrom([]string{"213001", "402001"}).Draw(t, "department")
			hash := rapid.SampledFrom([]string{"xy", "xv", "uy", "uv"}).Draw(t, "hash")
			path := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "path")
			if rapid.Bool().Draw(t, "leaves") {
				h.left(look, path)
			}
			var projects []string
			v := Duplicate
			if content := department + hash; !first[content] {
				first[content] = true
				projects = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"A-01", "A-02", "A-03"}), 0, 3, rapid.ID).Draw(t, "projects")
				v = rapid.SampledFrom([]Verdict{Accepted, Returned}).Draw(t, "verdict")
			}
			h.came(look, department+path, department, hash, v, projects...)
		}
		if rapid.Bool().Draw(t, "told") {
			h.wrongAt(1, 2, 3)
		}
		s := h.Snapshot()
		again := h.Account
		again.Files, again.Versions, again.Issues = shuffled(t, h.Files), shuffled(t, h.Versions), shuffled(t, h.Issues)
		if diff := cmp.Diff(s.Versions, again.Snapshot().Versions); diff != "" {
			t.Fatalf("the order matters:\n%s", diff)
		}
		if diff := cmp.Diff(s.Versions, ResolveVersions(s.Versions)); diff != "" {
			t.Fatalf("settling again changes something:\n%s", diff)
		}
		for _, v := range s.Versions {
			if v.State == Corrected && (v.Own != Returned || v.Other == 0 || v.Other == v.ID) {
				t.Fatalf("%+v is ended", v)
			}
		}
	})
}

// TestAnyCellOfAFindingMayBeMended, not the first alone.
func TestAnyCellOfAFindingMayBeMended(t *testing.T) {
	for name, tc := range map[string]struct {
		cells []finding.Cell
		want  string
	}{
		"one cell":  {nil, "1 returned sent_back 0"},
		"two cells": {[]finding.Cell{{At: finding.Ref{Row: 2, Col: 2}}, {At: finding.Ref{Row: 1, Col: 2}}}, "1 superseded corrected 20"},
	} {
		h := new(handedIn).came(1, "a", "213001", "xy", Returned, "A-02").wrongAt(1).came(2, "b", "213001", "uy", Accepted, "A-01")
		h.Issues[0].Cells = tc.cells
		if diff := cmp.Diff([]string{tc.want}, h.states("A-02")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
