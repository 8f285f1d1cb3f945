package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Forbids finds a value in a row whose state does not allow it.
type Forbids struct {
	check.Rows      `yaml:",inline"`
	Field           string
	check.Condition `yaml:",inline"`
}

// The finding points at the value that should not be there.
func (p Forbids) compile(c *check.Compiler) check.Rule {
	n, field, when := c.Rows(p.Rows), c.Column("field", p.Field), c.Condition(p.Condition)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		if !rec.Value(field).OK() || !when.By(rec) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["status"] = finding.Quote(rec.Value(when.Column).Text)
		return f
	})
}
