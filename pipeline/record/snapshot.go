package record

import (
	"cmp"
	"fmt"
	"slices"
)

// Snapshot is the ledger at one moment: all that the outbox is made from.
type Snapshot struct {
	Run      Run       // the last run
	Files    []File    // every file that is in the inbox or still stands, by path
	Versions []Version // every version, by duty and number, superseded ones too
	Issues   []Issue   // the findings that hold now, in order
	// Resolved are findings that a newer version has no longer.
	Resolved []Resolved
	// Past are the files that have left the inbox and of which nothing stands.
	Past []File
	// Answers are what departments said to findings, with what became of each,
	// in the order in which they came.
	Answers []Answer
	// Decisions are all that the section ever decided, undone ones too.
	Decisions []Decision
	// Marks are what reports that came back say may go out, in the order in which
	// they came; whether the section sent them is not asked here.
	Marks []Mark
	// Notes are how the section compared findings with its own, each its last
	// word, in the order in which they were first noted.
	Notes []Note
	// Acts are what the section decided in its workbooks, in the order in which
	// they came, whatever came of them.
	Acts []Act
	// Ever are all findings that the ledger holds, those too of versions that
	// were replaced: without state, and with the department as it was recorded.
	Ever     []Issue
	Unsent   []Notification // letters that were tried and did not arrive
	Releases []Release
	// Dispatches are the section's words on what goes out, in their order.
	Dispatches []Dispatch
	// Changed are the settings that runs judged by otherwise than the run before.
	Changed []SettingChange
	// Tests is what would hold of each test filing in the inbox, were it handed in
	// as it is: files, versions and issues, which are in none of the above. Nil
	// where there is none.
	Tests *Snapshot
}

// Seen are all files, with the test filings.
func (s *Snapshot) Seen() []File {
	if s.Tests == nil {
		return s.Files
	}
	return slices.Concat(s.Files, s.Tests.Files)
}

// TestsTold are the test filings of which there is something to be told.
func (s *Snapshot) TestsTold() []File {
	if s.Tests == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Tests.Files), func(f File) bool { return f.weighedAs() != TestFiling })
}

// UnknownVersion is the error of a number (编号) that no version has.
type UnknownVersion struct {
	ID   int64
	Near []Version // those with the nearest numbers
}

// Error names the number alone.
func (e *UnknownVersion) Error() string {
	return fmt.Sprintf("find version %d: no version has this number", e.ID)
}

// nearest is how many versions are suggested for an unknown number.
const nearest = 5

// Version finds a version by its number. The error is *UnknownVersion.
func (s *Snapshot) Version(id int64) (Version, error) {
	for _, v := range s.Versions {
		if v.ID == id {
			return v, nil
		}
	}
	near := slices.Clone(s.Versions)
	far := func(v Version) int64 { return max(v.ID-id, id-v.ID) }
	slices.SortFunc(near, func(a, b Version) int { return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a.ID, b.ID)) })
	near = near[:min(len(near), nearest)]
	slices.SortFunc(near, func(a, b Version) int { return cmp.Compare(a.ID, b.ID) })
	return Version{}, &UnknownVersion{ID: id, Near: near}
}

// Chain is the settled chain of a duty.
func (s *Snapshot) Chain(d Duty) []Version {
	for _, chain := range Chains(s.Versions) {
		if chain[0].Duty == d {
			return chain
		}
	}
	return nil
}
