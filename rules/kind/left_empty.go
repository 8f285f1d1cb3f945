package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// LeftEmpty finds a value that nobody must fill in, but whose label stands
// there.
type LeftEmpty struct{ Field string }

func (p LeftEmpty) compile(c *check.Compiler) check.Rule {
	n, field := c.Sheet(), c.Field("field", p.Field)
	return n.Once(func(rec check.Record, in check.Input) *finding.Finding {
		if rec.Value(field).State != form.Empty {
			return nil
		}
		return n.Finding(rec, field, in)
	})
}
