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
	tries := d.attempts()
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

// attempts are the versions that were meant for every duty, in the order in
// which they came: also those that named another one by mistake.
func (d *daily) attempts() map[record.Duty][]*record.Version {
	byID := map[int64]*record.Version{}
	for i := range d.Snapshot.Versions {
		byID[d.Snapshot.Versions[i].ID] = &d.Snapshot.Versions[i]
	}
	out := map[record.Duty][]*record.Version{}
	for i := range d.Snapshot.Versions {
		n := &d.Snapshot.Versions[i]
		by := byID[n.Other]
		switch {
		case n.Counts():
			out[n.Duty] = append(out[n.Duty], n)
		case n.State == record.Corrected && by != nil && by.Counts():
			out[by.Duty] = append(out[by.Duty], n)
		}
	}
	for _, all := range out {
		slices.SortStableFunc(all, func(a, b *record.Version) int {
			return cmp.Or(a.File.Arrival.Compare(b.File.Arrival), cmp.Compare(a.ID, b.ID))
		})
	}
	return out
}

// isWrongValue reports whether a finding sends a version back for what is
// written in one cell.
func isWrongValue(i record.Issue) bool {
	return !i.CampaignWide && i.Weight() == finding.Error && !i.Place.Cell.IsZero() && i.Value != ""
}
