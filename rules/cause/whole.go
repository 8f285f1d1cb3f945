package cause

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// What a change of a whole block costs: less than two mistakes of their own.
const (
	costSwap  = 2*costPart - 5
	costScale = 2*costPart - 5
	costUnit  = costPart - 5 // ten thousand times is no coincidence
	costRow   = costPart + 5
	fewest    = 2 // findings that one change of a block must explain
)

// whole are the changes of whole blocks: two columns or fields in each other's
// place, numbers on another scale, a merged cell that counts twice.
func (p Problem) whole(g *graph, fs []finding.Finding) []candidate {
	all := missingRow(g)
	all = append(all, otherUnit(g)...)
	if p.grave(fs) >= fewest {
		all = append(all, ofManyCells(g)...)
	}
	var worth []candidate
	for _, c := range all {
		c.follow = append(c.follow, g.spread(c.changes())...)
		c.cost += costOfAll(c.follow)
		if c.row != nil || g.mendedBy(&c) > 0 || c.as.Code == "T15" {
			worth = append(worth, c)
		}
	}
	return worth
}

// ofManyCells are the changes that are too much for a single finding.
func ofManyCells(g *graph) []candidate {
	var all []candidate
	all = append(all, swappedColumns(g)...)
	all = append(all, swappedFields(g)...)
	all = append(all, otherScale(g)...)
	all = append(all, shifted(g)...)
	return append(all, shared(g)...)
}

func (p Problem) grave(fs []finding.Finding) int {
	n := 0
	for _, f := range fs {
		if p.Weigh(f) > finding.Info {
			n++
		}
	}
	return n
}

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
		slots := append([]form.Slot{r.Target}, r.From...)
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
	return candidate{roots: roots, cost: costPart + costBlank, as: ofBlock("T13", "fields", a.Cell)}, true
}

// scales are on how many points scores may have been given in place of their
// weight: a hundred, ten, or one where they are percent.
var scales = []decimal.Decimal{decimal.New(100), decimal.New(10), decimal.One}

const scoreDecimals = 2

// otherScale brings the scores of a table to their weights.
func otherScale(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		for _, f := range numbers(b) {
			limits := limitsOf(g, b.ID, f.ID)
			scores := column(g.sheet, b.ID, f)
			if len(limits) == 0 || len(scores) < 2 {
				continue
			}
			for _, scale := range scales {
				c := candidate{cost: costScale, as: ofBlock("T14", "of_"+scale.String(), headOf(g.sheet, b.ID, scores[0].Was.Cell))}
				for i, x := range scores {
					x.Value = x.Was.WithNumber(x.Was.Number.Mul(limits[i].Number).Div(scale, scoreDecimals))
					c.roots = append(c.roots, x)
				}
				all = append(all, c, summed(g, c))
			}
		}
	}
	return all
}

// limitsOf are the values that bound a column, row by row.
func limitsOf(g *graph, table, id string) []form.Value {
	var limits []form.Value
	for _, r := range g.relations {
		if r.Limit && r.Target.Table == table && r.Target.ID == id {
			v := g.sheet.At(r.From[0])
			if !v.Readable() {
				return nil
			}
			limits = append(limits, v)
		}
	}
	return limits
}

// summed is a candidate with all sums worked out anew, whatever they said.
func summed(g *graph, c candidate) candidate {
	now := c.values()
	at := g.looking(now)
	c.follow = nil
	for more := true; more; {
		more = false
		for _, i := range g.touched(now) {
			r := &g.relations[i]
			if _, settled := now[r.Target]; settled || r.Limit || r.Fixed || r.Target == (form.Slot{}) {
				continue
			}
			was := g.sheet.At(r.Target)
			if by, ok := r.By(valuesAt(r.From, at)); ok && was.State != form.Missing && was.State != form.Empty {
				now[r.Target] = put(was, by)
				c.follow = append(c.follow, Change{At: r.Target, Was: was, Value: now[r.Target]})
				more = true
			}
		}
	}
	return c
}

// shifted moves a column of numbers by one row, up and down.
func shifted(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		for _, f := range numbers(b) {
			values := column(g.sheet, b.ID, f)
			if len(values) < 4 {
				continue
			}
			for _, by := range []int{1, len(values) - 1} {
				c := candidate{cost: costScale, as: ofBlock("T13", "shifted", headOf(g.sheet, b.ID, values[0].Was.Cell))}
				for i, x := range values {
					x.Value = x.Was.WithNumber(values[(i+by)%len(values)].Was.Number)
					c.roots = append(c.roots, x)
				}
				all = append(all, c)
			}
		}
	}
	return all
}

// unitsOfMoney is how many times too large an amount in 万元 becomes in another
// unit.
var unitsOfMoney = map[string]decimal.Decimal{"block": decimal.New(10_000)}

// apart is how many times larger than the others an amount is whose unit is in
// doubt.
var apart = decimal.New(1000)

const amountDecimals = 6

// otherUnit brings amounts in 元 to 万元: all of them, or those that are far
// larger than the register's, or than the smallest.
func otherUnit(g *graph) []candidate {
	var amounts []Change
	for i := range g.sheet.Def.Fields {
		f := &g.sheet.Def.Fields[i]
		at := form.Slot{ID: f.ID}
		if v := g.sheet.At(at); f.Type == form.TypeAmount && v.Readable() && !v.Number.IsZero() {
			amounts = append(amounts, Change{At: at, Was: v})
		}
	}
	amounts = append(amounts, gridAmounts(g)...)
	if len(amounts) == 0 {
		return nil
	}
	var all []candidate
	for name, factor := range unitsOfMoney {
		for _, some := range [][]Change{amounts, farAbove(amounts, g.reference(amounts))} {
			if len(some) == 0 {
				continue
			}
			c := candidate{cost: costUnit, as: ofBlock("C08", name, some[0].Was.Cell)}
			for _, x := range some {
				x.Value = x.Was.WithNumber(x.Was.Number.Div(factor, amountDecimals))
				c.roots = append(c.roots, x)
			}
			all = append(all, c)
		}
	}
	return all
}

// gridAmounts are the amounts that stand in grids.
func gridAmounts(g *graph) []Change {
	var amounts []Change
	for i := range g.sheet.Def.Grids {
		grid := &g.sheet.Def.Grids[i]
		for _, row := range grid.Rows {
			for _, col := range grid.Columns {
				at := form.Slot{ID: row.ID + "." + col.ID}
				if v := g.sheet.At(at); col.Type == form.TypeAmount && v.Readable() && !v.Number.IsZero() {
					amounts = append(amounts, Change{At: at, Was: v})
				}
			}
		}
	}
	return amounts
}

// reference is an amount whose unit is known: the register's, else the smallest.
func (g *graph) reference(amounts []Change) decimal.Decimal {
	for _, r := range g.relations {
		if f := g.sheet.Def.FieldOf(r.Target); r.Fixed && f != nil && f.Type == form.TypeAmount {
			if by, ok := r.By(valuesAt(r.From, g.sheet.At)); ok && by.Number.Sign() > 0 {
				return by.Number
			}
		}
	}
	least := amounts[0].Was.Number
	for _, a := range amounts {
		least = decimal.Min(least, a.Was.Number)
	}
	return least
}

func farAbove(amounts []Change, reference decimal.Decimal) []Change {
	var far []Change
	for _, a := range amounts {
		if reference.Mul(apart).Less(a.Was.Number) {
			far = append(far, a)
		}
	}
	if len(far) == len(amounts) {
		return nil
	}
	return far
}
