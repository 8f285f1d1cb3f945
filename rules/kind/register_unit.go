package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// RegisterUnit finds a unit that is not the one which the register gives for
// the project.
type RegisterUnit struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// The unit's code decides; whether code and name belong together is C04.
func (p RegisterUnit) compile(c *check.Compiler) check.Rule {
	n, field := c.Either(p.Rows), c.Value("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		project, ok := n.Subject(rec, in)
		code, _, valid := rec.Unit(field)
		if !ok || !valid || in.Facts.Successor(code) == project.Unit {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = in.Facts.UnitText(project.Unit)
		return f
	})
}
