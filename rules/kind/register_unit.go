package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
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
	c.StateEither(n, func(row int, in check.Input) []check.Relation {
		return []check.Relation{{Target: n.Slot(field, row), From: n.Subjects(row), Fixed: true,
			By: func(from []form.Value) (form.Value, bool) {
				project, ok := n.SubjectBy(from, in)
				return form.Value{}.WithText(in.Facts.UnitText(project.Unit)), ok
			},
			Holds: func(unit, by form.Value, _ []form.Value) bool {
				is, _, _ := value.ParseUnit(unit.Text)
				should, _, _ := value.ParseUnit(by.Text)
				return in.Facts.Successor(is) == should
			}}}
	})
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
