package cause

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// column are the values of a numeric column, nil where one cannot be read.
func column(s *form.Submission, table string, f *form.Field) []Change {
	rows := s.Tables[table].Rows
	column := make([]Change, len(rows))
	for i := range rows {
		at := form.Slot{Table: table, Row: i, ID: f.ID}
		was := s.At(at)
		if !was.Readable() {
			return nil
		}
		column[i] = Change{At: at, Was: was}
	}
	return column
}

// numbers are the numeric columns of a table that its form asks for.
func numbers(b *form.Block) []*form.Field {
	var fields []*form.Field
	for i := range b.Columns {
		if f := &b.Columns[i]; f.Type.Numeric() && f.Presence == form.Required && !f.Ordinal {
			fields = append(fields, f)
		}
	}
	return fields
}

// swappedColumns puts every two columns of numbers in each other's place, with
// their totals and without.
func swappedColumns(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		fields := numbers(b)
		for i := range fields {
			for k := range fields[:i] {
				first, second := column(g.sheet, b.ID, fields[k]), column(g.sheet, b.ID, fields[i])
				if len(first) < 2 || len(second) < 2 {
					continue
				}
				c := candidate{roots: swap(first, second), cost: costSwap, as: ofBlock("T13", "columns", headOf(g.sheet, b.ID, first[0].Was.Cell))}
				all = append(all, c)
				if totals := swappedTotals(g, b, fields[k].ID, fields[i].ID); len(totals) > 0 {
					c.roots = append(c.roots[:len(c.roots):len(c.roots)], totals...)
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// swap gives each of two columns the other's numbers.
func swap(first, second []Change) []Change {
	var all []Change
	for i := range first {
		a, b := first[i], second[i]
		a.Value, b.Value = a.Was.WithNumber(b.Was.Number), b.Was.WithNumber(a.Was.Number)
		all = append(all, a, b)
	}
	return all
}

// swappedTotals are the totals of two columns in each other's place.
func swappedTotals(g *graph, b *form.Block, first, second string) []Change {
	var all []Change
	pair := func(totals []form.Field, slot func(id string) form.Slot) {
		var one, other form.Slot
		for i := range totals {
			switch totals[i].Of {
			case first:
				one = slot(totals[i].ID)
			case second:
				other = slot(totals[i].ID)
			}
		}
		a, z := g.sheet.At(one), g.sheet.At(other)
		if a.Readable() && z.Readable() {
			all = append(all, swap([]Change{{At: one, Was: a}}, []Change{{At: other, Was: z}})...)
		}
	}
	if b.Subtotal != nil {
		for i := range g.sheet.Tables[b.ID].Subtotals {
			pair(b.Subtotal.Totals, func(id string) form.Slot { return form.Slot{Table: b.ID, Row: i, Subtotal: true, ID: id} })
		}
	}
	if b.Closing != nil {
		pair(b.Closing.Totals, func(id string) form.Slot { return form.Slot{ID: id} })
	}
	return all
}

func headOf(s *form.Submission, table string, cell finding.Ref) finding.Ref {
	if head := s.Tables[table].Header; !head.IsZero() {
		return finding.At(head.Row, cell.Col)
	}
	return cell
}

// swappedFields puts two amounts of one relation in each other's place.
func swappedFields(g *graph) []candidate {
	var all []candidate
	tried := map[[2]form.Slot]bool{}
	for n := range g.relations {
		r := &g.relations[n]
		if !g.broken(n) {
			continue
		}
		slots := slices.DeleteFunc(append(append([]form.Slot{r.Target}, r.From...), g.otherTargets(n)...),
			func(at form.Slot) bool { return at.Table != "" || at.ID == "" })
		for i, one := range slots {
			for _, other := range slots[:i] {
				if c, ok := g.swapped(other, one); ok && !tried[[2]form.Slot{other, one}] {
					tried[[2]form.Slot{other, one}] = true
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// otherTargets are what other relations that do not hold are about.
func (g *graph) otherTargets(n int) []form.Slot {
	var targets []form.Slot
	for i := range g.relations[:g.own] {
		if i != n && g.broken(i) {
			targets = append(targets, g.relations[i].Target)
		}
	}
	return targets
}

// swappedInGrids puts every two columns of a grid in each other's place.
func swappedInGrids(g *graph) []candidate {
	var all []candidate
	for i := range g.sheet.Def.Grids {
		grid := &g.sheet.Def.Grids[i]
		for k := range grid.Columns {
			for h := range grid.Columns[:k] {
				if c, ok := g.swappedInGrid(grid, &grid.Columns[h], &grid.Columns[k]); ok {
					all = append(all, c)
				}
			}
		}
	}
	return all
}

func (g *graph) swappedInGrid(grid *form.Grid, one, other *form.Field) (candidate, bool) {
	if one.Type != other.Type || !one.Type.Numeric() {
		return candidate{}, false
	}
	var first, second []Change
	for _, row := range grid.Rows {
		a, b := form.Slot{ID: row.ID + "." + one.ID}, form.Slot{ID: row.ID + "." + other.ID}
		if v, w := g.sheet.At(a), g.sheet.At(b); v.Readable() && w.Readable() {
			first, second = append(first, Change{At: a, Was: v}), append(second, Change{At: b, Was: w})
		}
	}
	if len(first) < 2 {
		return candidate{}, false
	}
	return candidate{roots: swap(first, second), cost: costTwins, as: ofBlock("T13", "fields", first[0].Was.Cell)}, true
}

func (g *graph) swapped(one, other form.Slot) (candidate, bool) {
	if one.Table != "" || other.Table != "" || one == other {
		return candidate{}, false
	}
	f, h := g.sheet.Def.FieldOf(one), g.sheet.Def.FieldOf(other)
	a, b := g.sheet.At(one), g.sheet.At(other)
	if f == nil || h == nil || f.Type != h.Type || !f.Type.Numeric() || !a.Readable() || !b.Readable() || a.Number.Equal(b.Number) {
		return candidate{}, false
	}
	roots := swap([]Change{{At: one, Was: a}}, []Change{{At: other, Was: b}})
	return candidate{roots: roots, cost: costTwins, as: ofBlock("T13", "fields", a.Cell)}, true
}
