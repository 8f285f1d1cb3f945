package cause

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// How much is tried: each trial judges the sheet once more.
const (
	mostRounds   = 6   // mistakes in one sheet
	mostTrials   = 40  // in all
	usualRows    = 40  // of a sheet that gets all of them
	manyFindings = 8   // of which a block may be the cause
	shortlist    = 8   // in a round
	longest      = 24  // where more are as good as each other
	mostParts    = 200 // of a sum, or of a sheet, that are looked at one by one
)

// Causes are the mistakes that explain what is wrong with a sheet, the one that
// explains most first; and what is still found when all of them are put right.
func (p Problem) Causes(found []finding.Finding) (causes []Cause, left []finding.Finding) {
	if !p.anything(found) {
		return nil, found
	}
	if causes = p.permuted(found); len(causes) > 0 {
		p, found = p.without(causes)
	}
	rows, found := p.rows(found)
	if causes = append(causes, rows...); len(rows) > 0 {
		p = p.changed(rows)
	}
	if p.long() && !newGraph(p.Sheet, p.Relations(p.Sheet)).anyBroken() {
		return causes, found
	}
	rest, left := p.search(found, p.trials())
	return append(causes, rest...), left
}

// without is the sheet with some causes put right, and what is found then.
func (p Problem) without(causes []Cause) (Problem, []finding.Finding) {
	p = p.changed(causes)
	return p, p.Judge(p.Sheet, p.Read)
}

// changed is the sheet with some causes put right.
func (p Problem) changed(causes []Cause) Problem {
	values := map[form.Slot]form.Value{}
	var changes []Change
	for _, c := range causes {
		changes = append(changes, c.Changes...)
		for _, x := range c.Changes {
			values[x.At] = x.Value
		}
	}
	p.Sheet, p.Read = p.Sheet.With(values), p.unchanged(changes)
	return p
}

// trials is how many a sheet gets: judging a long list costs more.
func (p Problem) trials() int { return max(1, mostTrials*usualRows/max(usualRows, p.length())) }

func (p Problem) length() int {
	rows := 0
	for _, t := range p.Sheet.Tables {
		rows += len(t.Rows)
	}
	return rows
}

// long reports whether the sheet is a list of more rows than a form has items.
func (p Problem) long() bool { return p.length() > usualRows }

func (p Problem) search(found []finding.Finding, trials int) (causes []Cause, left []finding.Finding) {
	s, fs := p.Sheet, found
	for round := range mostRounds {
		if !p.anything(fs) {
			break
		}
		g := newGraph(s, p.Relations(s))
		best, others := p.best(g, fs, round == 0, &trials)
		if best == nil {
			break
		}
		causes = append(causes, p.cause(g, *best, others))
		p.Read = p.unchanged(best.changes())
		s = best.asKnown().sheet(s)
		fs = best.known(p.Judge(s, p.Read), fs)
	}
	return causes, fs
}

// anything reports whether something was found that may have a cause.
func (p Problem) anything(fs []finding.Finding) bool {
	return slices.ContainsFunc(fs, func(f finding.Finding) bool { return p.Weigh(f) > finding.Info })
}

// unchanged is what was found in reading the cells that do not change.
func (p Problem) unchanged(changes []Change) []finding.Finding {
	if len(p.Read) == 0 {
		return nil
	}
	cells := map[finding.Ref]bool{}
	for _, c := range changes {
		cells[c.Was.Cell] = true
	}
	return slices.DeleteFunc(slices.Clone(p.Read), func(f finding.Finding) bool { return cells[f.Place.Cell] })
}

// best tries the likeliest changes, and returns the one that saves most, with
// those that do as well.
func (p Problem) best(g *graph, fs []finding.Finding, first bool, trials *int) (*candidate, []candidate) {
	blocks := !p.alone && p.length() <= mostParts
	many := first && blocks && p.grave(fs) >= manyFindings
	var good []candidate
	if many {
		all, some := p.ofAll(g, fs, trials)
		if all != nil {
			return all, nil
		}
		good = some
	}
	good = append(good, p.good(g, fs, p.shortlist(g, fs), trials)...)
	if first && !many && blocks && !slices.ContainsFunc(good, func(c candidate) bool {
		return c.saved >= 0 && p.grave(c.gone) == p.grave(fs) && !c.roots[0].Guessed
	}) {
		good = append(good, p.good(g, fs, p.ofBlocks(g, fs), trials)...)
	}
	if blocks {
		good = append(good, p.good(g, fs, append(worthTrying(g, p.ofFewCells(g)), choices(g, fs)...), trials)...)
	}
	if !slices.ContainsFunc(good, func(c candidate) bool { return !c.perhaps }) {
		return nil, nil
	}
	slices.SortStableFunc(good, func(a, b candidate) int {
		return cmp.Or(compareBool(a.perhaps, b.perhaps), cmp.Compare(b.saved, a.saved), cmp.Compare(p.grave(b.gone), p.grave(a.gone)))
	})
	own := slices.IndexFunc(good, func(c candidate) bool {
		return good[0].as.Code == "" && !p.evidenced(g, good[0]) && good[0].saved-c.saved <= nearlyEqual && p.atOwnCell(c) && p.explains(c, good[0])
	})
	if own > 0 {
		good[0], good[own] = good[own], good[0]
	}
	return &good[0], good[1:]
}

// ofAll is the change of a block that lets all of many findings vanish: then
// nothing else need be tried. Else it is those that let some of them.
func (p Problem) ofAll(g *graph, fs []finding.Finding, trials *int) (all *candidate, some []candidate) {
	for _, c := range p.ofBlocks(g, fs) {
		if *trials <= 0 {
			break
		}
		if *trials--; !p.Told(c.as.Code) || !p.try(g, fs, &c) {
			continue
		}
		if p.grave(c.gone) == p.grave(fs) {
			return &c, nil
		}
		some = append(some, c)
	}
	return nil, some
}

// evidenced reports whether what a candidate changes looks like the slip that it is.
func (p Problem) evidenced(g *graph, c candidate) bool {
	return len(c.roots) == 1 && p.likelihood(g, c.roots[0]) <= -costUnusual
}

// atOwnCell reports whether a candidate changes a cell of which something was
// found: that is told before what only may be meant.
func (p Problem) atOwnCell(c candidate) bool {
	return len(c.roots) == 1 && slices.ContainsFunc(c.gone, func(f finding.Finding) bool {
		return p.Weigh(f) > finding.Info && f.Place.Cell == c.roots[0].Was.Cell
	})
}

// compareBool puts what is not before what is.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// good are the candidates that judging again bears out.
func (p Problem) good(g *graph, fs []finding.Finding, tried []candidate, trials *int) []candidate {
	var good []candidate
	for _, c := range tried {
		if *trials <= 0 {
			break
		}
		if c.as.Code != "" && !p.Told(c.as.Code) {
			continue
		}
		*trials--
		if p.try(g, fs, &c) {
			good = append(good, c)
		}
	}
	return good
}

// shortlist are the changes of one value that mend most for what they cost.
func (p Problem) shortlist(g *graph, fs []finding.Finding) []candidate {
	all := p.single(g)
	rows := map[int]bool{}
	for _, f := range fs {
		rows[f.Place.Cell.Row] = true
	}
	worth := func(c candidate) int {
		w := c.mended*costTotal - c.cost
		if rows[c.roots[0].Was.Cell.Row] {
			w += costTotal
		}
		return w
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(worth(b), worth(a)) })
	n := min(len(all), shortlist)
	for n < len(all) && n < longest && worth(all[n]) == worth(all[n-1]) {
		n++ // as good as one that is tried
	}
	return all[:n]
}

// try judges the sheet with a candidate's changes. It counts when findings
// vanish and none of weight comes up.
func (p Problem) try(g *graph, fs []finding.Finding, c *candidate) bool {
	left := c.known(p.Judge(c.sheet(g.sheet), p.unchanged(c.changes())), fs)
	before, after := finding.MistakesOf(fs), finding.MistakesOf(left)
	c.saved = c.borne - c.cost
	for _, f := range left {
		if p.Weigh(f) <= finding.Info || before[f.Mistake()] {
			continue
		}
		if !c.sure {
			return false
		}
		c.saved -= p.worth(g, f)
	}
	for _, f := range fs {
		if !after[f.Mistake()] && !g.staysWrong(f, *c) {
			c.gone = append(c.gone, f)
			c.saved += p.worth(g, f)
		}
	}
	return p.anything(c.gone)
}

// sheet is the sheet with the candidate's changes.
func (c candidate) sheet(s *form.Submission) *form.Submission { return c.row.in(s.With(c.values())) }

// asKnown is the candidate with what it only guesses taken for unknown: nothing
// else must be worked out by it.
func (c candidate) asKnown() candidate {
	if !slices.ContainsFunc(c.roots, func(x Change) bool { return x.Guessed }) {
		return c
	}
	hide := func(changes []Change) []Change {
		changes = slices.Clone(changes)
		for i := range changes {
			cell := changes[i].Value.Cell
			changes[i].Value = unknown(changes[i].Was)
			changes[i].Value.Cell = cell
		}
		return changes
	}
	c.roots, c.follow = hide(c.roots), hide(c.follow)
	return c
}

// known leaves out what comes up in rows whose values were only guessed.
func (c candidate) known(left, before []finding.Finding) []finding.Finding {
	guessed := map[int]bool{}
	for _, x := range c.roots {
		if x.Guessed && x.At.Table != "" {
			guessed[x.Value.Cell.Row] = true
		}
	}
	if c.row != nil && c.row.values != nil {
		guessed[c.row.rows[0].Line] = true
	}
	if len(guessed) == 0 {
		return left
	}
	were := finding.MistakesOf(before)
	return slices.DeleteFunc(left, func(f finding.Finding) bool { return guessed[f.Place.Cell.Row] && !were[f.Mistake()] })
}

// staysWrong reports whether a finding is there whatever stands in the one value
// that a candidate takes for unknown: no value that is allowed there mends it.
func (g *graph) staysWrong(f finding.Finding, c candidate) bool {
	if len(c.roots) != 1 || c.roots[0].Value.Readable() {
		return false
	}
	at := c.roots[0].At
	for _, i := range g.about[at] {
		r := &g.relations[i]
		if r.Back == nil || r.Limit || !g.broken(i) || r.Target.ID != f.Field || g.sheet.At(r.Target).Cell != f.Place.Cell {
			continue
		}
		from := valuesAt(r.From, g.sheet.At)
		k := slices.Index(r.From, at)
		if doubtful := g.doubtful(r.From); k < 0 || len(doubtful) > 1 {
			continue
		}
		if by, ok := r.Back(k, g.sheet.At(r.Target), from); ok && !g.allowed(at, by) {
			return true
		}
	}
	return false
}

// allowed reports whether a number may stand in a slot: by its field, and by
// what bounds it.
func (g *graph) allowed(at form.Slot, by form.Value) bool {
	if !admitted(g.sheet, at, by) {
		return false
	}
	for _, i := range g.about[at] {
		if r := &g.relations[i]; r.Limit && r.Target == at && g.sheet.At(r.From[0]).Number.Less(by.Number) {
			return false
		}
	}
	return true
}

// worth is what it would cost to mend a finding by itself.
func (p Problem) worth(g *graph, f finding.Finding) int {
	if p.Weigh(f) <= finding.Info {
		return 1
	}
	at, ok := g.slotOf(f)
	if !ok {
		return costTotal
	}
	return p.costOf(g, Change{At: at, Was: g.sheet.At(at)})
}

// slotOf is the slot that a finding is about.
func (g *graph) slotOf(f finding.Finding) (form.Slot, bool) {
	is := func(at form.Slot) bool { return at.ID == f.Field && g.sheet.At(at).Cell == f.Place.Cell }
	for i := range g.relations {
		r := &g.relations[i]
		if is(r.Target) {
			return r.Target, true
		}
		if k := slices.IndexFunc(r.From, is); k >= 0 {
			return r.From[k], true
		}
	}
	return form.Slot{}, false
}
