package campaign

import (
	"maps"
	"slices"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// On is the campaign as it stands on a day: what belonged to units that were
// merged by then (projects, extensions, special cases) is their successors'. A
// successor that has its own extension keeps it.
func (c *Campaign) On(day value.Date) *Campaign {
	successors := successorsOn(c.Facts.Units, day)
	if len(successors) == 0 && len(c.Facts.Successors) == 0 {
		return c
	}
	own, facts := *c, *c.Facts
	facts.Successors = successors
	facts.Projects = slices.Clone(facts.Projects)
	for i := range facts.Projects {
		p := &facts.Projects[i]
		p.Unit, p.Parent = facts.Successor(p.Unit), facts.Successor(p.Parent)
		p.CoUnits = slices.Clone(p.CoUnits)
		for k, code := range p.CoUnits {
			p.CoUnits[k] = facts.Successor(code)
		}
	}
	facts.Lists = maps.Clone(facts.Lists)
	for name, items := range facts.Lists {
		facts.Lists[name] = slices.Clone(items)
		for i := range items {
			facts.Lists[name][i].Unit = facts.Successor(items[i].Unit)
		}
	}
	own.reassign(&facts)
	own.Owed = slices.Clone(c.Owed)
	for i := range own.Owed {
		own.Owed[i].Units = reassigned(&facts, own.Owed[i].Units)
	}
	own.Facts = register.New(facts)
	return &own
}

// reassigned are the units that answer for some, each once.
func reassigned(facts *register.Facts, units []string) []string {
	var out []string
	for _, code := range units {
		if code = facts.Successor(code); !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// successorsOn finds who answers on a day for the units that were merged by then.
func successorsOn(units []register.Unit, day value.Date) map[string]string {
	byCode := map[string]register.Unit{}
	for _, u := range units {
		byCode[u.Code] = u
	}
	successors := map[string]string{}
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
			successors[u.Code] = code
		}
	}
	return successors
}
