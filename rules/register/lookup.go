package register

import (
	"slices"

	"jixiao/rules/value"
)

// index finds projects and units of a register without searching.
type index struct {
	projects map[string]*Project // by code
	named    map[string]*Project // by folded name; nil where two share one
	spelled  map[string]*Project // by the spelling of the code; nil where two share one
	units    map[string]*Unit
	aliases  map[string]*Unit      // by folded name or alias; nil where two share one
	owned    map[string][]*Project // by the unit that hands in for them, or may
	coded    value.UnitCodes
	lists    map[string]*listed
	codes    value.Codes
	lastYear lastYear
}

// New prepares the look-ups of a campaign. The facts must not change
// afterwards; then any number of goroutines may use them.
func New(f Facts) *Facts {
	f.index = newIndex(&f)
	return &f
}

func newIndex(f *Facts) *index {
	projects, units := len(f.Projects), len(f.Units)
	x := &index{projects: make(map[string]*Project, projects), named: make(map[string]*Project, projects), spelled: make(map[string]*Project, projects),
		units: make(map[string]*Unit, units), aliases: make(map[string]*Unit, units), owned: map[string][]*Project{}, lists: map[string]*listed{}, lastYear: newLastYear(f.LastYear)}
	for name, items := range f.Lists {
		x.lists[name] = newListed(items)
	}
	for i := range f.Projects {
		p := &f.Projects[i]
		x.projects[p.Code] = p
		claim(x.named, value.Fold(p.Name), p)
		claim(x.spelled, value.Spelling(p.Code), p)
	}
	for i := range f.Units {
		u := &f.Units[i]
		x.units[u.Code] = u
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			claim(x.aliases, value.Fold(name), u)
		}
	}
	for i := range f.Projects {
		x.own(&f.Projects[i])
	}
	if x.codes = f.Patterns; !x.codes.Told() {
		x.codes = value.CodesLike(each(f.Projects, func(p Project) string { return p.Code }))
	}
	x.coded = value.UnitCodesLike(each(f.Units, func(u Unit) string { return u.Code }))
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

// claim enters a key; one that two things share finds neither.
func claim[T any](names map[string]*T, key string, thing *T) {
	if other, taken := names[key]; taken && other != thing {
		thing = nil
	}
	names[key] = thing
}

// lookup is the prepared index, or a fresh one for facts that were not made by
// New.
func (f *Facts) lookup() *index {
	if f.index != nil {
		return f.index
	}
	return newIndex(f)
}

// Codes is what the project codes of the campaign look like: as it says itself,
// else as those of its register.
func (f *Facts) Codes() value.Codes { return f.lookup().codes }

// UnitCodes is what the codes of the campaign's units look like.
func (f *Facts) UnitCodes() value.UnitCodes { return f.lookup().coded }

// Project finds a project by its code, if the reader may see it.
func (f *Facts) Project(code string) (Project, bool) { return f.Visible(f.AnyProject(code)) }

// ProjectByName finds a project by its name, however it is spaced or
// punctuated, if the reader may see it. A name that two projects share finds
// neither.
func (f *Facts) ProjectByName(name string) (Project, bool) {
	return f.Visible(f.AnyProjectByName(name))
}

// AnyProject finds a project by its code, whoever reads.
func (f *Facts) AnyProject(code string) (Project, bool) { return found(f.lookup().projects[code]) }

// AnyProjectByName finds a project by its name, whoever reads.
func (f *Facts) AnyProjectByName(name string) (Project, bool) {
	return found(f.lookup().named[value.Fold(name)])
}

// Unit finds a unit by its code.
func (f *Facts) Unit(code string) (Unit, bool) { return found(f.lookup().units[code]) }

// UnitText writes a unit as forms do; the code alone where no unit has it.
func (f *Facts) UnitText(code string) string {
	u, ok := f.Unit(code)
	if !ok {
		return code
	}
	return u.Text()
}

// UnitByName finds a unit by its name or one of its aliases.
func (f *Facts) UnitByName(name string) (Unit, bool) {
	return found(f.lookup().aliases[value.Fold(name)])
}

// Called reports whether a name is one of the unit's.
func (u Unit) Called(name string) bool {
	key := value.Fold(name)
	return value.Fold(u.Name) == key ||
		slices.ContainsFunc(u.Aliases, func(alias string) bool { return value.Fold(alias) == key })
}

func found[T any](thing *T) (T, bool) {
	if thing == nil {
		var none T
		return none, false
	}
	return *thing, true
}
