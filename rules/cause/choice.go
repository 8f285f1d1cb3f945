package cause

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// mostChoices is in how many rows other choices are tried.
const mostChoices = 5

// choices puts other entries of their lists into rows of which something is
// found, where a sum or a count of the sheet does not hold either.
func choices(g *graph, fs []finding.Finding) []candidate {
	if !g.anyBroken() {
		return nil
	}
	lines := map[int]bool{}
	for _, f := range fs {
		lines[f.Place.Cell.Row] = true
	}
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		rows, tried := g.sheet.Tables[b.ID].Rows, 0
		for i := range rows {
			if !lines[rows[i].Line] || tried == mostChoices {
				continue
			}
			tried++
			all = append(all, otherChoices(g, b, i)...)
		}
	}
	return all
}

func (g *graph) anyBroken() bool {
	for i := range g.relations {
		if g.broken(i) {
			return true
		}
	}
	return false
}

func otherChoices(g *graph, b *form.Block, row int) []candidate {
	var all []candidate
	for c := range b.Columns {
		f := &b.Columns[c]
		at := form.Slot{Table: b.ID, Row: row, ID: f.ID}
		was := g.sheet.At(at)
		if f.Type != form.TypeChoice || !was.OK() {
			continue
		}
		for _, choice := range f.Choices {
			if choice.Is != was.Text {
				root := Change{At: at, Was: was, Value: was.WithText(choice.Is)}
				c := candidate{roots: []Change{root}, cost: costTotal}
				g.mendedBy(&c)
				all = append(all, c)
			}
		}
	}
	return all
}
