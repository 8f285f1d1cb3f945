package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// forbids finds a value in a row whose state does not allow it.
type forbids struct {
	instance
	field ref
	when  condition
}

func newForbids(c *compiler) Rule {
	return forbids{c.rows(), c.column("field", c.params.Field), c.condition()}
}

// Check points at the value that should not be there.
func (r forbids) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		if !rec.value(r.field).OK() || !r.when.holds(rec) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["status"] = quote(rec.value(r.when.column).Text)
		fs = append(fs, f)
	}
	return fs
}
