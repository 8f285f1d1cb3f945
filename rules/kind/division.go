package kind

import (
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Division finds another division (归口科室) than the register's.
type Division struct {
	Field string
}

// A division's name counts with or without 科.
func (p Division) compile(c *check.Compiler) check.Rule {
	n, field := c.Sheet(), c.Field("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		project, ok := n.Subject(rec, in)
		if !ok || !v.OK() || project.Division == "" || divisionKey(v.Text) == divisionKey(project.Division) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = project.Division
		return f
	})
}

func divisionKey(name string) string { return strings.TrimSuffix(value.Fold(name), "科") }
