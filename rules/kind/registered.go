package kind

import (
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Registered finds a project code that the register does not have.
type Registered struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// What is expected is the code that the register gives to a project of that
// name; without one, what looks like it is asked about.
func (p Registered) compile(c *check.Compiler) check.Rule {
	n, field := c.Either(p.Rows), c.Value("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		if !v.OK() {
			return nil
		}
		if _, ok := in.Facts.AnyProject(v.Text); ok {
			return nil
		}
		f := n.Finding(rec, field, in)
		if f.Expected = n.Meant(rec, in).Code; f.Expected != "" {
			return f
		}
		if near := in.Facts.NearCodes(v.Text); len(near) > 0 {
			f.Args["like"] = finding.Text{ZH: strings.Join(near, " 或 "), EN: strings.Join(near, " or ")}
		}
		return f
	})
}
