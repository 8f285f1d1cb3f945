package cause

import (
	"slices"

	"jixiao/rules/form"
)

// leastRows is of how many rows a column must be to be moved or sorted.
const leastRows = 4

// leastSorted is of how many rows it is no chance that they stand in order.
const leastSorted = 6

// shifted moves a column of numbers by one row, up and down. The value that is
// pushed out fills the row at the other end, unless that was left blank.
func shifted(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		for _, f := range numbers(b) {
			values := slotsIn(g.sheet, b.ID, f.ID)
			if len(values) < leastRows {
				continue
			}
			for _, by := range []int{1, len(values) - 1} {
				if c, ok := g.moved(b.ID, values, by); ok {
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// moved gives every row of a column the value of the row so far below it.
func (g *graph) moved(table string, values []Change, by int) (candidate, bool) {
	c := candidate{cost: costScale, as: ofBlock("T13", "shifted", headOf(g.sheet, table, values[len(values)/2].Was.Cell))}
	for i, x := range values {
		from := values[(i+by)%len(values)].Was
		ends := i+by == len(values) || i == len(values)-1 && by == 1
		switch {
		case from.Readable():
			x.Value = x.Was.WithNumber(from.Number)
		case from.State == form.Empty && ends:
			x.Value, x.Guessed = unknown(x.Was), true
		default:
			return c, false
		}
		c.roots = append(c.roots, x)
	}
	return c, true
}

// slotsIn are the values of a column, whatever stands there.
func slotsIn(s *form.Submission, table, id string) []Change {
	var values []Change
	for i := range s.Tables[table].Rows {
		at := form.Slot{Table: table, Row: i, ID: id}
		values = append(values, Change{At: at, Was: s.At(at)})
	}
	return values
}

// sorted takes a column of numbers for unknown that stand in order of size, as
// no list of items does: it was sorted without the columns beside it.
func sorted(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		for _, f := range numbers(b) {
			values := column(g.sheet, b.ID, f)
			if len(values) < leastSorted || len(limitsOf(g, b.ID, f.ID)) == 0 || !inOrder(values) {
				continue
			}
			c := candidate{cost: costScale, evident: true, as: ofBlock("T13", "sorted", headOf(g.sheet, b.ID, values[0].Was.Cell))}
			for _, x := range values {
				x.Value, x.Guessed = unknown(x.Was), true
				c.roots = append(c.roots, x)
			}
			all = append(all, c)
		}
	}
	return all
}

// inOrder reports whether numbers go up, or go down, and not all by the same.
func inOrder(values []Change) bool {
	compare := func(a, b Change) int { return a.Was.Number.Cmp(b.Was.Number) }
	up := slices.IsSortedFunc(values, compare)
	down := slices.IsSortedFunc(values, func(a, b Change) int { return compare(b, a) })
	return up != down
}
