package blankforms

import (
	"strconv"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// How many rows to fill in stay below rows that are known beforehand, and how
// much room such a row has.
const (
	fewestSpare = 3
	spareLines  = 2
)

// table writes a header, the rows, sub-totals and the closing row.
func (d *draft) table(l form.TemplateLine) {
	b := d.def.Table(l.Table)
	r := &region{def: b, columns: map[string]int{}}
	d.tables[b.ID] = r
	spans := spread(d.widths, columnWidths(b.Columns))
	col := 1
	for i := range b.Columns {
		r.columns[b.Columns[i].ID] = col
		col += spans[i]
	}
	d.headers(b.Columns, spans)
	lines, locked := d.lines(b, l)
	for i, line := range lines {
		d.line(r, spans, line, locked)
		if last := i+1 == len(lines); b.Subtotal != nil && line[b.Subtotal.Group] != "" &&
			(last || lines[i+1][b.Subtotal.Group] != line[b.Subtotal.Group]) {
			d.subtotal(r, spans, line[b.Subtotal.Group])
		}
	}
	d.closing(r, spans)
}

// lines are what the rows hold beforehand: what the order lists, else what the
// definition prints, then blank ones. What is listed is locked.
func (d *draft) lines(b *form.Block, l form.TemplateLine) (lines []map[string]string, locked int) {
	spare := l.Spare
	switch {
	case len(d.order.Listed[b.ID]) > 0:
		lines, locked = append(lines, d.order.Listed[b.ID]...), len(d.order.Listed[b.ID])
		spare = max(spare-locked, fewestSpare)
	default:
		lines = append(lines, l.Rows...)
	}
	if d.def.About == form.AboutCampaign && len(l.Rows) == 0 {
		spare = max(spare, len(d.c.Facts.Projects))
	}
	for range spare {
		lines = append(lines, nil)
	}
	return lines, locked
}

// line writes one row of a table.
func (d *draft) line(r *region, spans []int, line map[string]string, locked int) {
	n := len(r.lines)
	slots := map[string]*slot{}
	var cells []*slot
	for i := range r.def.Columns {
		f := &r.def.Columns[i]
		s := &slot{field: f, cell: looks(f).Wrapped(), text: line[f.ID]}
		if f.Carry {
			s.cell = s.cell.Aligned(write.Center)
		}
		switch {
		case f.Ordinal:
			// An open number leaves the row free to be taken out.
			s.text, s.locked = strconv.Itoa(n+1), n < locked
		case s.text == "":
		case n < locked, r.def.Subtotal != nil && r.def.Subtotal.Group == f.ID:
			s.locked = true
		}
		s.cell = s.cell.Lines(d.roomFor(f, n < locked || len(line) == 0))
		slots[f.ID], cells = s, append(cells, s)
	}
	d.carry(r, slots)
	d.add(spans, cells...).loose = true
	r.lines = append(r.lines, slots)
	at := len(d.rows)
	if k := len(r.runs) - 1; k >= 0 && r.runs[k][1] == at-1 {
		r.runs[k][1] = at
	} else {
		r.runs = append(r.runs, [2]int{at, at})
	}
}

// carry joins cells downwards that say the same as the one above, as long as
// the coarser columns before them do too.
func (d *draft) carry(r *region, slots map[string]*slot) {
	if len(r.runs) == 0 || r.runs[len(r.runs)-1][1] != len(d.rows) {
		return
	}
	above := r.lines[len(r.lines)-1]
	for i := range r.def.Columns {
		f := &r.def.Columns[i]
		s, over := slots[f.ID], above[f.ID]
		if !f.Carry {
			continue
		}
		if s.text == "" || s.text != r.carried(f.ID) {
			return
		}
		s.text = ""
		s.locked = over.locked
		s.joined = true
		d.joins = append(d.joins, finding.Ref{Row: d.next(), Col: r.columns[f.ID]})
	}
}

// carried is what counts in a column at its last row.
func (r *region) carried(column string) string {
	for i := len(r.lines) - 1; i >= 0; i-- {
		if s := r.lines[i][column]; !s.joined {
			return s.text
		}
	}
	return ""
}

// grid writes a block with headers on two sides. What does not count is marked
// so, as on paper.
func (d *draft) grid(l form.TemplateLine) {
	var g *form.Grid
	for i := range d.def.Grids {
		if d.def.Grids[i].ID == l.Grid {
			g = &d.def.Grids[i]
		}
	}
	needs := []int{plainWidth}
	for i := range g.Columns {
		needs = append(needs, wanted(&g.Columns[i]))
	}
	spans := spread(d.widths, needs)
	heads := d.heads
	d.headers(g.Columns, spans)
	d.heads = heads // those of a table repeat on every page
	for i := range g.Rows {
		r := &g.Rows[i]
		cells := []*slot{label(r.Label)}
		for j := range g.Columns {
			id := r.ID + "." + g.Columns[j].ID
			if r.Counts(g.Columns[j].ID) {
				v := d.value(d.def.Field(id), id, l.Values)
				v.optional = r.Presence != form.Required
				cells = append(cells, v)
				continue
			}
			cells = append(cells, printed(write.Text("—").As(write.Label).Aligned(write.Center)))
		}
		d.add(spans, cells...)
	}
}
