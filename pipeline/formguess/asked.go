package formguess

import (
	"slices"

	"jixiao/rules/form"
)

// askForSomething has labels and headers asked for that all samples have, where
// nothing is filled in everywhere: else no sheet could be known by them.
func (g *guesser) askForSomething(d *form.Definition) {
	for i := range d.Tables {
		askFor(d.Tables[i].Columns, g.union.blocks, g.everywhere)
	}
	if !slices.ContainsFunc(d.Fields, func(f form.Field) bool { return f.Presence == form.Required }) && len(d.Tables)+len(d.Grids) == 0 {
		askFor(d.Fields, nil, g.everywhere)
	}
	for i := range d.Grids {
		askFor(d.Grids[i].Columns, g.union.blocks, g.everywhere)
	}
}

func askFor(fields []form.Field, blocks []*block, everywhere func(string) bool) {
	if slices.ContainsFunc(fields, func(f form.Field) bool { return f.Presence == form.Required }) {
		return
	}
	for i := range fields {
		if everywhere(fields[i].Label) && fields[i].ID != "note" && !fields[i].Ordinal {
			fields[i].Presence = form.LabelOnly
		}
	}
}

// everywhere reports whether all samples have a label or header.
func (g *guesser) everywhere(label string) bool {
	has := func(e *entry) bool { return clean(e.label) == label && len(e.in) == len(g.union.outlines) }
	return slices.ContainsFunc(g.union.fields, has) ||
		slices.ContainsFunc(g.union.blocks, func(b *block) bool { return slices.ContainsFunc(b.entries, has) })
}
