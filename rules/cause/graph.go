package cause

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// graph is a sheet with the relations between its values.
type graph struct {
	sheet     *form.Submission
	relations []check.Relation
	own       int                 // so many are the rules'; the others follow from them
	known     []bool              // by relation: whether it can be worked out
	holding   []bool              // and whether it holds
	about     map[form.Slot][]int // the relations in which a slot stands
	derived   map[form.Slot]bool  // follow from others
	bound     map[form.Slot]bool  // are as something outside the sheet says
	suspect   map[form.Slot]bool  // are wrong by themselves: above what bounds them
	from      []form.Value        // of the relation that was looked at last, for the next
}

func newGraph(s *form.Submission, relations []check.Relation) *graph {
	own := len(relations)
	relations = slices.Concat(relations, bySubtotals(relations), repeated(relations))
	g := &graph{sheet: s, relations: relations, own: own, known: make([]bool, len(relations)), holding: make([]bool, len(relations)),
		about: map[form.Slot][]int{}, derived: map[form.Slot]bool{}, bound: map[form.Slot]bool{}, suspect: map[form.Slot]bool{}}
	for i := range relations {
		r := &relations[i]
		g.known[i], g.holding[i] = g.holds(r, s.At)
		g.enter(i)
		switch {
		case r.Limit:
			g.suspect[r.Target] = g.suspect[r.Target] || g.broken(i)
		case r.Target == form.Slot{}:
		case r.Fixed:
			g.bound[r.Target] = g.known[i] && g.holding[i]
		default:
			g.derived[r.Target] = true
		}
	}
	return g
}

// repeated are the sums of values that are written down twice: what repeats a
// total bears the total out, or its parts.
func repeated(relations []check.Relation) []check.Relation {
	var all []check.Relation
	for i := range relations {
		twin := &relations[i]
		if len(twin.From) != 1 || twin.Limit || twin.Inexact || twin.Back == nil || twin.Fixed {
			continue
		}
		for k := range relations {
			if r := &relations[k]; r.Target == twin.From[0] && len(r.From) > 1 && r.Back != nil && !r.Inexact && !r.Limit {
				again := *r
				again.Target = twin.Target
				all = append(all, again)
			}
		}
	}
	return all
}

// bySubtotals are the totals once more, as sums of the sub-totals that stand for
// their parts.
func bySubtotals(relations []check.Relation) []check.Relation {
	var all []check.Relation
	for i := range relations {
		total := &relations[i]
		if total.Target == (form.Slot{}) || total.Target.Subtotal || total.Limit || total.Inexact || total.Back == nil || len(total.From) < 2 {
			continue
		}
		rest := map[form.Slot]bool{}
		for _, at := range total.From {
			rest[at] = true
		}
		again := *total
		again.From = nil
		for k := range relations {
			sub := &relations[k]
			if !sub.Target.Subtotal || !among(sub.From, rest) {
				continue
			}
			again.From = append(again.From, sub.Target)
			for _, at := range sub.From {
				delete(rest, at)
			}
		}
		if len(again.From) < 2 {
			continue
		}
		for _, at := range total.From {
			if rest[at] {
				again.From = append(again.From, at)
			}
		}
		all = append(all, again)
	}
	return all
}

func among(slots []form.Slot, all map[form.Slot]bool) bool {
	for _, at := range slots {
		if !all[at] {
			return false
		}
	}
	return len(slots) > 0
}

// enter notes in which slots a relation stands.
func (g *graph) enter(i int) {
	r := &g.relations[i]
	if r.Target != (form.Slot{}) {
		g.about[r.Target] = append(g.about[r.Target], i)
	}
	for _, at := range r.From {
		g.about[at] = append(g.about[at], i)
	}
}

// broken reports whether a relation can be worked out and does not hold.
func (g *graph) broken(i int) bool { return g.known[i] && !g.holding[i] }

func (g *graph) holds(r *check.Relation, at func(form.Slot) form.Value) (known, holds bool) {
	target := at(r.Target)
	if r.Target != (form.Slot{}) && !target.Readable() {
		return false, false
	}
	from := g.from[:0]
	for _, slot := range r.From {
		from = append(from, at(slot))
	}
	g.from = from
	by, ok := r.By(from)
	if !ok {
		return false, false
	}
	if r.Holds != nil {
		return true, r.Holds(target, by, from)
	}
	return true, same(target, by, r.Within)
}

func valuesAt(slots []form.Slot, at func(form.Slot) form.Value) []form.Value {
	values := make([]form.Value, len(slots))
	for i, slot := range slots {
		values[i] = at(slot)
	}
	return values
}

// same compares a stated value with what it should be.
func same(a, b form.Value, within decimal.Decimal) bool {
	if !a.Number.IsZero() || !b.Number.IsZero() {
		return check.Agree(a.Number, b.Number, within)
	}
	return a.Text == b.Text || a.Number.String() == b.Text || a.Text == b.Number.String()
}

// touched lists the relations in which changed slots stand, in their order.
func (g *graph) touched(now map[form.Slot]form.Value) []int {
	hit := make([]bool, len(g.relations))
	for at := range now {
		for _, i := range g.about[at] {
			hit[i] = true
		}
	}
	var touched []int
	for i, yes := range hit {
		if yes {
			touched = append(touched, i)
		}
	}
	return touched
}

// looking is how a sheet looks with some values changed.
func (g *graph) looking(now map[form.Slot]form.Value) func(form.Slot) form.Value {
	return func(slot form.Slot) form.Value {
		if v, ok := now[slot]; ok {
			return v
		}
		return g.sheet.At(slot)
	}
}

// spread works out what else changes when some values do: whatever agreed with
// the old ones was computed from them, and follows.
func (g *graph) spread(roots []Change) []Change {
	now := map[form.Slot]form.Value{}
	for _, c := range roots {
		now[c.At] = c.Value
	}
	var follow []Change
	for range len(g.relations) {
		next, ok := g.follower(now)
		if !ok {
			break
		}
		now[next.At] = next.Value
		follow = append(follow, next)
	}
	return follow
}

// follower is a value that agreed before the changes, and no longer does: a
// total of what changed, or the only part of what changed, which was written
// once and copied.
func (g *graph) follower(now map[form.Slot]form.Value) (Change, bool) {
	at := g.looking(now)
	touched := g.touched(now)
	for _, i := range touched {
		r := &g.relations[i]
		_, settled := now[r.Target]
		was := g.sheet.At(r.Target)
		if settled || r.Fixed || r.Limit || r.Target == (form.Slot{}) || !g.gave(i, at) && !g.works(i, was, at) {
			continue
		}
		by, ok := r.By(valuesAt(r.From, at))
		if !ok && r.Back == nil && !r.Inexact {
			continue // a grade may stay what it is
		}
		if !ok {
			return Change{At: r.Target, Was: was, Value: unknown(was), Guessed: true}, true
		}
		return Change{At: r.Target, Was: was, Value: put(was, by)}, true
	}
	for _, i := range touched {
		if c, ok := g.carried(i, now, at); ok {
			return c, true
		}
	}
	return Change{}, false
}

// works reports whether a formula works a value out anew, right or wrong before. A
// sum that was wrong stays wrong: it leaves something out.
func (g *graph) works(i int, was form.Value, at func(form.Slot) form.Value) bool {
	r := &g.relations[i]
	if was.Formula == "" || i >= g.own || r.Back != nil {
		return false
	}
	if known, holds := g.holds(r, at); !known || holds {
		return false
	}
	before, _ := r.By(valuesAt(r.From, g.sheet.At))
	after, _ := r.By(valuesAt(r.From, at))
	return !same(before, after, r.Within)
}

// gave reports whether a relation held, and no longer does.
func (g *graph) gave(i int, at func(form.Slot) form.Value) bool {
	if !g.known[i] || !g.holding[i] {
		return false
	}
	known, holds := g.holds(&g.relations[i], at)
	return !known || !holds
}

// carried is the only part of a total that changed because something outside the
// sheet says what it is.
func (g *graph) carried(i int, now map[form.Slot]form.Value, at func(form.Slot) form.Value) (Change, bool) {
	r := &g.relations[i]
	total, changed := now[r.Target]
	if !changed || !g.outside(r.Target) || !total.Readable() || r.Inexact || r.Back == nil || !g.gave(i, at) {
		return Change{}, false
	}
	from := valuesAt(r.From, at)
	one, ok := onlyOne(from)
	if !ok {
		return Change{}, false
	}
	if _, settled := now[r.From[one]]; settled {
		return Change{}, false
	}
	by, ok := r.Back(one, total, from)
	return Change{At: r.From[one], Was: from[one], Value: put(from[one], by)}, ok
}

// onlyOne is the one value that is not blank or nought.
func onlyOne(values []form.Value) (int, bool) {
	one := -1
	for i, v := range values {
		switch {
		case !v.Readable() || v.Number.IsZero():
		case one >= 0:
			return 0, false
		default:
			one = i
		}
	}
	return one, one >= 0
}

// unknown is a value of which only its sender can say what it should be.
func unknown(was form.Value) form.Value {
	return form.Value{State: form.Invalid, Cell: was.Cell, Stored: was.Stored, Format: was.Format, Formula: was.Formula}
}

// put is a value with what it should be in it, as its sender would write it.
func put(was, by form.Value) form.Value {
	if by.Stored != "" {
		return was.WithText(by.Text)
	}
	return was.WithNumber(by.Number)
}
