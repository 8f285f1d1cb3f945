package merge

import (
	"cmp"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// known is what the campaign knows of a subject.
type known struct {
	name, unit, division, parent string
	budget                       decimal.Decimal
	budgeted                     bool
	at                           int // in its list
	listed                       bool
}

// names are the subjects and units of a campaign, with their order.
type names struct {
	units    map[string]string // names by code
	parents  map[string]string
	unitAt   map[string]int
	subjects map[finding.Subject]known
}

// newNames orders units as the register names them first, those without
// projects behind them as in the list of units.
func newNames(c *campaign.Campaign) *names {
	n := &names{units: map[string]string{}, parents: map[string]string{}, unitAt: map[string]int{}, subjects: map[finding.Subject]known{}}
	for i, p := range c.Facts.Projects {
		n.subjects[finding.SubjectOf(finding.AboutProject, p.Code)] = known{name: p.Name, unit: p.Unit, division: p.Division,
			parent: p.Parent, budget: p.Budget, budgeted: true, at: i, listed: true}
		n.order(p.Unit)
	}
	for i, u := range c.Facts.Units {
		n.order(u.Code)
		n.units[u.Code], n.parents[u.Code] = u.Name, u.Parent
		n.subjects[finding.SubjectOf(finding.AboutUnit, u.Code)] = known{name: u.Name, unit: u.Code, parent: u.Parent, at: i, listed: true}
	}
	for list, items := range c.Facts.Lists {
		for i, it := range items {
			n.subjects[finding.SubjectOf(list, it.Code)] = known{name: it.Name, unit: it.Unit, at: i, listed: true}
		}
	}
	return n
}

func (n *names) order(unit string) {
	if _, seen := n.unitAt[unit]; !seen {
		n.unitAt[unit] = len(n.unitAt)
	}
}

func (n *names) of(s finding.Subject) known { return n.subjects[s] }

// unit writes a unit as the register does: [101001]某某局.
func (n *names) unit(code string) string {
	name, ok := n.units[code]
	if !ok {
		return code
	}
	return "[" + code + "]" + name
}

// ranked is a duty with its places in the campaign's lists, which are looked up once
// for all comparisons.
type ranked struct {
	unit, some, subject int
	record.Duty
}

func (n *names) ranked(d record.Duty) ranked {
	r := ranked{unit: len(n.unitAt), some: min(len(d.Subject), 1), subject: len(n.subjects), Duty: d}
	if at, ok := n.unitAt[d.Department]; ok {
		r.unit = at
	}
	if k := n.subjects[d.Subject]; k.listed {
		r.subject = k.at
	}
	return r
}

// compare orders duties of one form by department and subject, as the campaign
// lists them; others last.
func (r ranked) compare(b ranked) int {
	return cmp.Or(cmp.Compare(r.unit, b.unit), cmp.Compare(r.Department, b.Department), r.compareSubject(b))
}

func (r ranked) compareSubject(b ranked) int {
	return cmp.Or(cmp.Compare(r.some, b.some), cmp.Compare(r.subject, b.subject), cmp.Compare(r.Subject, b.Subject))
}

// ordered are duties of one form in their order.
func (n *names) ordered(all []record.Duty) []record.Duty {
	return inOrder(all, n.ranked, ranked.compare)
}

// bySubject are duties in the order of what they are about.
func (n *names) bySubject(all []record.Duty) []record.Duty {
	return inOrder(all, n.ranked, ranked.compareSubject)
}

// inOrder sorts by what is found out once of each; what is equal keeps its order.
func inOrder[T, K any](all []T, key func(T) K, compare func(a, b K) int) []T {
	type keyed struct {
		key K
		at  int
	}
	keys, out := make([]keyed, len(all)), make([]T, len(all))
	for i, one := range all {
		keys[i] = keyed{key(one), i}
	}
	slices.SortFunc(keys, func(a, b keyed) int { return cmp.Or(compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	for i, k := range keys {
		out[i] = all[k.at]
	}
	return out
}
