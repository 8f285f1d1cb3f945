package daily

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// effect is what the program has done for the section so far, in figures.
type effect struct {
	owed, handedIn int // duties
	// right are the duties of which the first version stood.
	right int
	// standing are the duties of which a version stands; versions is how many
	// came until then in all, and most at most.
	standing, versions, most int
	// kept are the wrong values that the master was spared.
	kept  int
	rules []told
}

// told is how often a rule told something.
type told struct {
	code  finding.Code
	times int
}

// mostRules is how many rules the page names.
const mostRules = 3

// effect counts. What was told of a version that was replaced counts as much
// as what holds now; the same value in the same place counts once.
func (d *daily) effect() effect {
	owed := view.Owed(d.dues)
	e := effect{owed: len(owed)}
	tries := record.Attempts(d.Snapshot.Versions)
	for _, x := range owed {
		if !x.Missing() {
			e.handedIn++
			e.count(x, tries[x.Duty])
		}
	}
	times := map[finding.Code]int{}
	for _, t := range d.tellables() {
		times[t.issue.Code]++
		if isWrongValue(*t.issue) {
			e.kept++
		}
	}
	for _, code := range slices.Sorted(maps.Keys(times)) {
		e.rules = append(e.rules, told{code, times[code]})
	}
	slices.SortStableFunc(e.rules, func(a, b told) int { return cmp.Compare(b.times, a.times) })
	e.rules = e.rules[:min(len(e.rules), mostRules)]
	return e
}

// count takes in a duty of which something came, with all that came.
func (e *effect) count(d view.Due, all []*record.Version) {
	if first := all[0]; record.Worse(first.Own, first.CampaignWide).Stands() {
		e.right++
	}
	for i, n := range all {
		if d.Standing != nil && n.ID == d.Standing.ID {
			e.standing++
			e.versions += i + 1
			e.most = max(e.most, i+1)
		}
	}
}

// isWrongValue reports whether a finding sends a version back for what is
// written in one cell.
func isWrongValue(i record.Issue) bool {
	return !i.CampaignWide && i.Weight() == finding.Error && !i.Place.Cell.IsZero() && i.Value != ""
}
