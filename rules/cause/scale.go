package cause

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

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
					x.Value = x.Was.WithNumber(meant(x.Was, limits[i].Number, scale))
					c.roots = append(c.roots, x)
				}
				c.evident = scale.Equal(decimal.One) && atMostOne(scores)
				all = append(all, c, summed(g, c))
			}
		}
	}
	return all
}

// atMostOne reports whether no number is above 1: scores that are rates.
func atMostOne(scores []Change) bool {
	return !slices.ContainsFunc(scores, func(x Change) bool { return decimal.One.Less(x.Was.Number) })
}

// meant is the score that a rounded number on another scale stands for: of all
// that it may stand for the one with the fewest decimals.
func meant(was form.Value, weight, scale decimal.Decimal) decimal.Decimal {
	span := decimal.Rounded(was.Number, max(was.Number.Decimals(), int(was.Shown)))
	at := func(d decimal.Decimal) decimal.Decimal { return d.Mul(weight).Div(scale, scoreDecimals+4) }
	low, high := at(span.Lo), at(span.Hi)
	middle := at(was.Number)
	for places := range scoreDecimals {
		if d := middle.Round(places); !d.Less(low) && !high.Less(d) {
			return d
		}
	}
	return middle.Round(scoreDecimals)
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
