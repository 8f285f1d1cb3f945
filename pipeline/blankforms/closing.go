package blankforms

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/rules/form"
)

// subtotal writes a row such as 房屋小计.
func (d *draft) subtotal(r *region, spans []int, group string) {
	row := d.closed(r, spans, group+r.def.Subtotal.Suffix, r.def.Subtotal.Totals)
	run := r.runs[len(r.runs)-1:]
	for i := range r.def.Subtotal.Totals {
		f := &r.def.Subtotal.Totals[i]
		row[f.ID].formula = d.sum(r, f.Of, run, nil)
	}
}

// closing writes the rows that end a table: totals under their columns, and
// figures beside their labels. One that nobody asks for and that counts
// nothing is left out.
func (d *draft) closing(r *region, spans []int) {
	c := r.def.Closing
	if c == nil || !c.Required && len(c.Pairs) == 0 {
		return
	}
	name := c.Labels[0]
	if len(c.Totals) > 0 && c.Required {
		for id, s := range d.closed(r, spans, name, c.Totals) {
			d.fields[id] = s
		}
		name = ""
	}
	d.figures(name, c.Pairs)
}

// figures writes label–value pairs behind the name of the row, in as many rows
// as they need.
func (d *draft) figures(name string, pairs []form.Field) {
	for some := range slices.Chunk(pairs, max((len(d.widths)-1)/2, 1)) {
		d.someFigures(name, some)
		name = ""
	}
}

func (d *draft) someFigures(name string, pairs []form.Field) {
	var cells []*slot
	var needs []int
	if name != "" {
		cells, needs = append(cells, printed(write.Text(name).As(write.Total).Aligned(write.Center))), append(needs, width(name)+4)
	}
	for i := range pairs {
		f := &pairs[i]
		cells = append(cells, label(f.Label), d.value(f, f.ID, nil))
		needs = append(needs, width(f.Label)+2, usualWidths[f.Type])
	}
	d.add(spread(d.widths, needs), cells...)
}

// closed writes a row of totals: its name over the columns before the first
// total, the totals under theirs.
func (d *draft) closed(r *region, spans []int, name string, totals []form.Field) map[string]*slot {
	out := map[string]*slot{}
	under := map[string]*form.Field{}
	for i := range totals {
		under[totals[i].Of] = &totals[i]
	}
	var cells []*slot
	var over []int
	for i := range r.def.Columns {
		f := under[r.def.Columns[i].ID]
		switch {
		case f != nil:
			s := &slot{field: f, cell: looks(f).As(write.Total)}
			out[f.ID] = s
			cells, over = append(cells, s), append(over, spans[i])
		case len(out) == 0 && len(cells) > 0:
			over[0] += spans[i]
		case len(cells) == 0:
			cells, over = append(cells, printed(write.Text(name).As(write.Total).Aligned(write.Center))), append(over, spans[i])
		default:
			cells, over = append(cells, printed(write.Cell{}.As(write.Total))), append(over, spans[i])
		}
	}
	d.add(over, cells...)
	return out
}
