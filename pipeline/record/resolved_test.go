package record

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// What a correction no longer has is told once, with the clock of the run that
// received the correction; what it still has is not, nor what nobody replaced.
func TestWhatACorrectionMended(t *testing.T) {
	file := func(id, run int64, v Verdict) File {
		return File{ID: id, Path: string(rune('a' + id)), Arrival: evening.Add(time.Duration(id) * time.Hour), Look: id, Run: run, Verdict: v}
	}
	old, again, corrected := file(1, 1, Returned), file(2, 1, Returned), file(3, 2, Returned)
	lone := file(4, 1, Returned)
	version := func(f File, project string) Version {
		return Version{ID: f.ID, File: &f, Duty: Duty{Department: "213001", Form: "f", Subject: finding.Subject(project)}, Verdict: f.Verdict, Figures: string(rune('0' + f.ID))}
	}
	found := func(f File, code finding.Code, project string, s finding.Severity) Issue {
		return Issue{FileID: f.ID, FirstRun: f.Run, Finding: finding.Finding{Code: code, Form: "f", Project: project, Severity: s}}
	}
	later := evening.Add(24 * time.Hour)
	s := Account{
		Run:      Run{ID: 2, AsOf: later},
		Files:    []File{old, again, corrected, lone},
		Versions: []Version{version(old, "A-01"), version(again, "A-01"), version(corrected, "A-01"), version(lone, "A-02")},
		Issues: []Issue{found(old, "T03", "A-01", finding.Error), found(again, "T03", "A-01", finding.Error),
			found(again, "G01", "A-01", finding.Error), found(again, "V03", "A-01", finding.Info),
			found(corrected, "G01", "A-01", finding.Error), found(lone, "T03", "A-02", finding.Error)},
		Clocks: map[int64]time.Time{1: evening, 2: later},
	}.Snapshot()
	type told struct {
		Code            finding.Code
		Project, Sender string
		At              time.Time
	}
	var got []told
	for _, c := range s.Resolved {
		got = append(got, told{c.Code, c.Project, c.Department, c.At})
	}
	if diff := cmp.Diff([]told{{"T03", "A-01", "213001", later}}, got); diff != "" {
		t.Errorf("cleared (-want +got):\n%s", diff)
	}
}
