package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// AtMost finds a value that is higher than another one that bounds it.
type AtMost struct {
	check.Rows   `yaml:",inline"`
	Field, Limit string
	Tolerance    decimal.Decimal
}

// The stored numbers are compared exactly.
func (p AtMost) compile(c *check.Compiler) check.Rule {
	n, field, limit, tolerance := c.Either(p.Rows), c.Value("field", p.Field), c.Value("limit", p.Limit), c.Tolerate(p.Tolerance)
	c.State(func(s *form.Submission, _ check.Input) []check.Relation {
		var all []check.Relation
		for i := range n.Slots(field, s) {
			all = append(all, check.AtMost(n.Slot(field, i), n.Slot(limit, i)))
		}
		return all
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, most := rec.Value(field), rec.Value(limit)
		if !v.OK() || !most.OK() || v.Number.Sub(most.Number).Cmp(tolerance) <= 0 {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = check.Show(most, limit.Type)
		f.Args["limit"] = limit.Label
		return f
	})
}
