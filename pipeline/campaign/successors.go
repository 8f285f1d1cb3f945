package campaign

import (
	"maps"
	"slices"

	"jixiao/rules"
	"jixiao/rules/value"
)

// On is the campaign as it stands on a day: what belonged to units that were
// merged by then (projects, extensions, special cases) is their successors'. A
// successor that has its own extension keeps it.
func (c *Campaign) On(day value.Date) *Campaign {
	heirs := successorsOn(c.Facts.Units, day)
	if len(heirs) == 0 && len(c.Facts.Heirs) == 0 {
		return c
	}
	own, facts := *c, *c.Facts
	facts.Heirs = heirs
	facts.Projects = slices.Clone(facts.Projects)
	for i := range facts.Projects {
		p := &facts.Projects[i]
		p.Unit, p.Parent = facts.Heir(p.Unit), facts.Heir(p.Parent)
		p.CoUnits = slices.Clone(p.CoUnits)
		for k, code := range p.CoUnits {
			p.CoUnits[k] = facts.Heir(code)
		}
	}
	facts.Extensions = maps.Clone(facts.Extensions)
	for what, until := range c.Facts.Extensions {
		heir := rules.Extended{Department: facts.Heir(what.Department), Form: what.Form}
		if _, has := c.Facts.Extensions[heir]; !has && facts.Extensions[heir].Before(until) {
			facts.Extensions[heir] = until
		}
	}
	own.Waivers = slices.Clone(c.Waivers)
	for i := range own.Waivers {
		own.Waivers[i].Department = facts.Heir(own.Waivers[i].Department)
	}
	own.Facts = rules.NewFacts(facts)
	return &own
}

// successorsOn finds who answers on a day for the units that were merged by then.
func successorsOn(units []rules.Unit, day value.Date) map[string]string {
	byCode := map[string]rules.Unit{}
	for _, u := range units {
		byCode[u.Code] = u
	}
	heirs := map[string]string{}
	for _, u := range units {
		code := u.Code
		for range units { // a circle is a fault of the settings; here it only must not hang
			at := byCode[code]
			if at.Successor == "" || !day.After(at.Until) {
				break
			}
			code = at.Successor
		}
		if code != u.Code {
			heirs[u.Code] = code
		}
	}
	return heirs
}
