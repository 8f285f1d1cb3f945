package formula

import (
	"iter"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// place is what stands where a name looks, in as many cases as conditions tell
// apart: each constant that it is compared with, what lies between two of them, what
// lies below and above, nothing, and something that cannot be read.
type place struct {
	key  any
	name Name
	Extent
	cuts  []decimal.Decimal // that it is compared with, in order
	texts []string
	blank bool // whether it is blank is asked; else that is like what cannot be read
	cases []supposed
}

// supposed is one case. One that is not plain stands for a number that was rounded
// across a constant: there need be none that is.
type supposed struct {
	Operand
	plain bool
}

func (n Name) place() any {
	if place := n.extent().Place; place != nil {
		return place
	}
	return n.Text
}

func (n Name) extent() Extent {
	if n.Extent == nil {
		return Extent{}
	}
	return *n.Extent
}

// places are all that some conditions speak of.
type places []*place

func (s *places) of(n Name) *place {
	key := n.place()
	i := slices.IndexFunc(*s, func(p *place) bool { return p.key == key })
	if i < 0 {
		i = len(*s)
		*s = append(*s, &place{key: key, name: n, Extent: n.extent()})
	}
	return (*s)[i]
}

// note takes in a condition. It reports false of one that does more than to compare
// names with constants: of that nothing is deduced.
func (s *places) note(n node) bool {
	switch n := n.(type) {
	case *constant:
		return n.Kind == Bool
	case logic:
		return s.noteAll(n.conditions)
	case *blankness:
		return s.asksFor(n.of)
	case *relation:
		return s.compared(n, n.left, n.right) || s.compared(n, n.right, n.left) || isFixed(n.left) && isFixed(n.right)
	case *call:
		switch n.word {
		case "AND", "OR", "NOT", "IF":
			return s.noteAll(n.args)
		case "ISBLANK":
			return s.asksFor(n.args[0])
		}
	}
	return false
}

func (s *places) noteAll(all []node) bool {
	return !slices.ContainsFunc(all, func(n node) bool { return !s.note(n) })
}

func (s *places) asksFor(n node) bool {
	name, ok := n.(named)
	if ok {
		s.of(Name(name)).blank = true
	}
	return ok
}

func (s *places) compared(n *relation, left, with node) bool {
	name, ok := left.(named)
	if !ok {
		return false
	}
	switch with := with.(type) {
	case *constant:
		if with.Kind != Number && with.Kind != Date || with.Span != nil {
			return false
		}
		p := s.of(Name(name))
		p.cuts = append(p.cuts, with.Number)
		return true
	case text:
		if !n.likeness || Name(name).extent().Among == nil && strings.ContainsAny(string(with), "*?") {
			return false
		}
		p := s.of(Name(name))
		p.texts = append(p.texts, string(with))
		return true
	}
	return false
}

// isFixed reports whether a part of a rule is the same on every sheet.
func isFixed(n node) bool {
	switch n.(type) {
	case *constant, text:
		return true
	}
	return false
}

// suppose works out the cases of every place, and in how many ways they can stand
// together.
func (s places) suppose() (ways int) {
	ways = 1
	for _, p := range s {
		p.cases = []supposed{{Operand{Kind: Error}, true}}
		if p.blank {
			p.cases = append(p.cases, supposed{Operand{}, true})
		}
		if p.name.Kind == Text {
			p.supposeTexts()
		} else {
			p.supposeNumbers()
		}
		if ways *= len(p.cases); ways > mostWays {
			return ways
		}
	}
	return ways
}

func (p *place) supposeTexts() {
	all := p.Among
	if all == nil {
		all = p.texts
		other := "※"
		for slices.ContainsFunc(all, func(t string) bool { return fold(t) == fold(other) }) {
			other += "※"
		}
		all = append(slices.Clone(all), other)
	}
	for _, t := range all {
		p.cases = append(p.cases, supposed{Operand{Kind: Text, Text: t}, true})
	}
}

// stretch is a constant, or all that lies between two of them; nil is without end.
type stretch struct {
	from, to *decimal.Decimal
	in       decimal.Decimal // one number of it
}

var half = decimal.Must("0.5")

func (p *place) supposeNumbers() {
	all := p.stretches()
	if p.Width != nil && p.Width.IsZero() || p.name.Kind == Date {
		for _, s := range all {
			if !p.outside(s.in) {
				p.cases = append(p.cases, supposed{Operand{Kind: p.name.Kind, Number: s.in}, true})
			}
		}
		return
	}
	for i, lo := range all {
		for _, hi := range all[i:] {
			if p.tooFar(lo, hi) {
				continue
			}
			span := decimal.Interval{Lo: lo.in, Hi: hi.in}
			p.cases = append(p.cases, supposed{Operand{Kind: Number, Number: lo.in, Span: &span}, lo.in.Equal(hi.in)})
		}
	}
}

func (p *place) outside(d decimal.Decimal) bool {
	return p.Least != nil && d.Less(*p.Least) || p.Most != nil && p.Most.Less(d)
}

func (p *place) tooFar(lo, hi stretch) bool {
	return p.Width != nil && lo.to != nil && hi.from != nil && p.Width.Less(hi.from.Sub(*lo.to))
}

// stretches part all numbers. Between two days that follow each other lies none.
func (p *place) stretches() []stretch {
	cuts := slices.Clone(p.cuts)
	for _, bound := range []*decimal.Decimal{p.Least, p.Most} {
		if bound != nil {
			cuts = append(cuts, *bound)
		}
	}
	if len(cuts) == 0 {
		cuts = append(cuts, decimal.Zero)
	}
	slices.SortFunc(cuts, decimal.Decimal.Cmp)
	cuts = slices.CompactFunc(cuts, decimal.Decimal.Equal)
	p.cuts = cuts
	all := []stretch{{nil, &cuts[0], cuts[0].Sub(decimal.One)}}
	for i := range cuts {
		at := &cuts[i]
		if i > 0 {
			before := &cuts[i-1]
			in := before.Add(*at).Mul(half)
			if p.name.Kind == Date {
				in = before.Add(decimal.One)
			}
			if in.Less(*at) {
				all = append(all, stretch{before, at, in})
			}
		}
		all = append(all, stretch{at, at, *at})
	}
	last := &cuts[len(cuts)-1]
	return append(all, stretch{last, nil, last.Add(decimal.One)})
}

// ways goes through all in which the places can be filled.
func (s places) ways() iter.Seq2[Values, bool] {
	return func(yield func(Values, bool) bool) {
		at := make([]int, len(s))
		now := &way{s, at}
		for {
			plain := true
			for i, p := range s {
				plain = plain && p.cases[at[i]].plain
			}
			if !yield(now, plain) || !s.next(at) {
				return
			}
		}
	}
}

// next counts on to the next way, and reports false behind the last.
func (s places) next(at []int) bool {
	for i, p := range s {
		if at[i]++; at[i] < len(p.cases) {
			return true
		}
		at[i] = 0
	}
	return false
}

// way is one case of each place, as conditions are held against it.
type way struct {
	places places
	at     []int
}

func (w *way) Value(n Name) Operand {
	key := n.place()
	for i, p := range w.places {
		if p.key == key {
			return p.cases[w.at[i]].Operand
		}
	}
	return Operand{Kind: Error}
}

func (*way) Column(Name) iter.Seq2[int, Operand] { return func(func(int, Operand) bool) {} }

func (*way) Today() value.Date { return value.Date{} }
