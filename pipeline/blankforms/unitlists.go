package blankforms

import (
	"slices"
	"sync/atomic"

	"jixiao/rules/form"
	"jixiao/rules/register"
)

// listKind is which of a unit's own lists a field is chosen from.
type listKind uint8

const (
	noList listKind = iota
	codeList
	nameList
	divisionList
	itemList
	listKinds
)

func listOf(f *form.Field) listKind {
	switch {
	case f.Type == form.TypeChoice || f.Type == form.TypeUnit:
		return noList
	case f.Type == form.TypeItem:
		return itemList
	case f.Type == form.TypeCode:
		return codeList
	case f.ID == form.ProjectNameField:
		return nameList
	case f.ID == divisionField:
		return divisionList
	}
	return noList
}

// lists are those of a unit.
type lists [listKinds][]string

// unitLists find out what the lists of each unit are without looking over the
// register for each.
type unitLists struct {
	facts    *register.Facts
	texts    []string                    // of all units, as forms have them
	projects map[string][]int            // by unit, in the register's order
	items    map[string]map[string][]int // by list and unit
	all      lists
	last     atomic.Pointer[listsOf]
}

// listsOf are lists with whose they are.
type listsOf struct {
	unit, about string
	lists       lists
}

func newUnitLists(facts *register.Facts) *unitLists {
	u := &unitLists{facts: facts, projects: map[string][]int{}, items: map[string]map[string][]int{}}
	for _, one := range facts.Units {
		u.texts = append(u.texts, one.Text())
	}
	var every []int
	for i, p := range facts.Projects {
		every = append(every, i)
		u.projects[p.Unit] = append(u.projects[p.Unit], i)
		if p.Parent != p.Unit {
			u.projects[p.Parent] = append(u.projects[p.Parent], i)
		}
	}
	u.all = u.ofProjects(every)
	for name, items := range facts.Lists {
		u.items[name] = map[string][]int{}
		for i, it := range items {
			u.items[name][it.Unit] = append(u.items[name][it.Unit], i)
		}
	}
	return u
}

// of are the lists of a unit, "" for those of all, where a form is about items of
// a list as well. One blank form of a unit follows the other: the lists of the unit
// that was asked for last are kept.
func (u *unitLists) of(unit, list string) lists {
	last := u.last.Load()
	if last == nil || last.unit != unit || last.about != list {
		last = &listsOf{unit, list, u.find(unit, list)}
		u.last.Store(last)
	}
	return last.lists
}

func (u *unitLists) find(unit, list string) lists {
	out := u.all
	if unit != "" {
		out = u.ofProjects(u.projects[unit])
	}
	items := u.facts.Lists[list]
	if unit == "" {
		for _, it := range items {
			out[itemList] = append(out[itemList], it.Code)
		}
		return out
	}
	own := slices.Concat(u.items[list][unit], u.items[list][""])
	slices.Sort(own)
	for _, i := range own {
		out[itemList] = append(out[itemList], items[i].Code)
	}
	return out
}

func (u *unitLists) ofProjects(projects []int) lists {
	return lists{
		codeList:     u.each(projects, func(p *register.Project) string { return p.Code }),
		nameList:     u.each(projects, func(p *register.Project) string { return p.Name }),
		divisionList: u.each(projects, func(p *register.Project) string { return p.Division }),
	}
}

// each lists one thing of the projects, each once.
func (u *unitLists) each(projects []int, of func(*register.Project) string) []string {
	var all []string
	seen := map[string]bool{"": true}
	for _, i := range projects {
		if s := of(&u.facts.Projects[i]); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}
