package formguess

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// noteUnits notes the units that are named with their codes.
func (g *guesser) noteUnits(e *entry) {
	for i := range e.values {
		code, ok := unitCode(e.values[i].text)
		if !ok || slices.ContainsFunc(g.units, func(u Item) bool { return u.Code == code }) {
			continue
		}
		_, name, _ := value.ParseUnit(e.values[i].text)
		g.units = append(g.units, Item{Code: code, Name: cmp.Or(name, code)})
	}
}

// allUnits are the units that the samples name, and those after whom their
// folders are called, by their codes.
func (g *guesser) allUnits() []Item {
	all := slices.Clone(g.units)
	for _, o := range g.union.outlines {
		code, name, ok := value.ParseUnit(folderUnit(o.place(finding.Ref{})))
		if ok && !slices.ContainsFunc(all, func(u Item) bool { return u.Code == code }) {
			all = append(all, Item{Code: code, Name: name})
		}
	}
	slices.SortFunc(all, func(a, b Item) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
