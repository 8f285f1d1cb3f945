package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Equal finds a value that differs from the one it repeats.
type Equal struct {
	Field, Other string
	Tolerance    decimal.Decimal
}

// The stored numbers are compared exactly.
func (p Equal) compile(c *check.Compiler) check.Rule {
	n, field, other, tolerance := c.Sheet(), c.Field("field", p.Field), c.Field("other", p.Other), c.Tolerate(p.Tolerance)
	c.State(func(*form.Submission, check.Input) []check.Relation {
		return []check.Relation{check.SumOf(n.Slot(field, 0), []form.Slot{n.Slot(other, 0)})}
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, twin := rec.Value(field), rec.Value(other)
		if !v.OK() || !twin.OK() || check.Agree(v.Number, twin.Number, tolerance) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = check.Show(twin, other.Type)
		f.Args["other"] = other.Label
		f.Args["cell"] = finding.Same(twin.Cell.String())
		return f
	})
}
