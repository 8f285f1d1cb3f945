package preview

import (
	"cmp"
	"slices"

	"jixiao/pipeline/record"
)

// VerdictChange is a duty whose current version, or a file, would have another
// verdict. One of them is "" where there is no verdict then.
type VerdictChange struct {
	Duty          record.Duty // zero for a file that is for none
	Department    string      // whose it is
	File          string      // path in the inbox
	Before, After record.Verdict
}

// Turn is what a change of verdict means to a department.
type Turn string

// What a change of verdict can mean. Gentler is that a sheet that would have been
// sent back passes, or is to be explained.
const (
	SentBack  Turn = "newly_returned"
	ToExplain Turn = "newly_to_explain"
	Gentler   Turn = "no_longer_returned"
	Explained Turn = "no_longer_to_explain"
	Otherwise Turn = "otherwise"
)

// Turns lists them in the order of tables.
var Turns = [...]Turn{SentBack, ToExplain, Gentler, Explained, Otherwise}

// Turn says what the change means.
func (v VerdictChange) Turn() Turn {
	switch {
	case v.After == record.Returned:
		return SentBack
	case v.Before == record.Returned && v.After.Stands():
		return Gentler
	case v.After == record.NeedsExplanation:
		return ToExplain
	case v.Before == record.NeedsExplanation && v.After == record.Accepted:
		return Explained
	}
	return Otherwise
}

// verdictChanges are the changes between two states, by department, duty and file.
func verdictChanges(before, after state) []VerdictChange {
	var all []VerdictChange
	add := func(of subject, was, is verdict) {
		if was.Verdict == is.Verdict {
			return
		}
		f := is.file
		if is.Verdict == "" || f.ID == 0 {
			f = was.file
		}
		all = append(all, VerdictChange{Duty: of.Duty, Department: cmp.Or(of.Department, f.Department), File: f.Path,
			Before: was.Verdict, After: is.Verdict})
	}
	for of, was := range before.verdicts {
		is, there := after.verdicts[of]
		if !there { // the file may be taken for something else now
			is.Verdict = after.files[was.file.ID]
		}
		add(of, was, is)
	}
	for of, is := range after.verdicts {
		if _, there := before.verdicts[of]; !there {
			add(of, verdict{Verdict: before.files[is.file.ID]}, is)
		}
	}
	slices.SortFunc(all, func(a, b VerdictChange) int {
		return cmp.Or(cmp.Compare(a.Department, b.Department), cmp.Compare(a.Duty.Form, b.Duty.Form),
			cmp.Compare(a.Duty.Subject, b.Duty.Subject), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
	return all
}
