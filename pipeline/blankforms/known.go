package blankforms

import "jixiao/rules/form"

// The ids of fields that the register knows, the same in every form.
const (
	divisionField   = "division"
	budgetField     = "budget"
	departmentField = "department" // 主管部门
)

// beforehand is what the register says of the project and its unit, by field.
func (p *plan) beforehand(o Order) map[string]string {
	known := map[string]string{}
	facts := p.c.Facts
	if u, ok := facts.Unit(o.Unit); ok {
		known[form.UnitField] = u.Text()
	}
	if o.Item != "" {
		known[p.def.SubjectField()] = o.Item
	}
	if u := known[form.UnitField]; u != "" && p.def.About == form.AboutUnit && !p.def.Many() {
		known[p.def.SubjectField()] = u
	}
	project, ok := facts.Project(o.Project)
	if !ok {
		return known
	}
	known[form.ProjectField], known[form.ProjectNameField] = project.Code, project.Name
	known[divisionField], known[budgetField] = project.Division, project.Budget.String()
	u, _ := facts.Unit(project.Unit)
	known[form.UnitField], known[departmentField] = u.Text(), u.Name
	for _, parent := range []string{project.Parent, u.Parent} {
		if over, ok := facts.Unit(parent); ok {
			known[departmentField] = over.Name
			break
		}
	}
	return known
}
