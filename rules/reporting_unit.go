package rules

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// reportingUnit finds a report whose unit has nothing to do with the projects
// in its rows.
type reportingUnit struct {
	instance
	field ref
}

func newReportingUnit(c *compiler) Rule {
	return reportingUnit{c.rows(), c.field("field", c.params.Field)}
}

// Check gives one finding, for the first project that is another unit's: it is
// the one unit of the sheet that is in doubt.
func (r reportingUnit) Check(s *form.Submission, in Input) []finding.Finding {
	for rec := range r.records(s) {
		p, ok := r.subject(rec, in)
		code, _, valid := unitOf(rec, r.field)
		if !ok || !valid || in.Facts.takesPart(p, code) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = in.Facts.unitText(p.Unit)
		return []finding.Finding{f}
	}
	return nil
}

// owns reports whether a department is the project's unit or its parent.
func (f *Facts) owns(p Project, department string) bool {
	department = f.Heir(department)
	if department == p.Unit || department == p.Parent {
		return true
	}
	u, ok := f.Unit(p.Unit)
	return ok && u.Parent != "" && u.Parent == department
}

// takesPart reports whether a department owns a project or carries it out
// together with others (配合单位).
func (f *Facts) takesPart(p Project, department string) bool {
	return f.owns(p, department) || slices.Contains(p.CoUnits, f.Heir(department))
}
