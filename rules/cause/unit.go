package cause

import (
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// unitsOfMoney are other units than 万元, and how many times too large they make
// an amount. Some amounts of a sheet alone are only ever in 元.
var unitsOfMoney = []struct {
	variant string
	factor  decimal.Decimal
	some    bool
}{
	{"block", decimal.New(10_000), true},
	{"thousands", decimal.New(10), false},
	{"hundred_millions", decimal.Must("0.0001"), false},
}

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
	for _, unit := range unitsOfMoney {
		for i, some := range [][]Change{amounts, farAbove(amounts, g.reference(amounts))} {
			if len(some) == 0 || i > 0 && !unit.some {
				continue
			}
			c := candidate{cost: costUnit, as: ofBlock("C08", unit.variant, some[0].Was.Cell)}
			for _, x := range some {
				x.Value = x.Was.WithNumber(x.Was.Number.Div(unit.factor, amountDecimals))
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
