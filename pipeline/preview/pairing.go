package preview

import (
	"math"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// identity is what two findings have in common that are the same one, found again: by
// its cell, else by its sheet alone, or by its cell in another file of the duty.
type identity struct {
	mistake    finding.Mistake
	about      finding.Subject
	form       string
	file       int64
	department string // of one about no file
	wide       bool
}

func closely(i *record.Issue) identity {
	id := identity{mistake: i.Mistake(), about: i.About(), form: i.Form, file: i.FileID, wide: i.CampaignWide}
	if i.FileID == 0 {
		id.department = i.Department
	}
	return id
}

func loosely(i *record.Issue) identity {
	id := closely(i)
	id.mistake.Place.Cell, id.mistake.Field = finding.Ref{}, ""
	return id
}

func elsewhere(i *record.Issue) identity {
	id := closely(i)
	id.file, id.mistake.Place.File, id.department = 0, "", i.Department
	return id
}

// changes are those between the findings of two states, in their one order. What
// follows from another finding is told by that one alone, and is no change by itself.
func changes(before, after []record.Issue) []Change {
	p := pairing{before: pointers(before), after: pointers(after)}
	p.pair(closely, math.MaxInt)
	p.pair(loosely, 1)
	p.pair(elsewhere, 1)
	for _, i := range p.before {
		p.add(Change{Before: i})
	}
	for _, i := range p.after {
		p.add(Change{After: i})
	}
	slices.SortStableFunc(p.found, func(a, b Change) int { return finding.Order(&a.Of().Finding, &b.Of().Finding) })
	return p.found
}

func pointers(issues []record.Issue) []*record.Issue {
	all := make([]*record.Issue, len(issues))
	for n := range issues {
		all[n] = &issues[n]
	}
	return all
}

// pairing is what is left of two lists of findings while they are paired off.
type pairing struct {
	before, after []*record.Issue
	found         []Change
}

// add tells a change, if it is one.
func (p *pairing) add(c Change) {
	if c.Before != nil && c.After != nil {
		if c.Differs = differences(c.Before, c.After); len(c.Differs) == 0 {
			return
		}
	}
	follows := func(i *record.Issue) bool { return i == nil || i.Because != "" }
	if !follows(c.Before) || !follows(c.After) {
		p.found = append(p.found, c)
	}
}

// pair pairs off what has an identity in common, and takes it out of the lists. Where
// more than most share one, nobody can tell which is which, and none is paired.
func (p *pairing) pair(by func(*record.Issue) identity, most int) {
	was, is := grouped(p.before, by), grouped(p.after, by)
	paired := map[*record.Issue]bool{}
	for _, i := range p.before {
		id := by(i)
		if n := max(len(was[id]), len(is[id])); n <= most {
			p.match(was[id], is[id], paired)
		}
		delete(was, id)
	}
	taken := func(i *record.Issue) bool { return paired[i] }
	p.before, p.after = slices.DeleteFunc(p.before, taken), slices.DeleteFunc(p.after, taken)
}

func grouped(issues []*record.Issue, by func(*record.Issue) identity) map[identity][]*record.Issue {
	all := map[identity][]*record.Issue{}
	for _, i := range issues {
		all[by(i)] = append(all[by(i)], i)
	}
	return all
}

// match pairs findings of one identity: those that are the same, then the rest in
// their order.
func (p *pairing) match(was, is []*record.Issue, paired map[*record.Issue]bool) {
	for _, same := range []bool{true, false} {
		for _, a := range was {
			at := slices.IndexFunc(is, func(b *record.Issue) bool { return !paired[b] && (!same || len(differences(a, b)) == 0) })
			if paired[a] || at < 0 {
				continue
			}
			paired[a], paired[is[at]] = true, true
			p.add(Change{Before: a, After: is[at]})
		}
	}
}
