package rules

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// division finds another division (归口科室) than the register's.
type division struct {
	instance
	field ref
}

func newDivision(c *compiler) Rule {
	return division{c.sheet(), c.field("field", c.params.Field)}
}

// Check takes a division's name with or without 科.
func (r division) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	v := rec.value(r.field)
	p, ok := r.subject(rec, in)
	if !ok || !v.OK() || p.Division == "" || divisionKey(v.Text) == divisionKey(p.Division) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = p.Division
	return []finding.Finding{f}
}

func divisionKey(name string) string { return strings.TrimSuffix(value.Fold(name), "科") }
