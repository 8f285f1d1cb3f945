package formguess

import (
	"fmt"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// grid drafts a block with headers on two sides.
func (g *guesser) grid(b *block, n int, blocks map[string]bool) form.Grid {
	at := fmt.Sprintf("grids[%d]", n)
	grid := form.Grid{ID: unique("amounts", blocks), Columns: g.columns(b, at)}
	for i := range grid.Columns {
		if f := &grid.Columns[i]; f.Type == form.TypeChoice || f.Ordinal {
			*f = form.Field{ID: f.ID, Label: f.Label, Under: f.Under, Aliases: f.Aliases, English: f.English, Type: form.TypeText, Presence: f.Presence}
		}
	}
	ids := map[string]bool{}
	for i, e := range b.names {
		w, known := wordFor(e.label)
		row := form.GridRow{Label: clean(e.label), English: w.english, Presence: form.Optional}
		if !known {
			w.id, row.English = fmt.Sprintf("row_%d", i+1), fmt.Sprintf("row %d", i+1)
		}
		row.ID = unique(w.id, ids)
		row.Columns, row.Presence = g.gridRow(b, e, grid.Columns)
		grid.Rows = append(grid.Rows, row)
	}
	g.required(b, &grid)
	g.doubts.add(at, b.names[0].place, "各行的名称当作印好的；如果各单位自己写这些行，请改成 tables", "the names of the rows were taken for printed; if departments write them, make it a table")
	return grid
}

// gridRow is which columns count in a row, none meaning all, and whether the row
// must be there: cells with a sign for "none" do not count.
func (g *guesser) gridRow(b *block, e *entry, columns []form.Field) (counting []string, presence string) {
	struck := map[string]bool{}
	full := len(e.in) == len(g.union.outlines)
	for i := range b.parts {
		p := &b.parts[i]
		for _, r := range p.table.rows {
			if !e.goesBy(value.Label(p.outline.page.rowName(p.table, r).text)) {
				continue
			}
			for k := range columns {
				s := p.cell(r, b.entries[k])
				struck[columns[k].ID] = struck[columns[k].ID] || s.filled() && value.IsNone(s.text)
				full = full && (s.filled() || columns[k].Presence == form.Optional && len(b.entries[k].values) == 0)
			}
		}
	}
	for k := range columns {
		if !struck[columns[k].ID] {
			counting = append(counting, columns[k].ID)
		}
	}
	if len(counting) == len(columns) || len(counting) == 0 {
		counting = nil
	}
	if full && !b.isBlank() {
		return counting, form.Required
	}
	return counting, form.Optional
}

// required sees to columns that are filled in wherever they count.
func (g *guesser) required(b *block, grid *form.Grid) {
	for k := range grid.Columns {
		f, e := &grid.Columns[k], b.entries[k]
		if f.Presence == form.Optional && len(e.values) > 0 && e.blanks == 0 && len(e.in) == len(g.union.outlines) {
			f.Presence = form.Required
		}
	}
}
