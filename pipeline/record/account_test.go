package record

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

func issue(file int64, code finding.Code, firstRun int64) Issue {
	return Issue{Finding: finding.Finding{Code: code}, FileID: file, FirstRun: firstRun}
}

func codes(s *Snapshot) map[finding.Code]State {
	out := map[finding.Code]State{}
	for _, i := range s.Issues {
		out[i.Code] = i.State
	}
	return out
}

func TestSnapshotTellsWhatHolds(t *testing.T) {
	duty := Duty{Department: "213001", Form: "f", Subject: "A-01"}
	old := File{ID: 1, Path: "a", Arrival: evening, Verdict: Accepted, Gone: true}
	returned := File{ID: 2, Path: "b", Arrival: evening.Add(time.Hour), Verdict: Returned}
	newest := File{ID: 3, Path: "c", Arrival: evening.Add(2 * time.Hour), Verdict: Returned}
	lost := File{ID: 4, Path: "d", Verdict: Unreadable, Gone: true}
	kept := File{ID: 5, Path: "e", Verdict: Unreadable}
	a := Account{
		Run:   Run{ID: 2, AsOf: evening.Add(2 * time.Hour)},
		Files: []File{old, returned, newest, lost, kept},
		Versions: []Version{{ID: 1, Duty: duty, File: &old, Verdict: Accepted},
			{ID: 2, Duty: duty, File: &returned, Verdict: Returned}, {ID: 3, Duty: duty, File: &newest, Verdict: Returned}},
		Issues: []Issue{issue(1, "V03", 1), issue(2, "T03", 1), issue(3, "T05", 2), issue(4, "F01", 1), issue(5, "F02", 1),
			{Finding: finding.Finding{Code: "D02"}, Department: "402001", FirstRun: 2, CampaignWide: true}},
		Clocks: map[int64]time.Time{1: evening, 2: evening.Add(2 * time.Hour)},
	}
	s := a.Snapshot()
	var files []string
	for _, f := range s.Files {
		files = append(files, f.Path+" "+string(f.Verdict))
	}
	if diff := cmp.Diff([]string{"a accepted", "b superseded", "c returned", "e unreadable"}, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	want := map[finding.Code]State{"V03": Open, "T05": New, "F02": Open, "D02": New}
	if diff := cmp.Diff(want, codes(s)); diff != "" {
		t.Errorf("issues (-want +got):\n%s", diff)
	}
	if got := s.Versions[1].File.Verdict; got != Superseded {
		t.Errorf("the file of a superseded version is %s", got)
	}
}

func TestFindingsGoToTheSender(t *testing.T) {
	parent := File{ID: 1, Path: "213001/a", Department: "213001"}
	loose := File{ID: 2, Path: "新建文件夹/a"}
	mixed := File{ID: 3, Path: "新建文件夹/b"}
	version := func(id int64, f File, unit, project string) Version {
		return Version{ID: id, File: &f, Duty: Duty{Department: unit, Form: "f", Subject: finding.Subject(project)}, Verdict: Accepted}
	}
	s := Account{
		Files: []File{parent, loose, mixed},
		Versions: []Version{version(1, parent, "213002", "A-01"), version(2, loose, "402001", "A-02"),
			version(3, mixed, "402001", "A-03"), version(4, mixed, "403001", "A-04")},
		Issues: []Issue{issue(1, "C06", 0), issue(2, "F11", 0), issue(3, "S10", 0)},
	}.Snapshot()
	got := map[finding.Code]string{}
	for _, i := range s.Issues {
		got[i.Code] = i.Department
	}
	want := map[finding.Code]string{"C06": "213001", "F11": "402001", "S10": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("departments (-want +got):\n%s", diff)
	}
}

func TestMissing(t *testing.T) {
	files := []File{{ID: 1, Path: "a", Gone: true}, {ID: 2, Path: "a"}, {ID: 3, Path: "b", Gone: true}, {ID: 4, Path: "c"}}
	got := Missing(files)
	if len(got) != 1 || got[0].Path != "b" {
		t.Errorf("missing = %+v, want b alone: a holds something new", got)
	}
}

func TestWeighShowsAForgottenFile(t *testing.T) {
	files := []File{{Verdict: Accepted}, {Verdict: Returned}, {Verdict: Accepted, Gone: true}}
	if b := Weigh(3, files); b.Adds() {
		t.Errorf("balance %+v adds up, with one file forgotten", b)
	}
	if b := Weigh(2, files); !b.Adds() || b.ByVerdict[Accepted] != 1 {
		t.Errorf("balance = %+v", b)
	}
}
