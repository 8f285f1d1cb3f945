package preview

import (
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// state is what of a snapshot is compared. What submissions say is no part of it:
// it takes most of the room.
type state struct {
	issues []record.Issue
	// verdicts are those of the current version of each duty, and of the files that
	// are no version of any.
	verdicts map[subject]verdict
	// files are the verdicts of all files, by id.
	files map[int64]record.Verdict
	// doubts are rules that so many sheets fail that departments are not told.
	doubts map[finding.Code]bool
}

// subject is what has a verdict: a duty, or a file that is for none.
type subject struct {
	record.Duty
	file int64
}

// verdict is one, and the file that it is on.
type verdict struct {
	record.Verdict
	file record.File
}

// told is what a snapshot says. What people changed in the master (M01) is left out:
// it is told once, whatever the rules are.
func told(w workspace.Workspace, s *record.Snapshot) state {
	out := state{verdicts: map[subject]verdict{}, files: map[int64]record.Verdict{}, doubts: map[finding.Code]bool{}}
	for _, i := range s.Issues {
		if i.Code != "M01" {
			out.issues = append(out.issues, i)
		}
	}
	gave := map[int64]bool{}
	for _, chain := range record.Chains(s.Versions) {
		for i := range chain {
			gave[chain[i].File.ID] = true
		}
		if v := record.Newest(chain); v != nil {
			out.verdicts[subject{Duty: v.Duty}] = verdict{v.Verdict, *v.File}
		}
	}
	for _, f := range s.Files {
		out.files[f.ID] = f.Verdict
		if !gave[f.ID] {
			out.verdicts[subject{file: f.ID}] = verdict{f.Verdict, f}
		}
	}
	for _, d := range crosscheck.Doubts(w.Campaign, s) {
		out.doubts[d.Code] = true
	}
	return out
}
