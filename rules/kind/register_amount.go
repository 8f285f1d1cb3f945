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

// A budget is copied, not computed, so the stored amounts are compared; to the
// decimals that a form takes, because a register in 元 has more of them.
func (p RegisterAmount) compile(c *check.Compiler) check.Rule {
	n, field, tolerance := c.Sheet(), c.Field("field", p.Field), c.Tolerate(p.Tolerance)
	same := func(v, budget decimal.Decimal) bool {
		return check.Agree(v.Round(amountDecimals), budget.Round(amountDecimals), tolerance)
	}
	c.State(func(_ *form.Submission, in check.Input) []check.Relation {
		return []check.Relation{{Target: n.Slot(field, 0), From: n.Subjects(0), Fixed: true,
			By: func(from []form.Value) (form.Value, bool) {
				project, ok := n.SubjectBy(from, in)
				return form.Value{}.WithNumber(project.Budget), ok && !project.NoBudget
			},
			Holds: func(v, by form.Value, _ []form.Value) bool { return same(v.Number, by.Number) }}}
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		project, ok := n.Subject(rec, in)
		if !ok || project.NoBudget || !v.OK() || same(v.Number, project.Budget) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = project.Budget.String()
		f.Args["difference"] = check.Difference(v.Number, project.Budget)
		return f
	})
}
