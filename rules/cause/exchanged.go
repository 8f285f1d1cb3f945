package cause

import (
	"jixiao/rules/form"
)

// mostExchanged is how many numbers above their bounds are looked at: of more,
// each would be tried with every row.
const mostExchanged = 3

// exchanged puts a number above what bounds it into another row, and that row's in
// its place, where just one row can take it and every sum holds as before. A sum
// that a formula works out holds whatever stands there, and says nothing.
func exchanged(g *graph) []candidate {
	var all []candidate
	looked := 0
	for i := range g.relations[:g.own] {
		r := &g.relations[i]
		if !r.Limit || !g.broken(i) || r.Target.Table == "" || r.Target.Subtotal || !g.typedSum(r.Target) {
			continue
		}
		if looked++; looked > mostExchanged {
			return nil
		}
		if other, ok := g.onlyPartner(r.Target); ok {
			all = append(all, g.exchange(r.Target, other))
		}
	}
	return all
}

// onlyPartner is the only row with which a number can have been exchanged.
func (g *graph) onlyPartner(at form.Slot) (form.Slot, bool) {
	var partner form.Slot
	found := 0
	for i := range g.sheet.Tables[at.Table].Rows {
		other := form.Slot{Table: at.Table, Row: i, ID: at.ID}
		if i != at.Row && g.exchangeable(at, other) {
			partner = other
			found++
		}
	}
	return partner, found == 1
}

// exchangeable reports whether all that is said of two numbers holds once they are
// exchanged.
func (g *graph) exchangeable(one, other form.Slot) bool {
	a, b := g.sheet.At(one), g.sheet.At(other)
	if !a.Readable() || !b.Readable() || a.Cell == b.Cell || a.Number.Equal(b.Number) {
		return false
	}
	values := map[form.Slot]form.Value{one: a.WithNumber(b.Number), other: b.WithNumber(a.Number)}
	at := g.looking(values)
	for _, i := range g.touched(values) {
		known, holds := g.holds(&g.relations[i], at)
		if !known || !holds {
			return false
		}
	}
	return true
}

// exchange is only ever told beside what is sure: that a number is too high.
func (g *graph) exchange(one, other form.Slot) candidate {
	roots := swap([]Change{{At: one, Was: g.sheet.At(one)}}, []Change{{At: other, Was: g.sheet.At(other)}})
	return candidate{roots: roots, cost: costTwins, perhaps: true}
}

// typedSum reports whether somebody wrote down a sum of which a value is a part.
func (g *graph) typedSum(at form.Slot) bool {
	for _, i := range g.about[at] {
		r := &g.relations[i]
		if !r.Limit && r.Target != at && len(r.From) > 1 && g.sheet.At(r.Target).Given() && g.sheet.At(r.Target).Formula == "" {
			return true
		}
	}
	return false
}
