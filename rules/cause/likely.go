package cause

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// What speaks for a change, and against it.
const (
	costUnusual = 12 // less, towards the form's usual value, and more away from it
	costSlip    = 9  // less, where two digits only change places: that may be chance
	costExact   = 7  // less again, where that lets a rate hold to its last digit
	costNothing = 1  // more, for points that become none
	costAgain   = 4  // less, for an amount that becomes none: it was put in by mistake
	costNought  = 6  // more, for what somebody typed as nought
)

// likelihood is how much more, or less, a change costs for what it looks like.
func (p Problem) likelihood(g *graph, c Change) int {
	cost := 0
	if usual, ok := p.Meant(g.sheet, c.At); ok && !c.Was.Number.Equal(c.Value.Number) {
		switch {
		case usual.Number.Equal(c.Value.Number):
			cost -= costUnusual
		case usual.Number.Equal(c.Was.Number):
			cost += costUnusual
		}
	}
	if !c.Was.Readable() || !c.Value.Readable() || !numeric(g.sheet, c.At) {
		return cost
	}
	amount := g.sheet.Def.FieldOf(c.At).Type == form.TypeAmount
	switch {
	case !check.Swapped(c.Was.Number, c.Value.Number).IsZero():
		cost -= costSlip
	case c.Value.Number.IsZero() && amount:
		cost -= costAgain
	case c.Value.Number.IsZero():
		cost += costNothing
	case c.Was.Number.IsZero() && amount:
		cost += costNought
	}
	return cost
}

// slips are the numbers that are written like another one but for two digits
// beside each other.
func slips(d decimal.Decimal) []decimal.Decimal {
	text := []byte(d.String())
	var all []decimal.Decimal
	last := -1
	for i, digit := range text {
		if digit < '0' || digit > '9' {
			continue
		}
		if last >= 0 && text[last] != digit {
			other := append([]byte{}, text...)
			other[last], other[i] = digit, text[last]
			if n, err := decimal.Parse(string(other)); err == nil {
				all = append(all, n)
			}
		}
		last = i
	}
	return all
}

// slipped are the changes of one value of a relation that let it hold, by two
// digits that change places.
func (g *graph) slipped(r *check.Relation, add func(form.Slot, form.Value, bool)) {
	for _, at := range append([]form.Slot{r.Target}, r.From...) {
		was := g.sheet.At(at)
		if !was.Readable() || !numeric(g.sheet, at) {
			continue
		}
		for _, d := range slips(was.Number) {
			v := was.WithNumber(d)
			if _, holds := g.holds(r, g.looking(map[form.Slot]form.Value{at: v})); holds {
				add(at, form.Value{}.WithNumber(d), false)
			}
		}
	}
}
