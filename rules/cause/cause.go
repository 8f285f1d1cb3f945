package cause

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// nearEnough is by how much a change may save less than the best and still be
// meant.
const nearEnough = 10

// nearlyEqual is by how much two changes may differ that are as good as each other.
const nearlyEqual = 3

// cause says which finding tells a mistake, and what else might be meant.
func (p Problem) cause(g *graph, best candidate, others []candidate) Cause {
	told := p.voice(g, best)
	c := Cause{Finding: told, Changes: best.changes(), Roots: len(best.roots)}
	if best.as.Code != "" {
		c.Finding, c.Block = p.blockFinding(g, best), true
	}
	for _, f := range best.gone {
		if f.Mistake() != c.Finding.Mistake() {
			c.Folded = append(c.Folded, f)
		}
	}
	seen := []map[form.Slot]bool{slotsOf(best)}
	for _, o := range others {
		if slices.ContainsFunc(seen, func(s map[form.Slot]bool) bool { return maps.Equal(s, slotsOf(o)) }) {
			continue
		}
		seen = append(seen, slotsOf(o))
		if best.as.Code == "" && o.as.Code == "" && (o.perhaps || best.saved-o.saved <= nearEnough) && p.explains(o, best) {
			c.Others = append(c.Others, o.changes())
		}
	}
	return c
}

// slotsOf are the values that a candidate changes.
func slotsOf(c candidate) map[form.Slot]bool {
	slots := map[form.Slot]bool{}
	for at := range c.values() {
		slots[at] = true
	}
	return slots
}

// explains reports whether one candidate lets all findings vanish that weigh
// something and vanish with another.
func (p Problem) explains(c, best candidate) bool {
	gone := finding.MistakesOf(c.gone)
	for _, f := range best.gone {
		if p.Weigh(f) > finding.Info && !gone[f.Mistake()] {
			return false
		}
	}
	return true
}

// blockFinding is the finding that tells a change of a whole block.
func (p Problem) blockFinding(g *graph, c candidate) finding.Finding {
	told := c.gone[0]
	if c.report != nil {
		return c.report(told)
	}
	for _, f := range c.gone {
		if f.Code == c.as.Code {
			if len(c.roots) > 1 {
				f.Variant = c.as.Variant
			}
			return f
		}
	}
	if c.row != nil {
		return p.rowFinding(g, c)
	}
	f := finding.Finding{Code: c.as.Code, Variant: c.as.Variant, Form: told.Form, Project: told.Project, Field: c.roots[0].At.ID,
		Place: finding.Place{Sheet: told.Place.Sheet, Cell: c.as.Place.Cell}, Args: finding.Args{}}
	if field := g.sheet.Def.FieldOf(c.roots[0].At); field != nil {
		f.Args["field"] = field.LabelText()
		if c.as.Place.Cell == c.roots[0].Was.Cell {
			f.Value = check.Show(c.roots[0].Was, field.Type)
		}
	}
	if len(c.roots) == 0 {
		return told
	}
	if len(c.roots) > 1 {
		if field := g.sheet.Def.FieldOf(c.roots[1].At); field != nil {
			f.Args["other"] = field.LabelText()
		}
	}
	return f
}

// voice is the finding that tells a mistake: the one at its own cell, else the
// gravest and nearest that it explains.
func (p Problem) voice(g *graph, c candidate) finding.Finding {
	rank := func(f finding.Finding) int {
		for _, root := range c.roots {
			if f.Place.Cell == root.Was.Cell {
				return 0
			}
		}
		if g.turned(f, c.roots) {
			return 1
		}
		return 2
	}
	return slices.MinFunc(c.gone, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(p.light(a), p.light(b)), cmp.Compare(rank(a), rank(b)),
			cmp.Compare(p.Weigh(b), p.Weigh(a)), cmp.Compare(p.worth(g, b), p.worth(g, a)), finding.Compare(a, b))
	})
}

// turned reports whether a finding is at what can be turned round to a root.
func (g *graph) turned(f finding.Finding, roots []Change) bool {
	for i := range g.relations {
		r := &g.relations[i]
		if r.Back == nil || g.sheet.At(r.Target).Cell != f.Place.Cell || r.Target.ID != f.Field {
			continue
		}
		for _, root := range roots {
			if slices.Contains(r.From, root.At) {
				return true
			}
		}
	}
	return false
}

// light puts mere notes last.
func (p Problem) light(f finding.Finding) int {
	if p.Weigh(f) > finding.Info {
		return 0
	}
	return 1
}
