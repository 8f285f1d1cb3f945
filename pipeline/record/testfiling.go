package record

import (
	"math"
	"slices"
	"strings"
	"time"

	"jixiao/rules/value"
)

// TestFolder is the folder below a department's in which files are only tested
// (试报): they are judged like any, and never count.
const TestFolder = "试报"

// Test reports whether a file is a test filing. Its row keeps the verdict that it
// would have: that it does not count follows from where it lies.
func (f File) Test() bool {
	if !strings.Contains(f.Path, "试") {
		return false
	}
	folders := strings.Split(f.Path, "/")
	if len(folders) < 3 {
		return false
	}
	return slices.ContainsFunc(folders[1:len(folders)-1], func(name string) bool { return value.Fold(name) == TestFolder })
}

// weighedAs is the verdict under which a balance counts the file. What is no file
// at all, and what has not come yet, is the same in every folder.
func (f File) weighedAs() Verdict {
	if !f.Test() || f.Verdict == Unsettled || f.Verdict == Ignored && f.Hash == "" {
		return f.Verdict
	}
	return TestFiling
}

// mostRounds is how many looks over the campaign test filings may cost: of more
// for one duty the newest are tried, the others are judged by themselves alone.
const mostRounds = 16

// TestRounds are the test filings that lie in the inbox and answer a duty, the
// newest first, in rounds: those of a round answer different duties, so that none
// bears on what is told of another.
func (a Account) TestRounds() [][]int64 {
	answers := map[int64][]Duty{}
	for _, v := range a.Versions {
		answers[v.File.ID] = append(answers[v.File.ID], v.Duty)
	}
	var rounds [][]int64
	var taken []map[Duty]bool
	for _, f := range slices.Backward(a.Files) {
		if f.Gone || len(answers[f.ID]) == 0 || !f.Test() {
			continue
		}
		n := slices.IndexFunc(taken, func(duties map[Duty]bool) bool {
			return !slices.ContainsFunc(answers[f.ID], func(d Duty) bool { return duties[d] })
		})
		if n < 0 && len(rounds) == mostRounds {
			continue
		}
		if n < 0 {
			n, rounds, taken = len(rounds), append(rounds, nil), append(taken, map[Duty]bool{})
		}
		rounds[n] = append(rounds[n], f.ID)
		for _, d := range answers[f.ID] {
			taken[n][d] = true
		}
	}
	return rounds
}

// Trying is the account as it would be had a round of test filings been handed in
// at a moment, after all else, with the attachments beside them.
func (a Account) Trying(round []int64, at time.Time) Account {
	a.tried = map[int64]bool{}
	for _, id := range round {
		a.tried[id] = true
	}
	a.Files = slices.Clone(a.Files)
	a.triedBy = map[string]bool{}
	for i := range a.Files {
		if f := &a.Files[i]; a.tried[f.ID] {
			f.Arrival, f.Look = at.Add(time.Nanosecond), math.MaxInt64
			a.triedBy[f.Department] = true
		}
	}
	return a
}

// apart takes the test filings out of an account. Those that lie in the inbox
// come back as an account each, in which they count.
func (a Account) apart() (rest Account, tests []Account) {
	of := map[int64]*Account{}
	for _, f := range a.Files {
		if f.Test() && !a.tries(f) {
			of[f.ID] = &Account{Run: a.Run, Clocks: a.Clocks, Files: []File{f}, tried: map[int64]bool{f.ID: true}}
		}
	}
	if len(of) == 0 {
		return a, nil
	}
	rest = a
	rest.Files = slices.DeleteFunc(slices.Clone(a.Files), func(f File) bool { return of[f.ID] != nil })
	rest.Versions = slices.DeleteFunc(slices.Clone(a.Versions), func(v Version) bool {
		one := of[v.File.ID]
		if one != nil {
			one.Versions = append(one.Versions, v)
		}
		return one != nil
	})
	rest.Issues = slices.DeleteFunc(slices.Clone(a.Issues), func(i Issue) bool {
		one := of[i.FileID]
		if one != nil {
			one.Issues = append(one.Issues, i)
		}
		return one != nil
	})
	for _, f := range a.Files {
		if one := of[f.ID]; one != nil && !f.Gone {
			tests = append(tests, *one)
		}
	}
	return rest, tests
}

// tries reports whether a test filing counts in this account.
func (a Account) tries(f File) bool {
	return a.tried[f.ID] || f.Verdict == Attachment && !f.Gone && a.triedBy[f.Department]
}

// tested puts together what holds of each test filing by itself; nil where there
// is none.
func tested(tests []Account) *Snapshot {
	if len(tests) == 0 {
		return nil
	}
	out := &Snapshot{Run: tests[0].Run}
	for _, t := range tests {
		s := t.Snapshot()
		out.Files = append(out.Files, s.Files...)
		out.Versions = append(out.Versions, s.Versions...)
		out.Issues = append(out.Issues, s.Issues...)
	}
	out.Files, out.Versions, out.Issues = ordered(out.Files, compareFiles), ordered(out.Versions, compareVersions), ordered(out.Issues, compareIssues)
	return out
}
