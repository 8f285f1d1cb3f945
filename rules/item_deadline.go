package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// itemDeadline finds an item that was finished, or is planned to be finished,
// after the deadline of its form.
type itemDeadline struct {
	instance
	field, due ref
}

func newItemDeadline(c *compiler) Rule {
	c.emits("planned")
	return itemDeadline{c.rows(), c.column("field", c.params.Field), c.column("due", c.params.Due)}
}

// Check goes by the day of completion if one is written down, usable or not,
// else by the day that is planned.
func (r itemDeadline) Check(s *form.Submission, in Input) []finding.Finding {
	deadline, ok := in.Facts.Deadline(r.form, r.department(record{sheet: s}, in))
	if !ok {
		return nil
	}
	var fs []finding.Finding
	for rec := range r.records(s) {
		at, variant := r.field, r.variant
		if !rec.value(at).Given() {
			at, variant = r.due, "planned"
		}
		if v := rec.value(at); !v.OK() || !v.Date.After(deadline) {
			continue
		}
		f := r.finding(rec, at, in)
		f.Variant, f.Expected = variant, deadline.String()
		fs = append(fs, f)
	}
	return fs
}
