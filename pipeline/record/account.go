package record

import (
	"cmp"
	"slices"
	"time"

	"jixiao/rules/finding"
)

// Account is what a ledger holds, before anything is derived from it.
type Account struct {
	Run      Run                 // the last run
	Files    []File              // every file received, with its own verdict, by id
	Versions []Version           // every version, with its own verdict and no number
	Issues   []Issue             // every finding, those that no longer hold too; no state
	Clocks   map[int64]time.Time // the clock of every run
}

// Snapshot derives what holds now. It depends on nothing but the account.
func (a Account) Snapshot() *Snapshot {
	s := &Snapshot{Run: a.Run, Versions: Settle(a.Versions)}
	lives := livesOf(s.Versions)
	files := make(map[int64]File, len(a.Files))
	for _, f := range a.Files {
		if lives[f.ID] == spent {
			f.Verdict = Superseded
		}
		files[f.ID] = f
		if !f.Gone || lives[f.ID] == live {
			s.Files = append(s.Files, f)
		}
	}
	slices.SortFunc(s.Files, compareFiles)
	for i := range s.Versions {
		s.Versions[i].File = files[s.Versions[i].File.ID]
	}
	s.Issues = a.issues(files, lives, senders(s.Versions))
	return s
}

// life says what became of the versions that a file gave.
type life int

const (
	barren life = iota // it gave none
	spent              // it gave some, all of them superseded
	live               // one of them is current or standing
)

func livesOf(settled []Version) map[int64]life {
	lives := map[int64]life{}
	for _, v := range settled {
		if v.Verdict == Superseded {
			lives[v.File.ID] = max(lives[v.File.ID], spent)
		} else {
			lives[v.File.ID] = live
		}
	}
	return lives
}

// senders finds the unit that the versions of a file are for, "" when they are
// for several: so a file that lay in no known folder is told to its unit.
func senders(versions []Version) map[int64]string {
	out := map[int64]string{}
	for _, v := range versions {
		if unit, seen := out[v.File.ID]; seen && unit != v.Duty.Department {
			out[v.File.ID] = ""
			continue
		}
		out[v.File.ID] = v.Duty.Department
	}
	return out
}

// issues keeps the findings that hold: those of the campaign as a whole, and
// those of files that still count.
func (a Account) issues(files map[int64]File, lives map[int64]life, senders map[int64]string) []Issue {
	var out []Issue
	for _, issue := range a.Issues {
		f, ofFile := files[issue.FileID]
		if !issue.Whole && (!ofFile || !holds(f, lives[f.ID])) {
			continue
		}
		if ofFile && !issue.Whole {
			issue.Department = cmp.Or(f.Department, senders[f.ID])
		}
		issue.State = Open
		if a.Clocks[issue.FirstRun].Equal(a.Run.AsOf) {
			issue.State = New
		}
		out = append(out, issue)
	}
	slices.SortStableFunc(out, compareIssues)
	return out
}

// holds reports whether what was found in a file is still to be told.
func holds(f File, l life) bool {
	return l == live || (l == barren && !f.Gone)
}

func compareIssues(a, b Issue) int {
	return cmp.Or(
		finding.Compare(a.Finding, b.Finding),
		cmp.Compare(a.Department, b.Department),
		cmp.Compare(a.FileID, b.FileID),
	)
}

func compareFiles(a, b File) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
}
