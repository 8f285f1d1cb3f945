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

// TestFilings are the test filings that lie in the inbox and answer a duty.
func (a Account) TestFilings() []File {
	answers := map[int64]bool{}
	for _, v := range a.Versions {
		answers[v.File.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(a.Files), func(f File) bool { return f.Gone || !answers[f.ID] || !f.Test() })
}

// Trying is the account as it would be had a test filing been handed in at a
// moment, after all else and alone, but for the attachments beside it.
func (a Account) Trying(file int64, at time.Time) Account {
	a.tried = file
	a.Files = slices.Clone(a.Files)
	for i := range a.Files {
		if a.Files[i].ID == file {
			a.Files[i].Arrival, a.Files[i].Look = at.Add(time.Nanosecond), math.MaxInt64
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
			of[f.ID] = &Account{Run: a.Run, Clocks: a.Clocks, Files: []File{f}, tried: f.ID}
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
	if f.ID == a.tried || f.Verdict != Attachment || a.tried == 0 || f.Gone {
		return f.ID == a.tried
	}
	return slices.ContainsFunc(a.Files, func(other File) bool { return other.ID == a.tried && other.Department == f.Department })
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
	slices.SortFunc(out.Files, compareFiles)
	slices.SortFunc(out.Versions, compareVersions)
	slices.SortStableFunc(out.Issues, compareIssues)
	return out
}
