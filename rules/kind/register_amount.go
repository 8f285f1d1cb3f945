package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// RegisterAmount finds a budget that is not the register's.
type RegisterAmount struct {
	Field     string
	Tolerance decimal.Decimal
}

// Budget is the field that is held against the register's.
func (p RegisterAmount) Budget() string { return p.Field }

// The stored amount is compared: a budget is copied, not computed, so nothing
// has been rounded on the way.
func (p RegisterAmount) compile(c *check.Compiler) check.Rule {
	n, field, tolerance := c.Sheet(), c.Field("field", p.Field), c.Tolerate(p.Tolerance)
	c.State(func(_ *form.Submission, in check.Input) []check.Relation {
		return []check.Relation{{Target: n.Slot(field, 0), From: n.Subjects(0), Fixed: true,
			By: func(from []form.Value) (form.Value, bool) {
				project, ok := n.SubjectBy(from, in)
				return form.Value{}.WithNumber(project.Budget), ok
			}}}
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		project, ok := n.Subject(rec, in)
		if !ok || !v.OK() || check.Agree(v.Number, project.Budget, tolerance) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = project.Budget.String()
		f.Args["difference"] = check.Difference(v.Number, project.Budget)
		return f
	})
}
