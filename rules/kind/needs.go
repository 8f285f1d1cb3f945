package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Needs finds an empty cell in a row whose state asks for something there.
type Needs struct {
	check.Rows      `yaml:",inline"`
	Field           string
	check.Condition `yaml:",inline"`
}

// The finding points at the empty cell; a column that is missing is told by S03.
func (p Needs) compile(c *check.Compiler) check.Rule {
	n, field, when := c.Rows(p.Rows), c.Column("field", p.Field), c.Condition(p.Condition)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		if rec.Value(field).State != form.Empty || !when.By(rec) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["status"] = finding.Quote(rec.Value(when.Column).Text)
		return f
	})
}
