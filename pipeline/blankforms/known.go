package blankforms

import (
	"slices"

	"jixiao/rules/form"
	"jixiao/rules/register"
)

// The ids of fields that the register knows, the same in every form.
const (
	divisionField   = "division"
	budgetField     = "budget"
	departmentField = "department" // 主管部门
)

// beforehand is what the register says of the project and its unit, by field.
func (d *draft) beforehand() map[string]string {
	known := map[string]string{}
	facts := d.c.Facts
	if u, ok := facts.Unit(d.order.Unit); ok {
		known[form.UnitField] = u.Text()
	}
	if d.order.Item != "" {
		known[d.def.SubjectField()] = d.order.Item
	}
	if u := known[form.UnitField]; u != "" && d.def.About == form.AboutUnit && !d.def.Many() {
		known[d.def.SubjectField()] = u
	}
	p, ok := facts.Project(d.order.Project)
	if !ok {
		return known
	}
	known[form.ProjectField], known[form.ProjectNameField] = p.Code, p.Name
	known[divisionField], known[budgetField] = p.Division, p.Budget.String()
	u, _ := facts.Unit(p.Unit)
	known[form.UnitField], known[departmentField] = u.Text(), u.Name
	for _, parent := range []string{p.Parent, u.Parent} {
		if over, ok := facts.Unit(parent); ok {
			known[departmentField] = over.Name
			break
		}
	}
	return known
}

// projects are those that the blank form may be about: the unit's, or all.
func (d *draft) projects() []register.Project {
	if d.order.Unit == "" {
		return d.c.Facts.Projects
	}
	return slices.DeleteFunc(slices.Clone(d.c.Facts.Projects), func(p register.Project) bool {
		return !p.BelongsTo(d.order.Unit)
	})
}

// itemCodes are those of the list that the form is about: the unit's, or all.
func (d *draft) itemCodes() []string {
	var codes []string
	for _, it := range d.c.Facts.Lists[d.def.About] {
		if d.order.Unit == "" || it.Unit == "" || it.Unit == d.order.Unit {
			codes = append(codes, it.Code)
		}
	}
	return codes
}

// choices are what a cell may hold, where that is a list.
func (d *draft) choices(f *form.Field) []string {
	var all []string
	switch {
	case f.Type == form.TypeChoice:
		for _, c := range f.Choices {
			all = append(all, c.Is)
		}
	case f.Type == form.TypeUnit:
		for _, u := range d.c.Facts.Units {
			all = append(all, u.Text())
		}
	case f.Type == form.TypeItem:
		all = d.itemCodes()
	case f.Type == form.TypeCode:
		all = each(d.projects(), func(p register.Project) string { return p.Code })
	case f.ID == form.ProjectNameField:
		all = each(d.projects(), func(p register.Project) string { return p.Name })
	case f.ID == divisionField:
		all = each(d.projects(), func(p register.Project) string { return p.Division })
	}
	return all
}

// each lists one thing of the projects, each once.
func each(projects []register.Project, of func(register.Project) string) []string {
	var all []string
	seen := map[string]bool{"": true}
	for _, p := range projects {
		if s := of(p); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}
