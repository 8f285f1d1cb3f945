package cause

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// shared gives every row that shares a merged cell a part of its number, which
// is read for each of them: counted once, it may be what the sums say.
func shared(g *graph) []candidate {
	var all []candidate
	for t := range g.sheet.Def.Tables {
		b := &g.sheet.Def.Tables[t]
		for _, f := range numbers(b) {
			values := column(g.sheet, b.ID, f)
			for from := 0; from < len(values); {
				end := from + 1
				for end < len(values) && values[end].Was.Cell == values[from].Was.Cell {
					end++
				}
				if end-from > 1 && !values[from+1].Was.Again {
					all = append(all, divided(g, b.ID, values[from:end]), apartFrom(g, values[from:end]))
				}
				from = end
			}
		}
	}
	return all
}

// divided spreads a number over rows by what bounds them, else evenly.
func divided(g *graph, table string, values []Change) candidate {
	c := candidate{cost: costPart, evident: true, as: ofBlock("T15", "", values[0].Was.Cell)}
	limits := limitsOf(g, table, values[0].At.ID)
	rest := values[0].Was.Number
	for i, x := range values {
		part := rest
		if left := len(values) - i; left > 1 {
			part = rest.Div(decimal.New(int64(left)), scoreDecimals)
		}
		if x.At.Row < len(limits) && limits[x.At.Row].Number.Less(part) {
			part = limits[x.At.Row].Number
		}
		rest = rest.Sub(part)
		x.Value = x.Was.WithNumber(part)
		x.Value.Cell = finding.At(rowOf(g.sheet, x.At), x.Was.Cell.Col)
		x.Guessed = true
		c.roots = append(c.roots, x)
	}
	return c
}

// apartFrom takes the numbers of such rows for unknown.
func apartFrom(g *graph, values []Change) candidate {
	c := candidate{cost: costPart + costUnknown, evident: true, as: ofBlock("T15", "", values[0].Was.Cell)}
	for _, x := range values {
		x.Value, x.Guessed = unknown(x.Was), true
		x.Value.Cell = finding.At(rowOf(g.sheet, x.At), x.Was.Cell.Col)
		c.roots = append(c.roots, x)
	}
	return c
}

func rowOf(s *form.Submission, at form.Slot) int { return s.Tables[at.Table].Rows[at.Row].Line }
