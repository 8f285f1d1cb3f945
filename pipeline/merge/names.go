package merge

import (
	"cmp"

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

// compareDuties orders duties of one form by department and subject, as the
// campaign lists them; others last.
func (n *names) compareDuties(a, b record.Duty) int {
	return cmp.Or(n.compareUnits(a.Department, b.Department), n.compareSubjects(a.Subject, b.Subject))
}

func (n *names) compareUnits(a, b string) int {
	at := func(code string) int {
		if i, ok := n.unitAt[code]; ok {
			return i
		}
		return len(n.unitAt)
	}
	return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b))
}

func (n *names) compareSubjects(a, b finding.Subject) int {
	x, y := n.of(a), n.of(b)
	at := func(k known) int {
		if k.listed {
			return k.at
		}
		return len(n.subjects)
	}
	return cmp.Or(cmp.Compare(min(len(a), 1), min(len(b), 1)), cmp.Compare(at(x), at(y)), cmp.Compare(a, b))
}
