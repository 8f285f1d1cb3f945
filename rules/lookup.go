package rules

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// index finds projects and units of a register without searching.
type index struct {
	projects map[string]*Project // by code
	named    map[string]*Project // by folded name; nil where two share one
	units    map[string]*Unit
	aliases  map[string]*Unit      // by folded name or alias; nil where two share one
	owned    map[string][]*Project // by the unit that hands in for them, or may
}

// NewFacts prepares the look-ups of a campaign. The facts must not change
// afterwards; then any number of goroutines may use them.
func NewFacts(f Facts) *Facts {
	f.index = newIndex(&f)
	return &f
}

func newIndex(f *Facts) *index {
	x := &index{projects: map[string]*Project{}, named: map[string]*Project{},
		units: map[string]*Unit{}, aliases: map[string]*Unit{}, owned: map[string][]*Project{}}
	for i := range f.Projects {
		p := &f.Projects[i]
		x.projects[p.Code] = p
		claim(x.named, p.Name, p)
	}
	for i := range f.Units {
		u := &f.Units[i]
		x.units[u.Code] = u
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			claim(x.aliases, name, u)
		}
	}
	for i := range f.Projects {
		x.own(&f.Projects[i])
	}
	return x
}

// own enters a project under its unit and that unit's parents.
func (x *index) own(p *Project) {
	owners := []string{p.Unit, p.Parent}
	if u := x.units[p.Unit]; u != nil {
		owners = append(owners, u.Parent)
	}
	slices.Sort(owners)
	for _, code := range slices.Compact(owners) {
		x.owned[code] = append(x.owned[code], p)
	}
}

// claim enters a name; a name that two things share finds neither.
func claim[T any](names map[string]*T, name string, thing *T) {
	key := value.Fold(name)
	if other, taken := names[key]; taken && other != thing {
		thing = nil
	}
	names[key] = thing
}

// lookup is the prepared index, or a fresh one for facts that were not made by
// NewFacts.
func (f *Facts) lookup() *index {
	if f.index != nil {
		return f.index
	}
	return newIndex(f)
}

// Project finds a project by its code, if the reader may see it.
func (f *Facts) Project(code string) (Project, bool) { return f.shown(f.coded(code)) }

// ProjectByName finds a project by its name, however it is spaced or
// punctuated, if the reader may see it. A name that two projects share finds
// neither.
func (f *Facts) ProjectByName(name string) (Project, bool) { return f.shown(f.called(name)) }

// coded and called find a project whoever reads.
func (f *Facts) coded(code string) (Project, bool) { return found(f.lookup().projects[code]) }

func (f *Facts) called(name string) (Project, bool) {
	return found(f.lookup().named[value.Fold(name)])
}

// Unit finds a unit by its code.
func (f *Facts) Unit(code string) (Unit, bool) { return found(f.lookup().units[code]) }

// Heir is the code of the unit that answers for a unit's duties: its own, or
// that of the one into which it was merged. A sheet that still names the old
// unit means the new one.
func (f *Facts) Heir(code string) string {
	if heir, ok := f.Heirs[code]; ok {
		return heir
	}
	return code
}

// UnitByName finds a unit by its name or one of its aliases.
func (f *Facts) UnitByName(name string) (Unit, bool) {
	return found(f.lookup().aliases[value.Fold(name)])
}

func found[T any](thing *T) (T, bool) {
	if thing == nil {
		var none T
		return none, false
	}
	return *thing, true
}

// Band is the grade that a score earns, "" below every band.
func (f *Facts) Band(score decimal.Decimal) string {
	for _, b := range f.Bands {
		if !score.Less(b.From) {
			return b.Grade
		}
	}
	return ""
}

// BetterBand is the band just above the one in which a score lies.
func (f *Facts) BetterBand(score decimal.Decimal) (Band, bool) {
	for i, b := range f.Bands {
		if !score.Less(b.From) {
			return f.bandAt(i - 1)
		}
	}
	return f.bandAt(len(f.Bands) - 1)
}

func (f *Facts) bandAt(i int) (Band, bool) {
	if i < 0 {
		return Band{}, false
	}
	return f.Bands[i], true
}

// Deadline is the last day on which a department may hand in a form: its own
// where it has an extension of which the reader may know.
func (f *Facts) Deadline(form, department string) (value.Date, bool) {
	if d, ok := f.Extensions[Extended{Department: f.Heir(department), Form: form}]; ok && !d.IsZero() && f.related(department) {
		return d, true
	}
	d, ok := f.Deadlines[form]
	return d, ok && !d.IsZero()
}
