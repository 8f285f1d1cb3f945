package formula

// Demand is a rule of which something may be deduced: where When holds, Must has
// to. A nil When is everywhere.
type Demand struct{ When, Must *Expression }

// Deduced is what follows from the wording of rules, whatever sheets say.
type Deduced uint8

// What can be deduced, of one rule or of two.
const (
	Nothing      Deduced = iota
	NeverApplies         // its conditions cannot hold
	AlwaysHolds          // what it demands holds wherever it applies
	NeverHolds           // what it demands holds nowhere where it applies
	Contradict           // both apply somewhere, and what both demand holds nowhere there
	FirstFollows         // wherever the first one fails, the second one does
	SecondFollows
	Alike // both fail in the same places
)

// mostWays bounds what is gone through for two rules, mostInAll for all rules of a
// Deducing: some tenths of a second.
const (
	mostWays  = 4000
	mostInAll = 400_000
)

// Deducing finds out what follows from rules that compare names with constants. It
// supposes every case that these tell apart, and judges each rule as it would a
// sheet; of other rules, and beyond its bounds, it deduces nothing. It is for one
// goroutine.
type Deducing struct{ left int }

// NewDeducing begins with rules of which any two may be held against each other.
func NewDeducing() *Deducing { return &Deducing{mostInAll} }

// conditions are those under which a demand is made, and what is demanded: of
// IF(a,b) that is b, where a holds.
func (d Demand) parts() (conditions []node, must node) {
	if d.When != nil {
		conditions = append(conditions, d.When.root)
	}
	must = d.Must.root
	for {
		c, ok := must.(*call)
		if !ok || c.word != "IF" || len(c.args) != 2 {
			return conditions, must
		}
		conditions, must = append(conditions, c.args[0]), c.args[1]
	}
}

// met is what came of a demand in one way.
type met struct{ applies, holds, fails bool }

// meeting judges a demand in one way after the other.
type meeting struct {
	c          *Calculator
	conditions []node
	must       node
}

func (d Demand) meeting() *meeting {
	conditions, must := d.parts()
	return &meeting{&Calculator{}, conditions, must}
}

func (d *meeting) in(v Values) (m met) {
	d.c.values, d.c.steps = v, 0
	for _, n := range d.conditions {
		if o, err := n.eval(d.c); err != nil || o.Number.IsZero() {
			return m
		}
	}
	o, err := d.must.eval(d.c)
	return met{true, err == nil && !o.Number.IsZero(), err == nil && o.Number.IsZero()}
}

// placesOf are what some demands speak of; ok is false where nothing is deduced.
func (s *Deducing) placesOf(all ...Demand) (p places, ok bool) {
	for _, d := range all {
		conditions, must := d.parts()
		if !p.noteAll(conditions) || !p.note(must) {
			return nil, false
		}
	}
	ways := p.suppose()
	if ways > mostWays || ways > s.left {
		return nil, false
	}
	s.left -= ways
	return p, true
}

// Alone deduces what can be said of one rule.
func (s *Deducing) Alone(d Demand) Deduced {
	p, ok := s.placesOf(d)
	if !ok {
		return Nothing
	}
	var applies, holds, fails, surely bool
	meeting := d.meeting()
	for v, plain := range p.ways() {
		m := meeting.in(v)
		applies, holds, fails = applies || m.applies, holds || m.holds, fails || m.fails
		surely = surely || plain && m.fails
	}
	switch {
	case !applies:
		return NeverApplies
	case !fails:
		return AlwaysHolds
	case !holds && surely:
		return NeverHolds
	}
	return Nothing
}

// Together deduces what can be said of two rules about the same records, of neither
// of which anything can be said alone.
func (s *Deducing) Together(a, b Demand) Deduced {
	if !sharePlace(a, b) {
		return Nothing
	}
	p, ok := s.placesOf(a, b)
	if !ok {
		return Nothing
	}
	var both, first, second bool // hold where both apply
	aInB, bInA := true, true
	one, other := a.meeting(), b.meeting()
	for v, plain := range p.ways() {
		x, y := one.in(v), other.in(v)
		if x.applies && y.applies {
			both = both || x.holds && y.holds
			first, second = first || plain && x.holds && y.fails, second || plain && y.holds && x.fails
		}
		aInB, bInA = aInB && (!x.fails || y.fails), bInA && (!y.fails || x.fails)
	}
	switch {
	case aInB && bInA:
		return Alike
	case aInB:
		return FirstFollows
	case bInA:
		return SecondFollows
	case first && second && !both:
		return Contradict
	}
	return Nothing
}

// sharePlace reports whether two demands speak of one place.
func sharePlace(a, b Demand) bool {
	seen := map[any]bool{}
	for _, n := range a.names() {
		seen[n.place()] = true
	}
	for _, n := range b.names() {
		if seen[n.place()] {
			return true
		}
	}
	return false
}

func (d Demand) names() []Name {
	if d.When == nil {
		return d.Must.names
	}
	return append(d.When.names[:len(d.When.names):len(d.When.names)], d.Must.names...)
}
