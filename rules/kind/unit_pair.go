package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// UnitPair finds a unit whose code and name do not belong together, or whose
// code is no unit's.
type UnitPair struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// Every name counts that the unit list has for a code.
func (p UnitPair) compile(c *check.Compiler) check.Rule {
	c.Emits("unknown")
	n, field := c.Either(p.Rows), c.Value("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		code, name, ok := rec.Unit(field)
		u, known := in.Facts.Unit(code)
		if !ok || known && u.Called(name) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Args["code"], f.Args["name"] = finding.Same(code), finding.Same(name)
		if !known {
			f.Variant = "unknown"
			u, _ = in.Facts.UnitByName(name)
		}
		if u.Code != "" && in.Facts.Related(u.Code) {
			f.Expected = u.Text()
		}
		return f
	})
}
