package cause

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// What a change costs: the more a cell is trusted, the more. What follows from
// another change costs little; what a sheet copies from outside is hardly ever
// right where it differs.
const (
	costPart     = 24
	costSubtotal = 20
	costTotal    = 15
	costResult   = 10 // a rate, a grade
	costFollower = 6  // two cells that agree are seldom both wrong
	costBorne    = 14 // a sub-total that agrees with its items bears them out
	costTyped    = 6  // more, for what a formula works out
	costFormula  = 1  // a formula that follows says nothing
	costUnknown  = 5  // more, where nothing says what is right
	costBlank    = 2  // more, to fill what its sender left blank
)

// unlikely is above what a rate hardly ever is.
var unlikely = decimal.New(2)

// candidate is a change that may put a sheet right.
type candidate struct {
	roots  []Change
	follow []Change
	cost   int
	// as is how a change of a whole block is told: code, variant and cell. Without
	// a code one of the findings that vanish tells it.
	as     finding.Finding
	borne  int  // what values that are written down twice say for it
	mended int  // relations that hold with it, less those that no longer do
	sure   bool // something outside the sheet says so
	row    *added
	// report is how a change of a block is told that no finding tells, by one that
	// vanishes with it.
	report func(finding.Finding) finding.Finding
	// evident says that its own look speaks for it, whatever the sums say.
	evident bool
	// perhaps says that it is only ever told as what may be meant as well.
	perhaps bool
	// What the trial brings.
	gone  []finding.Finding
	saved int
}

// ofBlock is how a change of a whole block is told.
func ofBlock(code finding.Code, variant string, at finding.Ref) finding.Finding {
	return finding.Finding{Code: code, Variant: variant, Place: finding.Place{Cell: at}}
}

func (c candidate) changes() []Change {
	return slices.Concat(c.roots, c.follow)
}

func (c candidate) values() map[form.Slot]form.Value {
	values := make(map[form.Slot]form.Value, len(c.roots)+len(c.follow))
	for _, changes := range [...][]Change{c.roots, c.follow} {
		for i := range changes {
			values[changes[i].At] = changes[i].Value
		}
	}
	return values
}

// single are the changes of one value that let a broken relation hold.
func (p Problem) single(g *graph) []candidate {
	var all []candidate
	seen := map[string]bool{}
	add := func(at form.Slot, by form.Value, guessed bool) {
		c, ok := p.change(g, at, by, guessed)
		id := idOf(at) + "=" + c.text()
		if ok && !seen[id] {
			seen[id] = true
			all = append(all, c)
		}
	}
	for i := range g.relations {
		r := &g.relations[i]
		if !g.broken(i) {
			continue
		}
		if r.Limit {
			if c := p.unknown(g, r.Target); len(c.follow) > 0 || g.onlyDoubt(r.Target) {
				all = append(all, c)
			}
			continue
		}
		from := valuesAt(r.From, g.sheet.At)
		doubtful := g.doubtful(r.From)
		if by, ok := r.By(from); ok && i < g.own && r.Target != (form.Slot{}) && len(doubtful) == 0 {
			add(r.Target, by, false)
		}
		if r.Inexact {
			before := len(all)
			g.slipped(r, add)
			for n := before; n < len(all); n++ {
				all[n].cost -= costExact
			}
		}
		for k := range r.From {
			if r.Back == nil || len(r.From) > mostParts || g.sheet.At(r.Target).Formula != "" {
				break // a formula that works its parts out anew leaves something out
			}
			if len(doubtful) > 1 || len(doubtful) == 1 && doubtful[0] != k {
				continue
			}
			if by, ok := r.Back(k, g.sheet.At(r.Target), from); ok {
				add(r.From[k], by, r.Inexact)
			}
		}
	}
	return all
}

// doubtful are the values among some that are wrong by themselves: what is
// worked out by them is wrong as well.
func (g *graph) doubtful(slots []form.Slot) []int {
	var doubtful []int
	for i, at := range slots {
		if g.suspect[at] {
			doubtful = append(doubtful, i)
		}
	}
	return doubtful
}

// onlyDoubt reports whether a value that is wrong by itself is the only such one
// in something that does not hold: then that may come of it.
func (g *graph) onlyDoubt(at form.Slot) bool {
	return slices.ContainsFunc(g.about[at], func(i int) bool {
		r := &g.relations[i]
		return !r.Limit && g.broken(i) && len(g.doubtful(append([]form.Slot{r.Target}, r.From...))) == 1
	})
}

// unknown is the candidate that takes a value, and what was added up with it,
// for unknown.
func (p Problem) unknown(g *graph, at form.Slot) candidate {
	was := g.sheet.At(at)
	root := Change{At: at, Was: was, Value: unknown(was), Guessed: true}
	c := candidate{roots: []Change{root}, cost: p.costOf(g, root) + costUnknown, mended: 1}
	c.follow = g.spread(c.roots)
	c.cost += costOfAll(c.follow)
	return c
}

func idOf(at form.Slot) string {
	id := at.Table + "." + at.ID + "." + string(rune(at.Row))
	if at.Subtotal {
		return "=" + id
	}
	return id
}

// change is the candidate that puts a value in one slot, if that can be meant.
func (p Problem) change(g *graph, at form.Slot, by form.Value, guessed bool) (candidate, bool) {
	was := g.sheet.At(at)
	if by.Text == "" || g.bound[at] || was.State == form.Missing || !admitted(g.sheet, at, by) {
		return candidate{}, false
	}
	root := Change{At: at, Was: was, Value: put(was, by), Guessed: guessed}
	c := candidate{roots: []Change{root}, cost: p.costOf(g, root), sure: g.outside(at)}
	c.follow = g.spread(c.roots)
	c.cost += costOfAll(c.follow)
	c.mended = g.mendedBy(&c)
	return c, c.mended > 0
}

func costOfAll(follow []Change) int {
	cost := 0
	for _, c := range follow {
		switch {
		case c.Was.Formula != "":
			cost += costFormula
		case c.At.Subtotal:
			cost += costBorne
		default:
			cost += costFollower
		}
	}
	return cost
}

func (c candidate) text() string {
	if len(c.roots) == 0 {
		return ""
	}
	return c.roots[0].Value.Text
}

func (p Problem) costOf(g *graph, c Change) int {
	cost := costPart
	switch {
	case c.At.Subtotal:
		cost = costSubtotal
	case g.derived[c.At] && rounded(g, c.At):
		cost = costResult
	case g.derived[c.At], g.outside(c.At):
		cost = costTotal
	case !numeric(g.sheet, c.At):
		cost = costResult // a text that leads somewhere else is hardly a slip
	}
	if !c.Was.Given() {
		cost += costBlank
	}
	if c.Was.Formula != "" {
		cost += costTyped
	}
	if f := g.sheet.Def.FieldOf(c.At); f.Type == form.TypeRate && unlikely.Less(c.Value.Number) && !unlikely.Less(c.Was.Number) {
		cost += costPart
	}
	return max(costFollower, cost+p.likelihood(g, c))
}

func numeric(s *form.Submission, at form.Slot) bool {
	f := s.Def.FieldOf(at)
	return f != nil && f.Type.Numeric()
}

// rounded reports whether a value is a result that turns nothing round: a rate,
// a grade.
func rounded(g *graph, at form.Slot) bool {
	for _, r := range g.relations {
		if r.Target == at && !r.Limit && (r.Inexact || r.Back == nil && !r.Fixed) {
			return true
		}
	}
	return false
}

// outside reports whether something outside the sheet says what a value is.
func (g *graph) outside(at form.Slot) bool { _, known := g.bound[at]; return known }

// mendedBy counts the relations that hold with a candidate, less those that it
// breaks.
func (g *graph) mendedBy(c *candidate) int {
	values := c.values()
	at := g.looking(values)
	n := 0
	c.borne = 0
	for _, i := range g.touched(values) {
		known, after := g.holds(&g.relations[i], at)
		switch {
		case known && after && !g.holding[i]:
			n++
			if g.independent(i, values) {
				c.borne += g.speaksFor(i)
			}
		case known && !after && g.holding[i]:
			n--
		}
	}
	return n
}

// independent reports whether one side of a relation stays as it is when values
// change: then it bears the other side out.
func (g *graph) independent(i int, values map[form.Slot]form.Value) bool {
	r := &g.relations[i]
	if _, changed := values[r.Target]; !changed || r.Fixed {
		return true
	}
	return !slices.ContainsFunc(r.From, func(at form.Slot) bool { _, changed := values[at]; return changed })
}

// speaksFor is how much it says for a change that a relation then holds, beside
// the finding that goes: what is known from outside, or is written down twice.
func (g *graph) speaksFor(i int) int {
	switch r := &g.relations[i]; {
	case i >= g.own:
		return costTotal
	case r.Fixed && r.Total == nil:
		return costSubtotal
	}
	return 0
}

// admitted reports whether a number may stand in a slot, as its field says.
func admitted(s *form.Submission, at form.Slot, by form.Value) bool {
	f := s.Def.FieldOf(at)
	if f == nil || !f.Type.Numeric() {
		return f != nil
	}
	if by.Number.Decimals() > decimalsOf(f.Type) {
		return false
	}
	return f.Admits(by.Number)
}

func decimalsOf(t form.Type) int {
	switch t {
	case form.TypeScore, form.TypeWeight:
		return 2
	case form.TypeCount:
		return 0
	}
	return 10
}
