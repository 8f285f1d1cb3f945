package record

import (
	"maps"
	"slices"
	"time"

	"jixiao/rules/finding"
)

// Resolved is a finding that a newer version no longer has, and the clock of
// the run that received that version.
type Resolved struct {
	Issue
	At time.Time
}

// resolvedIssues lists what was to be mended or explained in versions that have been
// replaced since, and is not found in what replaced them. Of several versions
// that had it, the last is told. What followed from another is gone with that.
func (a Account) resolvedIssues(s *Snapshot, files map[int64]*File, senders Senders, ages ages) []Resolved {
	replaced := replacements(s.Versions, files)
	if len(replaced) == 0 {
		return nil
	}
	held := map[mistake]bool{}
	for _, issue := range s.Issues {
		held[mistakeOf(issue)] = true
	}
	last := map[mistake]Resolved{}
	for n, issue := range a.Issues {
		at, ok := replaced[issue.FileID].at(issue.About())
		m := mistakeOf(issue)
		if issue.CampaignWide || issue.Because != "" || issue.Severity < finding.Warning || !ok || held[m] || at.Before(last[m].At) {
			continue
		}
		issue.Department = senders.Of(files[issue.FileID])
		ages.put(n, &issue)
		a.date(&issue)
		issue.State = ""
		last[m] = Resolved{issue, at}
	}
	return slices.SortedFunc(maps.Values(last), func(a, b Resolved) int { return compareIssues(&a.Issue, &b.Issue) })
}

// mistake is what a finding is about, whatever file it is in.
type mistake struct {
	code        finding.Code
	form, field string
	about       finding.Subject
}

func mistakeOf(i Issue) mistake { return mistake{i.Code, i.Form, i.Field, i.About()} }

// moments are when a file's versions were replaced, by what they are about.
type moments map[finding.Subject]time.Time

// at is when the version about a subject was replaced; of a finding that names
// none, when the last of them was. A list has one version, whatever projects its
// rows name.
func (m moments) at(subject finding.Subject) (at time.Time, ok bool) {
	if at, ok = m[subject]; ok {
		return at, ok
	}
	if at, ok = m[""]; ok || subject != "" {
		return at, ok
	}
	for _, t := range m {
		if t.After(at) {
			at = t
		}
	}
	return at, len(m) > 0
}

// replacements finds when every version was replaced, by its file: by a newer
// one of its duty, or by what its sender meant.
func replacements(versions []Version, files map[int64]*File) map[int64]moments {
	out := map[int64]moments{}
	for _, chain := range Chains(versions) {
		var next *Version
		for i := len(chain) - 1; i >= 0; i-- {
			v := &chain[i]
			by := v.Ended
			if v.State != Corrected && next != nil {
				by = next.File.ID
			}
			if by != 0 {
				if out[v.File.ID] == nil {
					out[v.File.ID] = moments{}
				}
				out[v.File.ID][v.Duty.Subject] = known(files[by]).Received
			}
			if v.Counts() {
				next = v
			}
		}
	}
	return out
}
