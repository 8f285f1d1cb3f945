package blankforms

import (
	"jixiao/internal/office/write"
	"jixiao/rules/form"
)

// grid writes a block with headers on two sides. What does not count is marked
// so, as on paper.
func (d *draft) grid(l form.TemplateLine) {
	var g *form.Grid
	for i := range d.def.Grids {
		if d.def.Grids[i].ID == l.Grid {
			g = &d.def.Grids[i]
		}
	}
	heads, needs := []*slot{printed(write.Cell{}.As(write.Head))}, []int{plainWidth}
	for i := range g.Columns {
		c := &g.Columns[i]
		heads = append(heads, printed(write.Text(c.Label).As(write.Head)))
		needs = append(needs, wanted(c))
	}
	spans := spread(d.widths, needs)
	d.add(spans, heads...)
	for i := range g.Rows {
		r := &g.Rows[i]
		cells := []*slot{label(r.Label)}
		for j := range g.Columns {
			id := r.ID + "." + g.Columns[j].ID
			if r.Counts(g.Columns[j].ID) {
				cells = append(cells, d.value(d.def.Field(id), id, l.Values))
				continue
			}
			cells = append(cells, printed(write.Text("—").As(write.Label).Aligned(write.Center)))
		}
		d.add(spans, cells...)
	}
}
