package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// needs finds an empty cell in a row whose state asks for something there.
type needs struct {
	instance
	field ref
	when  condition
}

func newNeeds(c *compiler) Rule {
	return needs{c.rows(), c.column("field", c.params.Field), c.condition()}
}

// Check points at the empty cell; a column that is missing is told by S03.
func (r needs) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		if rec.value(r.field).State != form.Empty || !r.when.holds(rec) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["status"] = quote(rec.value(r.when.column).Text)
		fs = append(fs, f)
	}
	return fs
}
